import { addDays } from "date-fns";
import type { Tap } from "../../core/asker.ts";
import { dayInWords } from "../../core/messages/dates.ts";
import { decidedWords as words } from "../../core/messages/queue.ts";
import type { Result } from "../../core/result.ts";
import { scheduleOf } from "../../core/working-time.ts";
import { decide } from "./decide.ts";
import type { EntryTap } from "./entry-tap.ts";
import type { StewardDeps } from "./steward-deps.ts";

/** "Put off", with a reason: the doubts stay, and readers see them. */
export function snooze(
  deps: StewardDeps,
  tap: Tap<EntryTap & { readonly length: "short" | "long"; readonly reason: string }>,
): Promise<Result> {
  return decide(deps, tap, ({ page, person }) => {
    const reason = tap.value.reason.trim();
    if (page === null) return words.gone;
    if (reason === "") return words.reasonMissing;
    const { snoozeShort, snoozeLong } = deps.company.policy.queue;
    const until = addDays(tap.at, tap.value.length === "short" ? snoozeShort : snoozeLong);
    const review = {
      sop: page.sop,
      version: page.version,
      by: person.id,
      verdict: "snoozed",
      reason,
      ticked: [],
      until,
      to: null,
      at: tap.at,
    } as const;
    const day = dayInWords(until, tap.at, scheduleOf(person, deps.company).timeZone);
    return {
      facts: [{ kind: "page-reviewed", review }],
      settles: null,
      said: words.snoozed(day),
    };
  });
}
