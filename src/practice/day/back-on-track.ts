import type { Fact } from "../../core/facts.ts";
import type { Learner } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { dayAfterOpening } from "../schedule/plan-day.ts";

/** Whoever practises again is asked daily again, however many sessions they ignored before. */
export async function backOnTrack(
  { store }: PracticeDeps,
  learner: Learner,
  now: Date,
): Promise<readonly Fact[]> {
  const day = await store.dayOf(learner.person.id);
  if (day === null || day.ignored === 0) return [];
  const next = dayAfterOpening({ ...learner, person: learner.person.id, now, day });
  return [{ kind: "practice-day-planned", day: next, was: day.nextAt }];
}
