import { seededRandom } from "../src/core/seeded-random.ts";
import { dayOf, isPracticeDay } from "./gaps-calendar.ts";
import {
  type GapSetting,
  hasItem,
  itemCount,
  materialFor,
  type PlacedSubject,
  sizeOf,
  watching,
} from "./gaps-company.ts";
import { nothingLearned, type Practised, practiseDay } from "./gaps-learner.ts";
import { watch } from "./gaps-watch.ts";

/** How a gap was found: days from the first try that counts; `null`: not within the days watched. */
export interface Finding {
  readonly coachedAfter: number | null;
  readonly foundAfter: number | null;
  /** Tries in it within six weeks of the first, as far as it was watched. */
  readonly tries: number;
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
  const watched = watch(watching(gap.seed, subject, setting));
  let learned = nothingLearned(learner.material);
  let firstDay: number | null = null;
  let finding: Finding = { coachedAfter: null, foundAfter: null, tries: 0 };
  for (let day = 0; day <= Math.min((firstDay ?? day) + twelveWeeks, gap.onset + watchedDays); day += 1) {
    if (!isPracticeDay(day)) continue;
    const done = practiseDay(learner, learned, { day, coaching: watched.coaching(day) });
    learned = done.learned;
    const tries = day < gap.onset ? [] : done.tries.filter(({ item }) => isIn(item));
    if (tries.length > 0) firstDay ??= day;
    const after = day - (firstDay ?? day);
    if (after <= sixWeeks) finding = { ...finding, tries: finding.tries + tries.length };
    const said = watched.look(day, tries);
    if (said === "coach") finding = { ...finding, coachedAfter: finding.coachedAfter ?? after };
    if (said === "persists") return { ...finding, foundAfter: after };
  }
  return finding;
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
