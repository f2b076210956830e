import { defaultPolicy, type Policy } from "../src/core/policy.ts";
import { seededRandom } from "../src/core/seeded-random.ts";
import { decideGap, type Evidence, freshTest, type GapTest, stepGap } from "../src/signals/personal-gap.ts";
import {
  firstTryRecall,
  isPracticeDay,
  type Learned,
  nothingLearned,
  type Practised,
  practiseDay,
  someItems,
  type Try,
} from "./gaps-learner.ts";

export interface GapSetting {
  readonly signals: Policy["signals"];
  /** Items of each section; four sections are a skill. */
  readonly itemsOfSection: number;
  /** Items of a coached gap asked on each practice day, due or not; 0: only what is due. */
  readonly coachedPerDay: number;
}

export const ourSetting: GapSetting = {
  signals: defaultPolicy.signals,
  itemsOfSection: 3,
  coachedPerDay: defaultPolicy.signals.coachedPerDay,
};

/** How a gap was found: days from the first try that counts; `null`: not within the days watched. */
export interface Finding {
  readonly coachedAfter: number | null;
  readonly foundAfter: number | null;
}

interface TrueGap {
  /** The section alone, or the whole skill it belongs to. */
  readonly of: "section" | "skill";
  /** Days of practice before it begins; 0: it was never learned well. */
  readonly onset: number;
  readonly seed: string;
}

/** Somebody who recalls as predicted, but in one section or skill 0.4 of the time at most. */
export function findTrueGap(gap: TrueGap, setting: GapSetting): Finding {
  const random = seededRandom(`gap ${gap.seed}`);
  const size = setting.itemsOfSection * (gap.of === "skill" ? sectionsOfSkill : 1);
  const place = Math.floor(random() * (gap.onset === 0 ? 36 / size : itemCount / size / 2));
  const isIn = (item: number) => Math.floor(item / size) === place;
  const hasBegun = (at: Date) => dayOf(at) >= gap.onset;
  const learner: Practised = {
    person: gap.seed,
    items,
    random,
    recall: (item, predicted, at) =>
      isIn(item) && hasBegun(at) ? Math.min(predicted, trueRecall) : predicted,
  };
  const watch = makeWatch(gap.of, setting);
  let learned = nothingLearned(itemCount);
  let firstDay: number | null = null;
  let finding: Finding = { coachedAfter: null, foundAfter: null };
  for (let day = 0; firstDay === null || day <= firstDay + twelveWeeks; day += 1) {
    const now = instantOf(day);
    if (day > gap.onset + watchedDays) break;
    if (!isPracticeDay(now)) continue;
    const coached = watch.coachedItems(learned, isIn, now);
    const done = practiseDay(learner, learned, { now, coached });
    learned = done.learned;
    const tries = hasBegun(now) ? done.tries.filter(({ item }) => isIn(item)) : [];
    if (tries.length > 0) firstDay ??= day;
    const said = watch.look(tries, now);
    if (said === "coach") finding = { ...finding, coachedAfter: day - (firstDay ?? day) };
    if (said === "persists") return { ...finding, foundAfter: day - (firstDay ?? day) };
  }
  return finding;
}

export interface FalseAlarms {
  readonly personYears: number;
  /** People coached though they recall as predicted, and of them those whose gap would persist: per person-year. */
  readonly coached: number;
  readonly lapses: number;
  readonly escalated: number;
}

/**
 * People who recall exactly as predicted. Escalations are too rare to wait for: whenever somebody is coached,
 * their next weeks are lived so many times over, and the share in which the gap persists counts.
 */
export function falseAlarms(
  { people, forks, years = 1 }: { people: number; forks: number; years?: number },
  setting: GapSetting,
): FalseAlarms {
  let [coached, lapses, escalated] = [0, 0, 0];
  for (let person = 0; person < people; person += 1) {
    const random = seededRandom(`as predicted ${person}`);
    const learner: Practised = { person: `p${person}`, items, random, recall: (_, predicted) => predicted };
    const watches = subjects(setting).map((subject) => ({
      ...subject,
      watch: makeWatch(subject.of, setting),
    }));
    let learned = nothingLearned(itemCount);
    for (let day = 0; day < years * 365; day += 1) {
      const now = instantOf(day);
      if (!isPracticeDay(now)) continue;
      const done = practiseDay(learner, learned, { now });
      learned = done.learned;
      const touched = new Set(done.tries.flatMap(({ item }) => subjectsOf(item, setting)));
      for (const place of touched) {
        const one = watches[place];
        if (one === undefined) continue;
        if (
          one.watch.look(
            done.tries.filter(({ item }) => one.has(item)),
            now,
          ) !== "coach"
        )
          continue;
        coached += 1;
        if (one.watch.rule === "lapses") lapses += 1;
        for (let fork = 0; fork < forks; fork += 1) {
          const again = { ...learner, random: seededRandom(`fork ${person} ${place} ${day} ${fork}`) };
          escalated += chanceToPersist(again, learned, { day, subject: one, setting }) / forks;
        }
        one.watch = makeWatch(one.of, setting);
      }
    }
  }
  const personYears = people * years;
  return {
    personYears,
    coached: coached / personYears,
    lapses: lapses / personYears,
    escalated: escalated / personYears,
  };
}

interface SubjectOf {
  readonly of: "section" | "skill";
  readonly has: (item: number) => boolean;
}

/**
 * The weeks after somebody was told, lived once as if they had the gap and weighed by how improbable that life is
 * for somebody who recalls as predicted: an unbiased estimate of a chance far too small to count (importance
 * sampling).
 */
function chanceToPersist(
  learner: Practised,
  before: Learned,
  { day: told, subject, setting }: { day: number; subject: SubjectOf; setting: GapSetting },
): number {
  const share = setting.signals.gapRecall / setting.signals.gapPredicted;
  const watch = makeWatch(subject.of, setting, instantOf(told));
  const recall = (item: number, predicted: number) => predicted * (subject.has(item) ? share : 1);
  let learned = before;
  let weight = 1;
  for (let day = told + 1; day <= told + 35; day += 1) {
    const now = instantOf(day);
    if (!isPracticeDay(now)) continue;
    const coached = watch.coachedItems(learned, subject.has, now);
    const done = practiseDay({ ...learner, recall }, learned, { now, coached });
    learned = done.learned;
    const tries = done.tries.filter(({ item }) => subject.has(item));
    for (const { predicted: known, isMissed } of tries) {
      const predicted = known ?? firstTryRecall;
      weight *= isMissed ? (1 - predicted) / (1 - predicted * share) : 1 / share;
    }
    if (watch.look(tries, now) === "persists") return weight;
  }
  return 0;
}

/** The rules of the product, as they look at one person and one section or skill every night. */
function makeWatch(of: "section" | "skill", setting: GapSetting, coachedFrom: Date | null = null) {
  const { signals: policy } = setting;
  let test: GapTest = freshTest;
  let toldAt = coachedFrom;
  let rule: "less-than-predicted" | "lapses" = "less-than-predicted";
  return {
    get rule() {
      return rule;
    },
    look: (tries: readonly Try[], now: Date): "none" | "coach" | "persists" => {
      for (const one of tries) {
        const evidence = toEvidence(one, setting);
        if (evidence !== null) test = stepGap(test, evidence, policy);
      }
      const daysWorked = toldAt === null ? null : workedBetween(toldAt, now);
      if (daysWorked !== null && daysWorked > policy.persistsToDays) [toldAt, test] = [null, freshTest];
      const coaching = toldAt === null ? null : { daysWorked };
      const decision = decideGap({ test, subject: of, coaching, isPageSuspected: false, now, policy });
      if (decision.kind === "coach") {
        [toldAt, test, rule] = [now, freshTest, decision.why.rule];
      }
      return decision.kind;
    },
    coachedItems: (learned: Learned, isIn: (item: number) => boolean, now: Date): readonly number[] => {
      if (toldAt === null || workedBetween(toldAt, now) > policy.persistsToDays) return [];
      return learned.memory
        .flatMap((memory, item) => (memory !== null && isIn(item) ? [{ item, at: memory.lastAt }] : []))
        .toSorted((a, b) => a.at.getTime() - b.at.getTime())
        .slice(0, setting.coachedPerDay)
        .map(({ item }) => item);
    },
  };
}

function toEvidence({ item, predicted, isMissed, at }: Try, setting: GapSetting): Evidence | null {
  if (predicted === null) return null;
  const section = `page#${Math.floor(item / setting.itemsOfSection)}`;
  return { section, item: String(item), isMissed, predicted, day: at.toISOString().slice(0, 10), at };
}

function subjects(setting: GapSetting): readonly SubjectOf[] {
  const inRange = (of: "section" | "skill", size: number) =>
    Array.from({ length: Math.ceil(itemCount / size) }, (_, i) => ({
      of,
      has: (item: number) => Math.floor(item / size) === i,
    }));
  const { itemsOfSection: size } = setting;
  return [...inRange("section", size), ...inRange("skill", size * sectionsOfSkill)];
}

/** Places in `subjects`. */
function subjectsOf(item: number, { itemsOfSection: size }: GapSetting): readonly number[] {
  const sections = Math.ceil(itemCount / size);
  return [Math.floor(item / size), sections + Math.floor(item / (size * sectionsOfSkill))];
}

function workedBetween(from: Date, to: Date): number {
  let worked = 0;
  for (let day = dayOf(from) + 1; day <= dayOf(to); day += 1) if (isPracticeDay(instantOf(day))) worked += 1;
  return worked;
}

function instantOf(day: number): Date {
  return new Date(firstMonday + day * dayMs);
}

function dayOf(at: Date): number {
  return Math.round((at.getTime() - firstMonday) / dayMs);
}

const twelveWeeks = 84;
const watchedDays = 200;
const trueRecall = 0.4;
const itemCount = 120;
const sectionsOfSkill = 4;
const items = someItems(itemCount);
const firstMonday = Date.parse("2027-01-04T10:00:00Z");
const dayMs = 86_400_000;
