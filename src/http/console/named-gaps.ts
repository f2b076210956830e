import type { Escalation } from "../../core/escalations.ts";
import type { PersonalGap } from "../../core/gaps.ts";
import { managerOf } from "../../signals/digest/managers.ts";
import { endOf, toldSteps } from "../../signals/escalation/escalation-state.ts";
import type { EscalationDeps } from "../../signals/signal-deps.ts";

/** Somebody's gap of which their manager was told. */
export interface NamedGap {
  readonly escalation: Escalation;
  readonly gap: PersonalGap;
}

/**
 * Of whom this manager, or who stands in for them, may read by name: those who saw the entry first, of whom they
 * were then told, and who still report to them. Nobody reads of themselves here. What is contested, or was dropped,
 * is not among them.
 */
export async function namedGaps(
  deps: EscalationDeps,
  { manager, reader, since }: { readonly manager: string; readonly reader: string; readonly since: Date },
): Promise<readonly NamedGap[]> {
  if (deps.company.policy.worksCouncil) return [];
  const named: NamedGap[] = [];
  for (const escalation of await deps.store.escalations({ manager })) {
    if (escalation.person === reader || !isTold(deps, escalation, manager)) continue;
    const gap = await deps.store.gap(escalation.gap);
    if (gap === null || gap.kind !== "personal") continue;
    const isOld = gap.closedAt !== null && gap.closedAt < since;
    const isHeld = (await deps.store.contests({ gap: gap.id, open: true })).length > 0;
    if (!isOld && !isHeld) named.push({ escalation, gap });
  }
  return named;
}

function isTold(deps: EscalationDeps, escalation: Escalation, manager: string): boolean {
  if (escalation.shownAt === null || toldSteps(escalation).length === 0) return false;
  const person = deps.people.find(({ id }) => id === escalation.person);
  if (person === undefined || person.id === manager || managerOf(deps, person)?.id !== manager) return false;
  const end = endOf(escalation)?.kind;
  return end === undefined || end === "closed" || end === "not-a-gap";
}
