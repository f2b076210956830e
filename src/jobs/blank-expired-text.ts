import type { StorePorts } from "../core/ports/store.ts";

const dayMs = 86_400_000;

/** Forgets what was asked and answered, and for whom models wrote, more than `policy.ask.textKeptDays` days ago. */
export async function blankExpiredText(
  deps: Pick<StorePorts, "company" | "conversation" | "modelCalls">,
  now: Date,
): Promise<{ readonly answers: number; readonly messages: number }> {
  const { policy } = await deps.company.company();
  const before = new Date(now.getTime() - policy.ask.textKeptDays * dayMs);
  await deps.modelCalls.forget(before);
  return deps.conversation.forgetText(before);
}
