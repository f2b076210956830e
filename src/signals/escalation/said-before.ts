import { gapAbout, type PersonalGap } from "../../core/gaps.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { toldSteps } from "./escalation-state.ts";

const dayMs = 86_400_000;

/** Whether a manager heard of the same gap of this person not long before it opened: then it is back. */
export async function wasToldBefore(deps: EscalationDeps, gap: PersonalGap): Promise<boolean> {
  const since = new Date(gap.openedAt.getTime() - deps.company.policy.escalation.backDays * dayMs);
  const earlier = (await deps.store.gaps({ kind: "personal", person: gap.person, since })).filter(
    (one) => one.id !== gap.id && one.closedAt !== null && gapAbout(one) === gapAbout(gap),
  );
  for (const one of earlier) {
    const told = await deps.store.escalations({ gap: one.id });
    if (told.some((escalation) => toldSteps(escalation).length > 0)) return true;
  }
  return false;
}
