import type { Company, SkillMap } from "../../core/company.ts";
import type { Gap, PersonalGap } from "../../core/gaps.ts";
import type { Person } from "../../core/people.ts";
import type { NightSoFar, SignalRange } from "../../core/ports/detection-store.ts";
import type { SignalStore } from "../../core/ports/signal-store.ts";
import type { Store } from "../../core/ports/store.ts";
import { dateIn, scheduleOf } from "../../core/working-time.ts";
import { type IsTaughtBy, restartAt } from "./gap-life.ts";
import { joinTouched, nothingTouched, type Touched, takeIn } from "./take-in.ts";

export interface NightDeps {
  readonly store: SignalStore;
  readonly transaction: Store["transaction"];
  readonly company: Pick<Company, "policy" | "calendars">;
  readonly people: readonly Person[];
  /** With the sections of skills as `sop#slug` by the Sop's id. */
  readonly skillMap: Pick<SkillMap, "skills">;
  readonly size: NightSize;
}

export interface NightSize {
  /** Signals in memory at once, for each of those who count side by side … */
  readonly signals: number;
  /** … and people: of each, all that is touched is read. */
  readonly people: number;
  /** As many times, before it is kept how far the night has come. */
  readonly batches: number;
}

export const nightSize: NightSize = { signals: 10_000, people: 500, batches: 20 };

/** All signals of a night, taken in. */
export interface NightTaken {
  /** Its last signal. */
  readonly upTo: number;
  readonly signals: number;
  readonly touched: Touched;
}

/**
 * Takes in the signals since the last night, some people at a time, and keeps how far it has come: whoever is
 * stopped in the middle goes on from there, and where two do it at once, one gives up. However many signals there
 * are, few of them are in memory.
 *
 * @param isOver whether this run is to leave the rest to the next one; `null` says that it did.
 */
export async function takeInNight(
  deps: NightDeps,
  now: Date,
  isOver: () => boolean,
): Promise<NightTaken | null> {
  const { upTo: after, night: begun } = await deps.store.detection();
  const first = begun ?? (await nightFrom(deps, after));
  if (first.isTakenIn) return takenBy(first);
  const around = await surroundingsOf(deps, { after, upTo: first.upTo }, now);
  const people = await deps.store.peopleWithSignals(around.range, first.person);
  let night = first;
  for (const slice of slicesOf(people, deps.size)) {
    const further = await withSlice(around, night, slice);
    night = { ...further, isTakenIn: slice.isLast, turn: night.turn + 1 };
    await deps.store.keepNight(night, now);
    if (isOver()) return null;
  }
  return takenBy(night);
}

type Around = Parameters<typeof takeIn>[0];

async function nightFrom({ transaction }: NightDeps, after: number): Promise<NightSoFar> {
  const upTo = await transaction(({ signals }) => signals.lastSettledSignal());
  const isTakenIn = upTo <= after;
  return {
    upTo: Math.max(upTo, after),
    turn: 0,
    person: null,
    isTakenIn,
    signals: 0,
    touched: nothingTouched,
  };
}

function takenBy({ upTo, signals, touched }: NightSoFar): NightTaken {
  return { upTo, signals, touched: touched as Touched };
}

/** The database works on the next of them while the last one is counted here. */
async function withSlice(around: Around, night: NightSoFar, { batches }: Slice): Promise<NightSoFar> {
  const touched: Touched[] = [night.touched as Touched];
  const waiting = batches.entries();
  const lane = async () => {
    for (const [at, { people }] of waiting) touched[at + 1] = await takeIn(around, people);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const signals = batches.reduce((sum, { size }) => sum + size, night.signals);
  const person = batches.at(-1)?.people.at(-1) ?? night.person;
  return { ...night, person, signals, touched: joinTouched(touched) };
}

const lanes = 2;

interface Batch {
  readonly people: readonly string[];
  readonly size: number;
}

interface Slice {
  readonly batches: readonly Batch[];
  readonly isLast: boolean;
}

function slicesOf(
  people: readonly { readonly person: string; readonly signals: number }[],
  size: NightSize,
): readonly Slice[] {
  const batches: { people: string[]; size: number }[] = [];
  for (const { person, signals } of people) {
    const last = batches.at(-1);
    const isFull = last === undefined || last.people.length === size.people;
    if (isFull || last.size + signals > size.signals) batches.push({ people: [person], size: signals });
    else {
      last.people.push(person);
      last.size += signals;
    }
  }
  const count = Math.max(1, Math.ceil(batches.length / size.batches));
  return Array.from({ length: count }, (_, at) => ({
    batches: batches.slice(at * size.batches, (at + 1) * size.batches),
    isLast: at === count - 1,
  }));
}

async function surroundingsOf(deps: NightDeps, range: SignalRange, now: Date): Promise<Around> {
  const { signals: policy } = deps.company.policy;
  const gaps = await deps.store.gaps({ since: new Date(now.getTime() - policy.keptDays * dayMs) });
  const doubtSince = doubtsOf(gaps);
  const personal = Map.groupBy(gaps.filter(isPersonal), ({ person }) => person);
  const isTaughtBy = taughtBy(deps.skillMap);
  return {
    store: deps.store,
    range,
    now,
    policy,
    restartAt: (person, subject) => restartAt(subject, personal.get(person) ?? [], isTaughtBy),
    // What is sensitive leaves no signal, and what is looked up none that counts.
    sectionThen: ({ sop, section, at }) => {
      const since = doubtSince.get(`${sop}#${section}`);
      return { lookup: false, sensitive: false, inDoubt: since !== undefined && at >= since };
    },
    dayOf: daysOf(deps),
  };
}

export function taughtBy({ skills }: NightDeps["skillMap"]): IsTaughtBy {
  return (skill, { sop, section }) => skills[skill]?.sections.includes(`${sop}#${section}`) ?? false;
}

/** Sections with an open page problem, and since when. */
function doubtsOf(gaps: readonly Gap[]): ReadonlyMap<string, Date> {
  return new Map(
    gaps.flatMap((gap) =>
      gap.kind === "page" && gap.closedAt === null
        ? [[`${gap.sop}#${gap.section}`, gap.openedAt] as const]
        : [],
    ),
  );
}

function isPersonal(gap: Gap): gap is PersonalGap {
  return gap.kind === "personal";
}

/** ISO dates where people are. Local days begin at a full quarter of an hour everywhere. */
function daysOf({ people, company }: NightDeps): Around["dayOf"] {
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

const dayMs = 86_400_000;
