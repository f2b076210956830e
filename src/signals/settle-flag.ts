import type { Tap } from "../core/asker.ts";
import { flagWords as words } from "../core/messages/signals.ts";
import { inSentences, type Result } from "../core/result.ts";
import { closeGap } from "./close-gap.ts";
import type { EscalationDeps } from "./signal-deps.ts";

/** Whoever looks after the page says how it stands. */
export async function settleFlag(
  deps: EscalationDeps,
  tap: Tap<{ readonly flag: string; readonly reason: string }>,
  verdict: "fixed" | "stands" | "taken-on",
): Promise<Result> {
  const flag = await deps.store.flag(tap.value.flag);
  if (flag === null || tap.person === null || flag.owner !== tap.person.id)
    return inSentences(words.notYours);
  if (flag.settled !== null) return inSentences(words.settledAlready);
  const reason = tap.value.reason.trim();
  const { at } = tap;
  const settled = { by: tap.person.id, verdict, words: reason === "" ? null : reason, at };
  const gap = flag.gap === null ? null : await deps.store.gap(flag.gap);
  return {
    ...inSentences(words.settled[verdict]),
    facts: [
      { kind: "flag-settled", flag: flag.id, settled },
      ...(verdict === "stands" ? closeGap(gap, "settled", at) : []),
    ],
  };
}
