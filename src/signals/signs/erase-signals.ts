import type { StorePorts } from "../../core/ports/store.ts";

/** Erases "signals after 120 days", a few at a time, so that nobody waits for it. Returns how many went. */
export async function eraseOldSignals(
  { company, signals }: Pick<StorePorts, "company" | "signals">,
  now: Date,
): Promise<number> {
  const { policy } = await company.company();
  const before = new Date(now.getTime() - policy.signals.keptDays * dayMs);
  let erased = 0;
  for (;;) {
    const gone = await signals.eraseSignals(before, atOnce);
    erased += gone;
    if (gone < atOnce) return erased;
  }
}

const atOnce = 5_000;
const dayMs = 86_400_000;
