import { seededRandom } from "../src/core/seeded-random.ts";
import { isPracticeDay } from "./gaps-calendar.ts";
import {
  type GapSetting,
  hasItem,
  itemCount,
  materialFor,
  type PlacedSubject,
  sizeOf,
  watching,
} from "./gaps-company.ts";
import {
  firstTryRecall,
  type Learned,
  nothingLearned,
  type Practised,
  practiseDay,
  type Try,
} from "./gaps-learner.ts";
import { watch } from "./gaps-watch.ts";

/** What becomes of people who recall exactly as predicted: per person-year. */
export interface FalseAlarms {
  readonly personYears: number;
  /** Coached, and of these by lapses on one item. */
  readonly coached: number;
  readonly lapses: number;
  readonly escalated: number;
  /** Questions asked. */
  readonly questions: number;
}

interface Scale {
  readonly people: number;
  /** Lives lived on from each coaching. */
  readonly forks: number;
  readonly years?: number;
}

/**
 * People who recall exactly as predicted. Escalations are too rare to wait for: whenever somebody is coached,
 * their next weeks are lived so many times over, and the share in which the gap persists counts.
 */
export function falseAlarms({ people, forks, years = 1 }: Scale, setting: GapSetting): FalseAlarms {
  const total = { coached: 0, lapses: 0, escalated: 0, questions: 0 };
  for (let person = 0; person < people; person += 1) {
    const life = liveAsPredicted(`p${person}`, years * 365, setting);
    total.questions += life.questions;
    for (const alarm of life.alarms) {
      total.coached += 1;
      if (alarm.rule === "lapses") total.lapses += 1;
      total.escalated += chanceToPersist(alarm, forks, setting);
    }
  }
  const personYears = people * years;
  const perYear = (count: number) => count / personYears;
  const { coached, lapses, escalated, questions } = total;
  return {
    personYears,
    coached: perYear(coached),
    lapses: perYear(lapses),
    escalated: perYear(escalated),
    questions: perYear(questions),
  };
}

/** Somebody is coached for nothing. */
interface Alarm {
  readonly learner: Practised;
  readonly learned: Learned;
  readonly subject: PlacedSubject;
  /** The night after it found a gap. */
  readonly day: number;
  readonly rule: "less-than-predicted" | "lapses";
}

function liveAsPredicted(person: string, days: number, setting: GapSetting) {
  const random = seededRandom(`as predicted ${person}`);
  const material = materialFor(setting);
  const learner: Practised = { person, material, random, recall: (_, predicted) => predicted };
  const watched = subjectsIn(setting).map((subject) => ({
    subject,
    isIn: hasItem(subject, setting),
    watch: watch(watching(person, subject, setting)),
  }));
  const alarms: Alarm[] = [];
  let learned = nothingLearned(material);
  let questions = 0;
  for (let day = 0; day < days; day += 1) {
    if (!isPracticeDay(day)) continue;
    const done = practiseDay(learner, learned, { day });
    learned = done.learned;
    questions += done.tries.length;
    for (const place of placesOf(done.tries, setting)) {
      const one = watched[place];
      if (one === undefined) continue;
      const tries = done.tries.filter(({ item }) => one.isIn(item));
      if (one.watch.look(day, tries) !== "coach") continue;
      alarms.push({ learner, learned, subject: one.subject, day, rule: one.watch.rule() });
      one.watch = watch(watching(person, one.subject, setting));
    }
  }
  return { alarms, questions };
}

function chanceToPersist(alarm: Alarm, forks: number, setting: GapSetting): number {
  const { learner, subject, day } = alarm;
  let chance = 0;
  for (let fork = 0; fork < forks; fork += 1) {
    const seed = `fork ${learner.person} ${subject.of} ${subject.place} ${day} ${fork}`;
    chance += liveOn({ ...alarm, learner: { ...learner, random: seededRandom(seed) } }, setting) / forks;
  }
  return chance;
}

/**
 * The weeks after somebody was told, lived once as if they had the gap, and weighed by how improbable that life is
 * for somebody who recalls as predicted: an unbiased estimate of a chance far too small to count (importance
 * sampling).
 *
 * @returns the weight when the gap persisted, else 0
 */
function liveOn({ learner, learned: before, subject, day: found }: Alarm, setting: GapSetting): number {
  const share = setting.signals.gapRecall / setting.signals.gapPredicted;
  const isIn = hasItem(subject, setting);
  const watched = watch(watching(learner.person, subject, setting), found);
  const recall = (item: number, predicted: number) => predicted * (isIn(item) ? share : 1);
  let learned = before;
  let weight = 1;
  for (let day = found + 1; day <= found + 40; day += 1) {
    if (!isPracticeDay(day)) continue;
    const done = practiseDay({ ...learner, recall }, learned, { day, coaching: watched.coaching(day) });
    learned = done.learned;
    const tries = done.tries.filter(({ item }) => isIn(item));
    for (const { predicted: known, isMissed } of tries) {
      const predicted = known ?? firstTryRecall;
      weight *= isMissed ? (1 - predicted) / (1 - predicted * share) : 1 / share;
    }
    const said = watched.look(day, tries);
    if (said === "persists") return weight;
    if (said === "over") return 0;
  }
  return 0;
}

function subjectsIn(setting: GapSetting): readonly PlacedSubject[] {
  const all = (of: PlacedSubject["of"]) =>
    Array.from({ length: Math.ceil(itemCount / sizeOf(of, setting)) }, (_, place) => ({ of, place }));
  return [...all("section"), ...all("skill")];
}

/** Places in `subjectsIn` of what was tried. */
function placesOf(tries: readonly Try[], setting: GapSetting): ReadonlySet<number> {
  const [section, skill] = [sizeOf("section", setting), sizeOf("skill", setting)];
  const sections = Math.ceil(itemCount / section);
  return new Set(
    tries.flatMap(({ item }) => [Math.floor(item / section), sections + Math.floor(item / skill)]),
  );
}
