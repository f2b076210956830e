import type { GapNews } from "../gaps/gap-news.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { stateOf } from "./escalation-state.ts";
import { stepOf } from "./step.ts";

/** What closed before any manager heard of it is told to nobody. */
export async function withdrawClosed(deps: EscalationDeps, now: Date): Promise<readonly GapNews[]> {
  if (deps.company.policy.worksCouncil) return [];
  const news: GapNews[] = [];
  for (const one of await deps.store.escalations({ open: true })) {
    if (stateOf(one) !== "shown") continue;
    const gap = await deps.store.gap(one.gap);
    if (gap !== null && gap.closedAt === null) continue;
    const step = stepOf(one, { kind: "withdrawn", by: null, words: null, at: now });
    news.push({ facts: [step], notices: [] });
  }
  return news;
}
