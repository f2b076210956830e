import type { EscalationDeps } from "../signal-deps.ts";
import { closeGap } from "./close-gap.ts";
import type { GapNews } from "./gap-news.ts";

/** Ends gaps about pages of which whoever looks after the page said that the text stands. */
export async function closeAnswered(deps: EscalationDeps, now: Date): Promise<readonly GapNews[]> {
  const news: GapNews[] = [];
  for (const gap of await deps.store.gaps({ open: true })) {
    if (gap.kind === "personal") continue;
    const flags = await deps.flags.flags({ gap: gap.id, open: false });
    if (flags.some(({ settled }) => settled?.verdict === "stands"))
      news.push({ facts: closeGap(gap, "settled", now), notices: [] });
  }
  return news;
}
