import { type Subject, subjectKey } from "../../core/gaps.ts";
import type {
  RunningTest,
  SectionTextKey,
  SectionUse,
  SignalRange,
} from "../../core/ports/detection-store.ts";
import type { SectionKey } from "../../core/ports/page-store.ts";
import type { SignalStore } from "../../core/ports/signal-store.ts";
import type { StoredSignal } from "../../core/signals.ts";
import { signWeight } from "../signs/episodes.ts";
import { type Episodes, episodesSince, isUse, withSignal } from "../signs/section-episodes.ts";
import { decideGap } from "./personal-gap.ts";
import {
  type Around,
  asJudged,
  freshState,
  restarted,
  type TestState,
  withEvidence,
} from "./running-test.ts";

/** What holds for a whole night. */
export interface Night extends Around {
  readonly store: Pick<
    SignalStore,
    "signalsInRange" | "runningTests" | "keepRunningTests" | "sectionUses" | "keepSectionUses" | "signals"
  >;
  readonly range: SignalRange;
  /** When the test of a person on a subject was last to start anew; `null`: never. */
  readonly restartAt: (person: string, subject: Subject) => Date | null;
  readonly now: Date;
}

/** What the signals of some people touched. Plain JSON. */
export interface Touched {
  /** Texts of sections with a new sign of trouble. */
  readonly texts: readonly TouchedText[];
  /** Tests that say something, were the page not to blame. */
  readonly suspects: readonly { readonly person: string; readonly subject: Subject }[];
}

type TouchedText = SectionTextKey & { readonly version: number };

export const nothingTouched: Touched = { texts: [], suspects: [] };

/** Each text once. */
export function joinTouched(all: readonly Touched[]): Touched {
  const texts = new Map(
    all.flatMap((one) => one.texts.map((text) => [`${sectionName(text)} ${text.sectionHash}`, text])),
  );
  return { texts: [...texts.values()], suspects: all.flatMap(({ suspects }) => suspects) };
}

/**
 * Takes the new signals of some people into their running tests and into what they did with sections. Every row
 * says up to which signal it has come, so that a night that is run again counts none twice.
 */
export async function takeIn(night: Night, people: readonly string[]): Promise<Touched> {
  const signals = await night.store.signalsInRange(people, night.range);
  const tests = new Map<string, TestAt>();
  const uses = new Map<string, UseAt>();
  const texts = new Map<string, TouchedText>();
  for (const signal of signals) {
    for (const subject of subjectsOf(signal)) {
      const { person } = signal;
      const key = `${person} ${subjectKey(subject)}`;
      gather(tests, key, { person, subject }, signal);
    }
    if (!isUse(signal)) continue;
    const { sop, section, sectionHash, person, version } = signal;
    const text = `${sectionName(signal)} ${sectionHash}`;
    gather(uses, `${person} ${text}`, { sop, section, sectionHash, person }, signal);
    if (signWeight(signal.kind, night.policy) > 0) texts.set(text, { sop, section, sectionHash, version });
  }
  await takeIntoUses(night, [...uses.values()]);
  return { texts: [...texts.values()], suspects: await takeIntoTests(night, [...tests.values()]) };
}

interface Gathered<Key> {
  readonly key: Key;
  readonly signals: StoredSignal[];
}

type TestAt = Gathered<Pick<RunningTest, "person" | "subject">>;
type UseAt = Gathered<SectionTextKey & { readonly person: string }>;

function gather<Key>(all: Map<string, Gathered<Key>>, name: string, key: Key, signal: StoredSignal): void {
  const known = all.get(name);
  if (known === undefined) all.set(name, { key, signals: [signal] });
  else known.signals.push(signal);
}

function subjectsOf({ kind, sop, section, skills }: StoredSignal): readonly Subject[] {
  if (kind !== "missed" && kind !== "right" && kind !== "step-missed" && kind !== "step-right") return [];
  return [{ kind: "section", sop, section }, ...skills.map((skill): Subject => ({ kind: "skill", skill }))];
}

async function takeIntoTests(night: Night, touched: readonly TestAt[]): Promise<Touched["suspects"]> {
  const { policy, now } = night;
  const known = new Map(
    (await night.store.runningTests(touched.map(({ key }) => key))).map((test) => [nameOf(test), test]),
  );
  const kept: RunningTest[] = [];
  const suspects: Touched["suspects"][number][] = [];
  for (const { key, signals } of touched) {
    const before = known.get(nameOf(key));
    const fresh = signals.filter(({ sequence }) => sequence > (before?.upTo ?? 0));
    const state = await stateWith(night, key, before, fresh);
    if (fresh.length > 0)
      kept.push({ ...key, state, upTo: lastOf(fresh), lastAt: latest(fresh, before?.lastAt) });
    // Of what a run that broke off had taken in already, it has told nobody.
    const subject = key.subject.kind;
    const facts = { test: state.test, subject, coaching: null, isPageSuspected: false, now, policy };
    if (decideGap(facts).kind === "coach") suspects.push(key);
  }
  await night.store.keepRunningTests(kept);
  return suspects;
}

async function stateWith(
  night: Night,
  key: TestAt["key"],
  before: RunningTest | undefined,
  fresh: readonly StoredSignal[],
): Promise<TestState> {
  const start = restarted(
    (before?.state ?? freshState) as TestState,
    night.restartAt(key.person, key.subject),
  );
  if (fresh.some(({ corrects }) => corrects)) return replayed(night, key, start);
  return asJudged(fresh).reduce((at, signal) => withEvidence(at, signal, night), start);
}

/** Told anew from every signal that is still kept: an attempt that counted was judged otherwise. */
async function replayed(
  night: Night,
  { person, subject }: TestAt["key"],
  start: TestState,
): Promise<TestState> {
  const about = subject.kind === "section" ? { about: subject } : {};
  const all = await night.store.signals({ person, ...about });
  const theirs = all.filter(
    ({ sequence, skills }) =>
      sequence <= night.range.upTo && (subject.kind === "section" || skills.includes(subject.skill)),
  );
  const empty = { ...freshState, since: start.since };
  return asJudged(theirs).reduce((state, signal) => withEvidence(state, signal, night), empty);
}

async function takeIntoUses(night: Night, touched: readonly UseAt[]): Promise<void> {
  const { policy } = night;
  const since = new Date(night.now.getTime() - policy.pageDays * dayMs);
  const known = new Map(
    (await night.store.sectionUses(touched.map(({ key }) => key))).map((use) => [textOf(use), use]),
  );
  const kept: SectionUse[] = [];
  for (const { key, signals } of touched) {
    const before = known.get(textOf(key));
    const fresh = signals.filter(({ sequence }) => sequence > (before?.upTo ?? 0));
    if (fresh.length === 0) continue;
    const anew = fresh.some(({ corrects }) => corrects);
    const start = anew ? [] : ((before?.state ?? []) as Episodes);
    const all = anew ? await usesAgain(night, key) : fresh;
    const episodes = asJudged(all).reduce((at, signal) => withSignal(at, signal, policy), start);
    const state = episodesSince(episodes, since);
    kept.push({ ...key, state, upTo: lastOf(fresh), lastAt: latest(fresh, before?.lastAt) });
  }
  await night.store.keepSectionUses(kept);
}

async function usesAgain({ store, range }: Night, { person, sectionHash, ...about }: UseAt["key"]) {
  const all = await store.signals({ person, about });
  return all.filter(
    (signal) => signal.sequence <= range.upTo && signal.sectionHash === sectionHash && isUse(signal),
  );
}

function nameOf({ person, subject }: Pick<RunningTest, "person" | "subject">): string {
  return `${person} ${subjectKey(subject)}`;
}

function textOf({ person, sectionHash, ...key }: UseAt["key"]): string {
  return `${person} ${sectionName(key)} ${sectionHash}`;
}

function sectionName({ sop, section }: SectionKey): string {
  return `${sop}#${section}`;
}

function lastOf(signals: readonly StoredSignal[]): number {
  return signals.reduce((last, { sequence }) => Math.max(last, sequence), 0);
}

function latest(signals: readonly StoredSignal[], before: Date | undefined): Date {
  return new Date(signals.reduce((last, { at }) => Math.max(last, at.getTime()), before?.getTime() ?? 0));
}

const dayMs = 86_400_000;
