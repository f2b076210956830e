import type { Asker } from "../core/asker.ts";
import type { Fact } from "../core/facts.ts";
import type { AnswerReason, Outcome, QuotedPart } from "../core/outcome.ts";
import type { CurrentSection } from "../core/ports/page-store.ts";
import { type Result, shown } from "../core/result.ts";
import type { WrittenAnswer } from "../core/written.ts";
import { questionWords, terms } from "../retrieval/analyse.ts";
import { type Expansion, synonymsOf } from "../retrieval/glossary.ts";
import type { SearchResult } from "../retrieval/search.ts";
import { answerCard, type QuotedOutcome } from "./answer-card.ts";
import { answerGiven, type Record, sectionsRead } from "./answer-facts.ts";
import { type Around, readAround } from "./around.ts";
import type { AskDeps } from "./ask-deps.ts";
import { cite } from "./cite.ts";
import { nameOf } from "./people-names.ts";
import { type Quote, quote } from "./quote.ts";
import { visibilityOf } from "./readable.ts";
import { type Telling, tell } from "./written/tell.ts";

/** `shorter`: because the whole section was unclear. */
export type Form = "short" | "shorter" | "whole";

export interface Chosen {
  readonly record: Record;
  readonly reason: AnswerReason;
  readonly form: Form;
  readonly corrections: SearchResult["corrections"];
  /** What is quoted, the main section first, each with the passage that was found. */
  readonly chosen: readonly [ChosenSection, ...ChosenSection[]];
  /** How a model may tell it, where there is one; `null`: it is quoted in any case. */
  readonly writing: ToWrite | null;
}

interface ToWrite extends Pick<Telling, "question" | "unclear"> {
  /** What came next, best first. */
  readonly beside: readonly ChosenSection[];
}

interface ChosenSection {
  readonly section: CurrentSection;
  readonly passage: string;
}

/**
 * An answer from sections that are decided on: in a model's words or quoted, with citation, what changed, what is
 * to come, card and facts.
 */
export async function answerFrom(deps: AskDeps, asker: Asker, decided: Chosen): Promise<Result> {
  const { written, choice, facts } = await toldByModel(deps, asker, decided);
  const sections = choice.chosen.map(({ section }) => section) as [CurrentSection, ...CurrentSection[]];
  const around = await readAround(deps, asker, { sections, alone: choice.form === "short" });
  const outcome = compose(deps, asker, choice, around, written);
  const record = { ...choice.record, sensitive: outcome.sensitive };
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
    facts: [
      answerGiven(record, asker, outcome),
      ...facts,
      ...sectionsRead(outcome, asker, outcome.sensitive),
    ],
    sensitive: outcome.sensitive,
  };
}

interface ToldByModel {
  readonly written: WrittenAnswer | null;
  /** What is cited: as it was decided, or what the written answer stands on. */
  readonly choice: Chosen;
  readonly facts: readonly Fact[];
}

async function toldByModel(deps: AskDeps, asker: Asker, choice: Chosen): Promise<ToldByModel> {
  const { record, chosen, writing } = choice;
  if (writing === null) return { written: null, choice, facts: [] };
  const beside = writing.beside.filter(
    ({ section }, place, all) =>
      !chosen.some((one) => isSame(one.section, section)) &&
      all.findIndex((one) => isSame(one.section, section)) === place,
  );
  const told = await tell(deps, asker, {
    ...writing,
    beside: beside.map(({ section }) => section),
    sensitive: record.sensitive,
    elapsedMs: record.elapsed(),
    sections: chosen.map(({ section }) => section) as [CurrentSection, ...CurrentSection[]],
    quote: quoteInForm(deps, choice, chosen[0].section),
  });
  if (told === null) return { written: null, choice, facts: [] };
  const facts = [{ kind: "answer-written", answer: record.id, writing: told.record } as const];
  if (told.shown === null) return { written: null, choice, facts };
  const known = [...chosen, ...beside];
  const cited = told.shown.cited.flatMap(
    (section) => known.find((one) => isSame(one.section, section)) ?? [],
  ) as [ChosenSection, ...ChosenSection[]];
  const reason = writing.unclear === null ? choice.reason : "other-form";
  return { written: told.shown.written, choice: { ...choice, reason, form: "short", chosen: cited }, facts };
}

function isSame(one: CurrentSection, other: CurrentSection): boolean {
  return one.sop === other.sop && one.slug === other.slug;
}

function compose(
  deps: AskDeps,
  asker: Asker,
  choice: Chosen,
  around: Around,
  written: WrittenAnswer | null,
): QuotedOutcome {
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
    ? ({ kind: "answered", ...shared, written } satisfies Outcome)
    : { kind: "needs-approval", ...shared, approver: decided.section.approver };
}

function quoteInForm(deps: AskDeps, { record, form, corrections }: Chosen, section: CurrentSection): Quote {
  const question = record.standalone ?? record.question;
  if (form === "whole" || question === null)
    return { blocks: section.blocks, shortened: false, isProcedure: false };
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
