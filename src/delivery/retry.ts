import { deliveryWords } from "../core/messages/delivery.ts";
import type { DeliveryEnd } from "../core/ports/outbox.ts";
import type { SendResult } from "../core/ports/transport.ts";

/** What is to become of a message, and why. */
export interface Decision {
  readonly end: DeliveryEnd;
  readonly reason: Reason;
}

export type Reason =
  | "arrived"
  /** Looked up: an earlier send of unknown end had arrived. */
  | "had-arrived"
  | "asked-to-wait"
  | "failed"
  | "unknown"
  /** Whether an earlier send arrived could not be looked up just now. */
  | "not-looked-up"
  | "refused"
  | "tried-long-enough"
  | "unknown-twice";

export interface Attempt {
  /** Times it was taken for sending, this time included. */
  readonly tries: number;
  readonly queuedAt: Date;
  /** What is known of sends before this one: none is open, or the platform has no way to look. */
  readonly earlier: "none" | "no-look-up";
}

/** Chance and time, handed in. `random` gives 0 up to, not including, 1. */
export interface Moment {
  readonly now: Date;
  readonly random: () => number;
}

/**
 * Pauses after the first, second, … failure. A hiccup is over within a second; five times as long each time
 * leaves a platform in trouble alone soon; more than ten minutes would make people wait for nothing.
 */
const pausesMs = [1_000, 5_000, 25_000, 120_000, 600_000] as const;

/** Share by which a pause is longer or shorter, so that what failed together does not come back together. */
const jitter = 0.2;

/** A request that hangs may still arrive. Whoever looked sooner would miss it, and send it twice. */
const lookUpAfterMs = 5_000;

/** Whoever asked an hour ago has asked somebody else; the administrator must hear of it. */
const giveUpAfterMs = 3_600_000;

/** So many times it is tried all the same, when it is old because Cairn itself was down. */
const triesAtLeast = 8;

/** Being asked to wait is no failure, but a platform that does so all day does not want the message. */
const stopWaitingAfterMs = 86_400_000;

/** What to do after a send. */
export function afterSend(result: SendResult, attempt: Attempt, moment: Moment): Decision {
  const isUncertain = attempt.earlier === "no-look-up";
  switch (result.kind) {
    case "sent":
      return {
        end: { kind: "sent", platformId: result.platformId, mayBeDoubled: isUncertain },
        reason: "arrived",
      };
    case "wait": {
      const problem = deliveryWords.askedToWait(result.ms);
      if (isSpent(attempt, stopWaitingAfterMs, moment)) return givenUp(problem, "tried-long-enough");
      const at = later(moment, result.ms);
      return { end: { kind: "later", at, problem, isUncertain }, reason: "asked-to-wait" };
    }
    case "failed":
      return again(result.problem, attempt, moment, { reason: "failed", isUncertain, leastMs: 0 });
    case "unknown":
      // One more blind send could be a third copy.
      if (isUncertain) return givenUp(deliveryWords.unknownTwice(result.problem), "unknown-twice");
      return again(result.problem, attempt, moment, {
        reason: "unknown",
        isUncertain: true,
        leastMs: lookUpAfterMs,
      });
    case "refused":
      return givenUp(result.problem, "refused");
  }
}

/** What to do when it could not be looked up whether an earlier send arrived. */
export function afterFailedLookUp(
  problem: string,
  attempt: Pick<Attempt, "tries" | "queuedAt">,
  moment: Moment,
): Decision {
  return again(problem, attempt, moment, { reason: "not-looked-up", isUncertain: true, leastMs: 0 });
}

function again(
  problem: string,
  attempt: Pick<Attempt, "tries" | "queuedAt">,
  moment: Moment,
  how: { readonly reason: Reason; readonly isUncertain: boolean; readonly leastMs: number },
): Decision {
  const { reason, isUncertain, leastMs } = how;
  if (isSpent(attempt, giveUpAfterMs, moment))
    return givenUp(isUncertain ? deliveryWords.mayHaveArrived(problem) : problem, "tried-long-enough");
  const at = later(moment, Math.max(leastMs, pauseMs(attempt.tries, moment.random)));
  return { end: { kind: "later", at, problem, isUncertain }, reason };
}

function isSpent(
  { tries, queuedAt }: Pick<Attempt, "tries" | "queuedAt">,
  afterMs: number,
  { now }: Moment,
): boolean {
  return tries >= triesAtLeast && now.getTime() - queuedAt.getTime() >= afterMs;
}

function pauseMs(tries: number, random: () => number): number {
  const pause = pausesMs[Math.min(tries, pausesMs.length) - 1] ?? pausesMs[0];
  return pause * (1 - jitter + 2 * jitter * random());
}

function givenUp(problem: string, reason: Reason): Decision {
  return { end: { kind: "given-up", problem }, reason };
}

/** Rounded up, so that a time the platform asked for is never undercut. */
function later({ now }: Moment, ms: number): Date {
  return new Date(now.getTime() + Math.ceil(ms));
}
