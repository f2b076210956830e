/** Whether a model that failed is left alone for a while, so that nobody waits for what will not come. */
export interface Breaker {
  /** When it failed of late, the oldest first. */
  readonly failures: readonly Date[];
  /** Until when it is left alone; `null`: it is not. */
  readonly restsUntil: Date | null;
  /** Until when the one try under way after a rest keeps others from trying; `null`: none is. */
  readonly tryingUntil: Date | null;
}

export interface BreakerRules {
  readonly restAfterFailures: number;
  readonly failuresWithinSeconds: number;
  readonly restSeconds: number;
}

export type BreakerState = "closed" | "open" | "half-open";

export const freshBreaker: Breaker = { failures: [], restsUntil: null, tryingUntil: null };

export function stateOf({ restsUntil }: Breaker, now: Date): BreakerState {
  if (restsUntil === null) return "closed";
  return now < restsUntil ? "open" : "half-open";
}

/** Lets a call through or not. After a rest one goes alone, until `endsBy` at the latest. */
export function beforeCall(
  breaker: Breaker,
  now: Date,
  endsBy: Date,
): { readonly goes: boolean; readonly breaker: Breaker } {
  switch (stateOf(breaker, now)) {
    case "closed":
      return { goes: true, breaker };
    case "open":
      return { goes: false, breaker };
    case "half-open": {
      const isTrying = breaker.tryingUntil !== null && now < breaker.tryingUntil;
      return isTrying
        ? { goes: false, breaker }
        : { goes: true, breaker: { ...breaker, tryingUntil: endsBy } };
    }
  }
}

/**
 * `worked`: it answered. `failed`: it did not. `hopeless`: it will not, whoever asks: a key that is not taken.
 * `unknown`: it was not reached, or nothing is said about it.
 */
export type CallSign = "worked" | "failed" | "hopeless" | "unknown";

/** After a model failed too often, or once more after a rest, it rests. */
export function afterCall(breaker: Breaker, sign: CallSign, now: Date, rules: BreakerRules): Breaker {
  if (sign === "unknown") return { ...breaker, tryingUntil: null };
  if (sign === "worked") return freshBreaker;
  const since = now.getTime() - rules.failuresWithinSeconds * 1000;
  const failures = [...breaker.failures.filter((at) => at.getTime() > since), now];
  const rests =
    sign === "hopeless" ||
    failures.length >= rules.restAfterFailures ||
    stateOf(breaker, now) === "half-open";
  if (!rests) return { ...breaker, failures };
  return { failures: [], restsUntil: new Date(now.getTime() + rules.restSeconds * 1000), tryingUntil: null };
}
