import type { StorePorts } from "../core/ports/store.ts";

const dayMs = 86_400_000;

/** Forgets what was asked and answered more than `policy.ask.textKeptDays` days ago. */
export async function blankExpiredText(
  deps: Pick<StorePorts, "company" | "conversation">,
  now: Date,
): Promise<{ readonly answers: number; readonly messages: number }> {
  const { policy } = await deps.company.company();
  return deps.conversation.forgetText(new Date(now.getTime() - policy.ask.textKeptDays * dayMs));
}
