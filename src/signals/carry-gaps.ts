import { closeAnswered } from "./close-answered.ts";
import { coachGaps } from "./coach.ts";
import { sendDigests, tellAtOnce } from "./digest.ts";
import type { GapNews } from "./gap-news.ts";
import { lapseContests } from "./settle-contest.ts";
import { showEntries } from "./show-entry.ts";
import type { EscalationDeps } from "./signal-deps.ts";
import { tellPeople } from "./tell-person.ts";
import { withdrawClosed } from "./withdraw.ts";

/**
 * One step further with every gap whose time has come, each kind of step to be written before the next one is
 * looked for: what closed or was contested is settled first, the person hears before the manager does, and what
 * cannot wait goes before the weekly digest.
 */
export async function* carryGaps(deps: EscalationDeps, now: Date): AsyncGenerator<readonly GapNews[]> {
  const steps = [
    lapseContests,
    closeAnswered,
    withdrawClosed,
    coachGaps,
    showEntries,
    tellPeople,
    tellAtOnce,
    sendDigests,
  ];
  for (const step of steps) {
    const news = await step(deps, now);
    if (news.length > 0) yield news;
  }
}
