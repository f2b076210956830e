import { seededRandom } from "../src/core/seeded-random.ts";
import { surpriseOf } from "../src/signals/gaps/gap-test.ts";
import { dayOf, isPracticeDay } from "./gaps-calendar.ts";
import {
  type GapSetting,
  hasItem,
  itemCount,
  materialFor,
  type PlacedSubject,
  sizeOf,
  troubleOf,
  watching,
} from "./gaps-company.ts";
import { nothingLearned, type Practised, practiseDay, type Try } from "./gaps-learner.ts";
import { type Said, watch } from "./gaps-watch.ts";

/** How a gap was found, by days; `null`: not in the days watched. */
export interface Finding {
  /** First try that counts, and the first of these that was missed. */
  readonly firstDay: number | null;
  readonly firstMiss: number | null;
  readonly coachedOn: number | null;
  readonly foundOn: number | null;
  /** Tries that count, within six weeks of the first and before it was found. */
  readonly tries: number;
  /** Sum over these of how much better a gap explains them than the prediction does. */
  readonly evidence: number;
}

export interface TrueGap {
  /** The section alone, or the whole skill it belongs to. */
  readonly of: PlacedSubject["of"];
  /** Days of practice before it begins; 0: it was never learned well. */
  readonly onset: number;
  readonly seed: string;
}

/** Somebody who recalls as predicted, but in one section or skill 0.4 of the time at most. */
export function findTrueGap(gap: TrueGap, setting: GapSetting): Finding {
  const random = seededRandom(`gap ${gap.seed}`);
  const subject = { of: gap.of, place: placeOf(gap, setting, random) };
  const isIn = hasItem(subject, setting);
  const learner: Practised = {
    person: gap.seed,
    material: materialFor(setting),
    random,
    recall: (item, predicted, at) =>
      isIn(item) && dayOf(at) >= gap.onset ? Math.min(predicted, trueRecall) : predicted,
  };
  const trouble = watchTrouble(gap.seed, subject, setting);
  let learned = nothingLearned(learner.material);
  let finding: Finding = {
    firstDay: null,
    firstMiss: null,
    coachedOn: null,
    foundOn: null,
    tries: 0,
    evidence: 0,
  };
  for (let day = 0; day <= gap.onset + watchedDays; day += 1) {
    if (day > (finding.firstDay ?? day) + twelveWeeks) break;
    if (!isPracticeDay(day)) continue;
    const done = practiseDay(learner, learned, { day, coaching: trouble.coaching(day) });
    learned = done.learned;
    const tries = day < gap.onset ? [] : done.tries.filter(({ item }) => isIn(item));
    finding = withTries(finding, day, tries, setting);
    const said = trouble.look(day, tries);
    if (said === "coach") finding = { ...finding, coachedOn: finding.coachedOn ?? day };
    if (said === "persists") return { ...finding, foundOn: day };
  }
  return finding;
}

function withTries(finding: Finding, day: number, tries: readonly Try[], { signals }: GapSetting): Finding {
  const surprises = tries.flatMap(({ predicted, isMissed }) =>
    predicted === null ? [] : [surpriseOf({ predicted, isMissed }, signals)],
  );
  if (surprises.length === 0) return finding;
  const firstDay = finding.firstDay ?? day;
  // Only a miss speaks for a gap.
  const isMissed = surprises.some((surprise) => surprise > 0);
  const isCounted = day - firstDay <= sixWeeks;
  return {
    ...finding,
    firstDay,
    firstMiss: finding.firstMiss ?? (isMissed ? day : null),
    tries: finding.tries + (isCounted ? surprises.length : 0),
    evidence: finding.evidence + (isCounted ? surprises.reduce((sum, one) => sum + one, 0) : 0),
  };
}

/** A section, or a skill and its sections: of one trouble one gap is open at a time. */
function watchTrouble(person: string, subject: PlacedSubject, setting: GapSetting) {
  const watches = troubleOf(subject).map((one) => ({
    isIn: hasItem(one, setting),
    watch: watch(watching(person, one, setting)),
  }));
  return {
    coaching: (day: number) => watches.flatMap(({ watch: one }) => one.coaching(day)),
    look: (day: number, tries: readonly Try[]): Said => {
      let all: Said = "nothing";
      for (const { watch: one, isIn } of watches) {
        const others = watches.filter((other) => other.watch !== one);
        const mayBegin = !others.some((other) => other.watch.isOpen());
        const said = one.look(
          day,
          tries.filter(({ item }) => isIn(item)),
          mayBegin,
        );
        if (said === "over") for (const other of others) other.watch.restart();
        if (said !== "nothing") all = said;
      }
      return all;
    },
  };
}

/** Near the beginning of the path, so that it is met in the days watched. */
function placeOf({ of, onset }: TrueGap, setting: GapSetting, random: () => number): number {
  const size = sizeOf(of, setting);
  return Math.floor(random() * (onset === 0 ? 36 / size : itemCount / size / 2));
}

export const sixWeeks = 42;
const twelveWeeks = 84;
const watchedDays = 200;
const trueRecall = 0.4;
