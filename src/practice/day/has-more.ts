import type { Reader } from "../../core/terms.ts";
import type { Learner } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { planFor } from "./plan-for.ts";

/** Whether "More" would bring a question, besides those just answered. */
export async function hasMore(
  deps: PracticeDeps,
  {
    learner,
    reader,
    answered,
    at,
  }: {
    readonly learner: Learner;
    readonly reader: Reader;
    /** Items whose answers are not stored yet, or were a moment ago. */
    readonly answered: readonly string[];
    readonly at: Date;
  },
): Promise<boolean> {
  const { plan } = await planFor(deps, { learner, reader, request: { kind: "more" }, at });
  return plan.chosen.some(({ item }) => !answered.includes(item));
}
