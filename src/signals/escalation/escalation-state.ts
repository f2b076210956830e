import {
  type Contest,
  type Escalation,
  type EscalationStep,
  endsEscalation,
} from "../../core/escalations.ts";

/**
 * How an escalation stands. `shown`: only the person saw it. `held`: contested. `told`: to the manager, who has
 * not reacted. `acknowledged`: they have. `ended`: by its last step.
 */
export type EscalationState = "shown" | "held" | "told" | "acknowledged" | "ended";

export function stateOf(
  { steps }: Pick<Escalation, "steps">,
  contest: Pick<Contest, "settled"> | null = null,
): EscalationState {
  if (steps.some(({ kind }) => endsEscalation(kind))) return "ended";
  if (contest !== null && contest.settled === null) return "held";
  if (steps.some(({ kind }) => isReaction(kind))) return "acknowledged";
  return toldSteps({ steps }).length > 0 ? "told" : "shown";
}

/** What ended it; `null`: it goes on. */
export function endOf({ steps }: Pick<Escalation, "steps">): EscalationStep | null {
  return steps.find(({ kind }) => endsEscalation(kind)) ?? null;
}

export function toldSteps({ steps }: Pick<Escalation, "steps">): readonly EscalationStep[] {
  return steps.filter(({ kind }) => kind === "told");
}

/** What a manager did with it. */
export type Reaction = Extract<
  EscalationStep["kind"],
  "practice-assigned" | "coached" | "page-blamed" | "not-a-gap" | "observed-right"
>;

export function isReaction(kind: EscalationStep["kind"]): kind is Reaction {
  switch (kind) {
    case "practice-assigned":
    case "coached":
    case "page-blamed":
    case "not-a-gap":
    case "observed-right":
      return true;
    case "told":
    case "person-told":
    case "withdrawn":
    case "contested":
    case "contest-upheld":
    case "contest-rejected":
    case "contest-lapsed":
    case "worse":
    case "closed":
      return false;
  }
}

/** Steps of which the person has not heard yet. */
export function untoldToPerson({ steps }: Pick<Escalation, "steps">): readonly EscalationStep[] {
  const last = steps.findLastIndex(({ kind }) => kind === "person-told");
  return steps
    .slice(last + 1)
    .filter(({ kind }) => kind === "practice-assigned" || kind === "not-a-gap" || kind === "observed-right");
}
