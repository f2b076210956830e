import { coachGaps } from "./coaching/coach.ts";
import { tellPeople } from "./coaching/tell-person.ts";
import { lapseContests } from "./contest/settle-contest.ts";
import { sendDigests, tellAtOnce } from "./digest/digest.ts";
import { showEntries } from "./escalation/show-entry.ts";
import { withdrawClosed } from "./escalation/withdraw.ts";
import { closeAnswered } from "./gaps/close-answered.ts";
import type { GapNews } from "./gaps/gap-news.ts";
import type { EscalationDeps } from "./signal-deps.ts";

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
