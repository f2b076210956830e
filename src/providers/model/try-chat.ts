import { setTimeout as wait } from "node:timers/promises";
import type { Policy } from "../../core/policy.ts";
import type { Chat, ChatEnd, ChatFailure, ChatRequest } from "./chat.ts";

export interface Trial {
  readonly chat: Chat;
  readonly request: Omit<ChatRequest, "signal">;
  readonly policy: Policy["models"];
  /** Ends when the output is of no use any more. */
  readonly deadline: AbortSignal;
  /** Milliseconds until then. */
  readonly leftMs: () => number;
}

/**
 * Asks, and once again where that may help and there is time. What may have cost something is not repeated: it
 * would cost more than was set aside.
 */
export async function tryChat(trial: Trial): Promise<ChatEnd> {
  const first = await tryOnce(trial);
  if (first.kind === "text" || first.mayCost) return first;
  if (first.reason !== "busy" && first.reason !== "down") return first;
  const { policy, deadline, leftMs } = trial;
  const waitMs = first.retryAfterMs ?? policy.retryWaitMs;
  if (leftMs() - waitMs < policy.retryNeedsMs) return first;
  await wait(waitMs, undefined, { signal: deadline }).catch(() => {});
  return tryOnce(trial);
}

/** A model that does not begin is given up before all of the time is gone: some is needed to say it otherwise. */
async function tryOnce({ chat, request, policy, deadline, leftMs }: Trial): Promise<ChatEnd> {
  const silent = new AbortController();
  const timer = setTimeout(() => silent.abort(), leftMs() * policy.firstTokenShare);
  const signal = AbortSignal.any([deadline, silent.signal]);
  const onMore: ChatRequest["onMore"] = (partial) => {
    clearTimeout(timer);
    if (!signal.aborted) request.onMore(partial);
  };
  const end = await orGivenUp(chat.complete({ ...request, onMore, signal }), signal);
  clearTimeout(timer);
  return end;
}

/** Not every provider's package heeds the signal. */
function orGivenUp(answer: Promise<ChatEnd>, signal: AbortSignal): Promise<ChatEnd> {
  return Promise.race([answer, whenAborted(signal).then(() => givenUp)]);
}

const givenUp: ChatFailure = {
  kind: "failure",
  reason: "given-up",
  retryAfterMs: null,
  mayCost: true,
  detail: "no answer in time",
};

export function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
