import type { EmbeddingsUnavailableError } from "../../core/errors.ts";

/** Whether the embedding model answers, as the last requests showed. */
export interface Health {
  /** When it failed first after it had answered last; `null`: it answers. */
  readonly downSince: Date | null;
  readonly failures: number;
  /** Until then it is not asked. */
  readonly restUntil: Date | null;
  /** Why it failed last, for an administrator. */
  readonly why: string | null;
}

export const well: Health = { downSince: null, failures: 0, restUntil: null, why: null };

/** One slow answer costs one question; a second in a row, and nobody waits for it for a while. */
export function afterFailure(
  { downSince, failures }: Health,
  failure: Pick<EmbeddingsUnavailableError, "reason" | "message">,
  { now, restMs }: { readonly now: Date; readonly restMs: number },
): Health {
  const again = failures + 1;
  return {
    downSince: downSince ?? now,
    failures: again,
    restUntil: again < FAILURES_TO_REST ? null : new Date(now.getTime() + restMs),
    why: `${failure.reason}: ${failure.message}`,
  };
}

export function isResting({ restUntil }: Health, now: Date): boolean {
  return restUntil !== null && now < restUntil;
}

const FAILURES_TO_REST = 2;
