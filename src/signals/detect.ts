import type { Company } from "../core/company.ts";
import { type Gap, type PageProblem, type PersonalGap, type Subject, subjectKey } from "../core/gaps.ts";
import type { Person } from "../core/people.ts";
import type { PageReader } from "../core/ports/page-store.ts";
import type { SignalRange, SignalStore } from "../core/ports/signal-store.ts";
import type { Store } from "../core/ports/store.ts";
import type { System } from "../core/ports/system.ts";
import type { SignalFact } from "../core/signal-facts.ts";
import { dateIn, scheduleOf } from "../core/working-time.ts";
import { lookAtPages } from "./look-at-pages.ts";
import { lookAtPeople } from "./look-at-people.ts";
import { type Night, type Touched, takeIn } from "./take-in.ts";

export interface DetectDeps {
  readonly store: SignalStore;
  readonly transaction: Store["transaction"];
  readonly pages: Pick<PageReader, "currentSections" | "sectionAt">;
  readonly company: Pick<Company, "policy" | "calendars">;
  readonly people: readonly Person[];
  readonly newId: System["newId"];
}

/** What a night found. `finish` says that it is written: until then the next night looks at the same signals. */
export interface Detected {
  readonly signals: number;
  readonly moves: readonly Extract<SignalFact, { kind: "gap-moved" }>[];
  readonly finish: () => Promise<void>;
}

/**
 * Looks for gaps: takes in the signals since the last night, and decides anew on what they touched and on what is
 * open. What it costs grows with new signals, not with those of the past.
 */
export async function detectGaps(deps: DetectDeps, now: Date): Promise<Detected> {
  const range = {
    after: await deps.store.detectedUpTo(),
    upTo: await deps.transaction(({ signals }) => signals.lastSettledSignal()),
  };
  const policy = deps.company.policy.signals;
  const since = new Date(now.getTime() - policy.keptDays * dayMs);
  const gaps = await deps.store.gaps({ since });
  const openPages = gaps.filter(isOpenPage);
  const night = nightOf(deps, { range, gaps, openPages, now });
  const people = await deps.store.peopleWithSignals(range);
  const touched = await takeInAll(night, people);
  const shared = { ...deps, policy, now };
  const pages = await lookAtPages({ ...shared, open: openPages, touched: [...touched.texts.values()] });
  const inDoubt = new Set(pages.open.map(({ sop, section }) => `${sop}#${section}`));
  const open = gaps.filter(isOpenPersonal);
  const { suspected } = pages;
  const moves = await lookAtPeople({ ...shared, open, suspects: touched.suspects, inDoubt, suspected });
  return {
    signals: people.reduce((sum, { signals }) => sum + signals, 0),
    moves: [...pages.moves, ...moves],
    finish: () => deps.store.finishDetection(range.upTo, now),
  };
}

/** A few people at a time, so that however many signals there are, few are in memory. */
async function takeInAll(
  night: Night,
  people: readonly { readonly person: string; readonly signals: number }[],
): Promise<Touched> {
  const texts = new Map<string, Touched["texts"] extends ReadonlyMap<string, infer Text> ? Text : never>();
  const suspects: Touched["suspects"][number][] = [];
  for (const batch of batches(people)) {
    const touched = await takeIn(night, batch);
    for (const [name, text] of touched.texts) texts.set(name, text);
    suspects.push(...touched.suspects);
  }
  return { texts, suspects };
}

function* batches(
  people: readonly { readonly person: string; readonly signals: number }[],
): Generator<readonly string[]> {
  let batch: string[] = [];
  let size = 0;
  for (const { person, signals } of people) {
    if (size > 0 && size + signals > signalsAtOnce) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(person);
    size += signals;
  }
  if (batch.length > 0) yield batch;
}

const signalsAtOnce = 20_000;

interface Evening {
  readonly range: SignalRange;
  readonly gaps: readonly Gap[];
  readonly openPages: readonly PageProblem[];
  readonly now: Date;
}

function nightOf(deps: DetectDeps, { range, gaps, openPages, now }: Evening): Night {
  const doubtSince = new Map(openPages.map(({ sop, section, openedAt }) => [`${sop}#${section}`, openedAt]));
  const restarts = restartsOf(gaps.filter((gap) => gap.kind === "personal"));
  return {
    store: deps.store,
    range,
    now,
    policy: deps.company.policy.signals,
    restartAt: (person, subject) => restarts.get(testName(person, subject)) ?? null,
    // What is sensitive leaves no signal, and what is looked up none that counts.
    sectionThen: ({ sop, section, at }) => {
      const since = doubtSince.get(`${sop}#${section}`);
      return { lookup: false, sensitive: false, inDoubt: since !== undefined && at >= since };
    },
    dayOf: daysOf(deps),
  };
}

/** A test starts anew when the person has been told, and when a gap was closed. */
function restartsOf(gaps: readonly PersonalGap[]): ReadonlyMap<string, Date> {
  const restarts = new Map<string, Date>();
  for (const { person, subject, toldAt, closedAt } of gaps) {
    const name = testName(person, subject);
    const at = closedAt ?? toldAt;
    const known = restarts.get(name);
    if (at !== null && (known === undefined || known < at)) restarts.set(name, at);
  }
  return restarts;
}

/** ISO dates where people are. Local days begin at a full quarter of an hour everywhere. */
function daysOf({ people, company }: DetectDeps): Night["dayOf"] {
  const zones = new Map(people.map((person) => [person.id, scheduleOf(person, company).timeZone]));
  const known = new Map<string, string>();
  return ({ person, at }) => {
    const zone = zones.get(person) ?? company.policy.timeZone;
    const quarter = Math.floor(at.getTime() / quarterMs);
    const name = `${zone} ${quarter}`;
    const day = known.get(name) ?? dateIn(new Date(quarter * quarterMs), zone);
    known.set(name, day);
    return day;
  };
}

/** No zone is ahead of another by less. */
const quarterMs = 900_000;

function testName(person: string, subject: Subject): string {
  return `${person} ${subjectKey(subject)}`;
}

function isOpenPage(gap: Gap): gap is PageProblem {
  return gap.kind === "page" && gap.closedAt === null;
}

function isOpenPersonal(gap: Gap): gap is PersonalGap {
  return gap.kind === "personal" && gap.closedAt === null;
}

const dayMs = 86_400_000;
