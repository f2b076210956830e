import type { Escalation, EscalationStep } from "../../core/escalations.ts";
import type { SignalFactOf } from "../../core/signal-facts.ts";

/** One step more of an escalation, as the fact that adds it. */
export function stepOf(
  { id, steps }: Pick<Escalation, "id" | "steps">,
  step: EscalationStep,
): SignalFactOf<"escalation-step"> {
  return { kind: "escalation-step", escalation: id, ordinal: steps.length, step };
}
