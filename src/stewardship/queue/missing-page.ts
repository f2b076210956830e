import type { Tap } from "../../core/asker.ts";
import { decidedWords as words } from "../../core/messages/queue.ts";
import type { Result } from "../../core/result.ts";
import { decide } from "./decide.ts";
import type { EntryTap } from "./entry-tap.ts";
import type { StewardDeps } from "./steward-deps.ts";

/** "I will write it": the gap stays open until questions find an answer. */
export function takeOnMissing(deps: StewardDeps, tap: Tap<EntryTap>): Promise<Result> {
  return decide(deps, tap, ({ subject: { flags } }) => {
    return { facts: [], settles: { flags, verdict: "taken-on", reason: null }, said: words.takenOn };
  });
}

/** "No page is needed": the gap ends with it. */
export function needNoPage(
  deps: StewardDeps,
  tap: Tap<EntryTap & { readonly reason: string }>,
): Promise<Result> {
  const said = tap.value.reason.trim();
  const reason = said === "" ? null : said;
  return decide(deps, tap, ({ subject: { flags } }) => {
    return { facts: [], settles: { flags, verdict: "stands", reason }, said: words.noPage };
  });
}
