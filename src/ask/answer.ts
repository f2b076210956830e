import type { Asker } from "../core/asker.ts";
import type { AnswerReason, Candidate, Outcome, QuotedPart, SectionChange } from "../core/outcome.ts";
import { mayRead } from "../core/people.ts";
import type { PageReports, SectionSeen } from "../core/ports/ask-store.ts";
import type { CurrentSection, LessonLink, UpcomingVersion } from "../core/ports/page-store.ts";
import { type Result, shown } from "../core/result.ts";
import { changeSince } from "../core/section-changes.ts";
import { questionWords, terms } from "../retrieval/analyse.ts";
import { type Expansion, synonymsOf } from "../retrieval/glossary.ts";
import type { SearchResult } from "../retrieval/search.ts";
import { answerCard, type QuotedOutcome } from "./answer-card.ts";
import { answerGiven, type Record, sectionsRead } from "./answer-facts.ts";
import type { AskDeps } from "./ask-deps.ts";
import { cite } from "./cite.ts";
import { readableNeighbours } from "./neighbours.ts";
import { nameOf } from "./people-names.ts";
import { type Quote, quote } from "./quote.ts";
import { visibilityOf } from "./readable.ts";

/** `shorter`: because the whole section was unclear. */
export type Form = "short" | "shorter" | "whole";

export interface Chosen {
  readonly record: Record;
  readonly reason: AnswerReason;
  readonly form: Form;
  readonly corrections: SearchResult["corrections"];
  /** What is quoted, the main section first, each with the passage that was found. */
  readonly chosen: readonly [ChosenSection, ...ChosenSection[]];
}

interface ChosenSection {
  readonly section: CurrentSection;
  readonly passage: string;
}

/** An answer from sections that are decided on: quote, citation, what changed, what is to come, card and facts. */
export async function answerFrom(deps: AskDeps, asker: Asker, choice: Chosen): Promise<Result> {
  const around = await readAround(deps, asker, choice);
  const outcome = compose(deps, asker, choice, around);
  const record = { ...choice.record, sensitive: outcome.sensitive };
  const sections = choice.chosen.map(({ section }) => section);
  const visibility = visibilityOf(sections, outcome.sensitive);
  const card = answerCard({
    answer: record.id,
    outcome,
    sections,
    canShare: asker.place.reach === "aside" && visibility === "everybody",
    approver: outcome.kind === "needs-approval" ? nameOf(deps.people, outcome.approver) : null,
    lessons: around.lessons,
    neighbours: around.neighbours,
    now: asker.at,
    timeZone: deps.company.policy.timeZone,
  });
  return {
    ...shown([card], visibility),
    outcome,
    facts: [answerGiven(record, asker, outcome), ...sectionsRead(outcome, asker, outcome.sensitive)],
    sensitive: outcome.sensitive,
  };
}

interface Around {
  readonly reports: readonly PageReports[];
  readonly changes: readonly SectionChange[];
  readonly upcoming: UpcomingVersion | null;
  readonly lessons: readonly LessonLink[];
  readonly neighbours: readonly Candidate[];
}

async function readAround(deps: AskDeps, asker: Asker, { chosen, form }: Chosen): Promise<Around> {
  const sections = chosen.map(({ section }) => section);
  const [first] = chosen;
  const [reports, changes, upcoming, lessons, neighbours] = await Promise.all([
    deps.store.reports(sections),
    changesSince(deps, asker, sections),
    deps.pages.upcoming(first.section.sop, asker.at),
    deps.pages.lessonsFor(first.section, asker.at),
    form === "short" ? [] : readableNeighbours(deps, first.section, asker),
  ]);
  return {
    reports,
    changes,
    upcoming: upcoming !== null && mayRead(asker.reader, upcoming.audience) ? upcoming : null,
    lessons: lessons.filter(({ audience }) => mayRead(asker.reader, audience)),
    neighbours,
  };
}

async function changesSince(
  { pages, store }: AskDeps,
  { person }: Asker,
  sections: readonly CurrentSection[],
): Promise<readonly SectionChange[]> {
  if (person === null) return [];
  const seen = await store.lastSeen(person.id, sections);
  const changes = await Promise.all(
    sections.map(async (section) => {
      const last = seen.find((one) => one.sop === section.sop && one.section === section.slug);
      return last === undefined ? null : changeFrom(pages, last, section);
    }),
  );
  return changes.filter((change) => change !== null);
}

async function changeFrom(
  pages: AskDeps["pages"],
  seen: SectionSeen,
  section: CurrentSection,
): Promise<SectionChange | null> {
  if (seen.version === section.version) return null;
  const text = await pages.sectionAt(section, seen.version);
  if (text === null || text.hash === section.hash) return null;
  const { sop, slug, heading, version, blocks } = section;
  return changeSince({
    sop,
    section: slug,
    heading,
    seen: { version: seen.version, blocks: text.blocks },
    current: { version, blocks },
  });
}

function compose(deps: AskDeps, asker: Asker, choice: Chosen, around: Around): QuotedOutcome {
  const { policy } = deps.company;
  const [first, ...others] = choice.chosen;
  const part = ({ section, passage }: ChosenSection): QuotedPart => {
    const reports = around.reports.find(
      ({ sop, version }) => sop === section.sop && version === section.version,
    );
    const quoted = quoteInForm(deps, choice, section);
    return cite(quoted, { section, passage, reports: reports ?? null }, asker.at, policy);
  };
  const shared = {
    reason: choice.reason,
    parts: [part(first), ...others.map(part)] as const,
    changes: around.changes,
    upcoming: around.upcoming,
    sensitive: choice.record.sensitive || choice.chosen.some(({ section }) => section.sensitive),
  };
  const decided = choice.chosen.find(({ section }) => section.approval);
  return decided === undefined
    ? ({ kind: "answered", ...shared } satisfies Outcome)
    : { kind: "needs-approval", ...shared, approver: decided.section.approver };
}

function quoteInForm(deps: AskDeps, { record, form, corrections }: Chosen, section: CurrentSection): Quote {
  const question = record.standalone ?? record.question;
  if (form === "whole" || question === null) return { blocks: section.blocks, shortened: false };
  const { quotedLines, quotedSteps } = deps.company.policy.ask;
  const limits = form === "short" ? { lines: quotedLines, steps: quotedSteps } : SHORTER;
  return quote({ section, question, wanted: wantedIn(deps, question, corrections), limits });
}

/** What a question asks for, with the company's other words for it and the spellings retrieval tried. */
function wantedIn(
  deps: AskDeps,
  question: string,
  corrections: SearchResult["corrections"],
): readonly Expansion[] {
  const spellings = new Map(corrections.map(({ from, to }) => [terms(from).join(" "), [terms(to)]]));
  return synonymsOf(deps.company.glossary)
    .expand(questionWords(question))
    .map((wanted) => ({
      ...wanted,
      alternatives: [...wanted.alternatives, ...(spellings.get(wanted.terms.join(" ")) ?? [])],
    }));
}

/** The one or two lines that matter most. */
const SHORTER = { lines: 2, steps: 4 };
