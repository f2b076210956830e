import type { Policy } from "../../core/policy.ts";
import type { CallLimits, Spent } from "../../core/ports/model-call-store.ts";
import { dateIn, instantOf } from "../../core/working-time.ts";

export interface Tokens {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Millionths of the currency: a price for a million tokens is so many millionths for one. 0 where none is known. */
export function costOf({ inputTokens, outputTokens }: Tokens, model: string, policy: Policy): number {
  const price = policy.models.prices[model];
  return price === undefined ? 0 : Math.ceil(inputTokens * price.input + outputTokens * price.output);
}

/** No token is shorter than a byte, so a text has at most as many as it has bytes. */
export function mostTokens(text: string): number {
  return Buffer.byteLength(text);
}

/** About how many a text has, where nobody counted. */
export function aboutTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

/** What of today's budget a call for somebody, or for nobody in particular, may use. */
export function limitsOf(person: string | null, policy: Policy, now: Date): CallLimits {
  const { tokensPerDay, tokensPerPersonPerDay, moneyPerDay, moneyPerPersonPerDay, unaskedShare } =
    policy.models;
  const all: Spent = { tokens: tokensPerDay, cost: moneyPerDay * millionths };
  const same =
    person === null
      ? { tokens: all.tokens * unaskedShare, cost: all.cost * unaskedShare }
      : { tokens: tokensPerPersonPerDay, cost: moneyPerPersonPerDay * millionths };
  return { since: dayStart(policy, now), all, same };
}

/** When today began, in the company's time zone. */
function dayStart({ timeZone }: Policy, now: Date): Date {
  return instantOf(dateIn(now, timeZone), "00:00", timeZone);
}

const millionths = 1_000_000;
