import type { Company } from "../../core/company.ts";
import type { FixTold, Report, VainQuestion } from "../../core/fixes.ts";
import { answerWords } from "../../core/messages/ask.ts";
import { mayRead, type Person } from "../../core/people.ts";
import type { FixStore } from "../../core/ports/fix-store.ts";
import type { CurrentSection, PageReader } from "../../core/ports/page-store.ts";
import type { System } from "../../core/ports/system.ts";
import type { Notice } from "../../core/result.ts";
import type { Reader } from "../../core/terms.ts";
import { isWorking, scheduleOf } from "../../core/working-time.ts";
import { findFix } from "./find-fix.ts";
import { fixCard, type ToldFix } from "./fix-card.ts";

export interface LoopDeps {
  readonly store: FixStore;
  readonly pages: Pick<PageReader, "addresses" | "currentSections" | "pageAt" | "sectionAt">;
  readonly company: Company;
  /** Everybody who has not left. */
  readonly people: readonly Person[];
  readonly readerOf: (person: Person) => Reader;
  /** The section that answers somebody's question now, if one does. */
  readonly answering: (question: string, reader: Reader, at: Date) => Promise<CurrentSection | null>;
  /** Of these people, those who can be written to and want it. */
  readonly reachable: (people: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly newId: System["newId"];
}

/** What one person is told, to be written and sent together. */
export interface FixNews {
  readonly facts: readonly [FixTold];
  readonly notices: readonly [Notice];
}

/**
 * Tells those who said that a section was wrong, or asked in vain, what became of it: once for each, with the
 * version, in their working hours. Nothing is told of what they may not read, and nothing of sensitive pages.
 */
export async function tellFixes(deps: LoopDeps, now: Date): Promise<readonly FixNews[]> {
  const since = new Date(now.getTime() - deps.company.policy.queue.fixDays * dayMs);
  const reports = await deps.store.untoldReports(since);
  const questions = await deps.store.untoldQuestions(since);
  const there = await atWork(deps, [...reports, ...questions], now);
  const paths = new Map((await deps.pages.addresses()).map(({ sop, path }) => [sop, path]));
  const news: FixNews[] = [];
  for (const person of there) {
    const isTheirs = (one: { readonly person: string }) => one.person === person.id;
    const fixes = await fixesFor(deps, {
      person,
      reports: reports.filter(isTheirs),
      questions: questions.filter(isTheirs),
      paths,
      now,
    });
    if (fixes.length > 0) news.push(newsFor(deps, person, fixes, now));
  }
  return news;
}

const dayMs = 86_400_000;

async function atWork(
  { people, company, reachable }: LoopDeps,
  said: readonly { readonly person: string }[],
  now: Date,
): Promise<readonly Person[]> {
  const ids = new Set(said.map(({ person }) => person));
  const working = people.filter(
    (person) => ids.has(person.id) && isWorking(now, scheduleOf(person, company)),
  );
  if (working.length === 0) return [];
  const reached = await reachable(working.map(({ id }) => id));
  return working.filter(({ id }) => reached.has(id));
}

interface Said {
  readonly person: Person;
  readonly reports: readonly Report[];
  readonly questions: readonly VainQuestion[];
  /** Id of a page → where it stands. */
  readonly paths: ReadonlyMap<string, string>;
  readonly now: Date;
}

async function fixesFor(deps: LoopDeps, said: Said): Promise<readonly ToldFix[]> {
  const reader = deps.readerOf(said.person);
  const fixes: ToldFix[] = [];
  for (const report of said.reports) {
    const fix = await fixedFor(deps, report, { ...said, reader });
    if (fix !== null) fixes.push(fix);
  }
  for (const question of said.questions) {
    const fix = await answeredFor(deps, question, { ...said, reader });
    if (fix !== null) fixes.push(fix);
  }
  return fixes;
}

type Telling = Said & { readonly reader: Reader };

async function fixedFor(
  { pages }: LoopDeps,
  report: Report,
  { paths, reader, now }: Telling,
): Promise<ToldFix | null> {
  const path = paths.get(report.sop);
  if (path === undefined) return null;
  const page = await pages.pageAt({ kind: "sop", path, version: null }, now);
  if (page === null || !mayRead(reader, page.audience)) return null;
  const [section] = await pages.currentSections([report], now);
  const fix = section?.sensitive ? null : await findFix(pages, report, { path, now });
  if (fix === null) return null;
  const then = await pages.sectionAt(report, report.version);
  const name = answerWords.citation(
    page.title,
    then === null || then.heading === page.title ? null : then.heading,
  );
  return { kind: "fixed", report, fix, place: { path, name } };
}

/** Only by a text that was not there when they asked: that Cairn understands better now is no news of a page. */
async function answeredFor(
  { answering }: LoopDeps,
  question: VainQuestion,
  { reader, now }: Telling,
): Promise<ToldFix | null> {
  const section = await answering(question.question, reader, now);
  if (section === null || section.sensitive || section.publishedAt <= question.at) return null;
  const { sop, path, title, heading, version, slug } = section;
  const name = answerWords.citation(
    answerWords.pageVersion(title, version),
    heading === title ? null : heading,
  );
  return { kind: "answered", question, place: { path, name }, sop, version, section: slug };
}

function newsFor(
  { company, newId }: LoopDeps,
  person: Person,
  fixes: readonly ToldFix[],
  now: Date,
): FixNews {
  const message = newId();
  return {
    facts: [{ kind: "fix-told", person: person.id, message, fixes: fixes.map(toldOf), at: now }],
    notices: [
      {
        id: message,
        to: { kind: "person", person: person.id },
        card: fixCard(fixes, { now, zone: scheduleOf(person, company).timeZone }),
        replaces: null,
      },
    ],
  };
}

function toldOf(fix: ToldFix): FixTold["fixes"][number] {
  if (fix.kind === "answered") return { about: fix.question.about, sop: fix.sop, version: fix.version };
  return { about: fix.report.about, sop: fix.report.sop, version: fix.fix.version };
}
