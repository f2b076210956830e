import type { SkillMap } from "../../core/company.ts";
import type { SectionKey } from "../../core/ports/page-store.ts";
import type { WorkOutcome } from "../../core/ports/signal-store.ts";
import type { WorkEvent } from "../../core/practice.ts";
import type { NotedSignal } from "../../core/signals.ts";

export interface StepSign extends SectionKey, Pick<NotedSignal, "cause" | "kind" | "person" | "at"> {
  readonly predicted: number;
  readonly skills: readonly string[];
}

/**
 * Steps missed and done right at work, each with how often it is usually done right. A task done right says so of
 * every step that is known to be missed at times: of the others nobody looks.
 */
export function stepSigns(
  events: readonly WorkEvent[],
  { outcomes, skillMap }: { readonly outcomes: readonly WorkOutcome[]; readonly skillMap: SkillMap },
): readonly StepSign[] {
  const byTask = new Map(outcomes.map((outcome) => [outcome.task, outcome]));
  return events.flatMap((event): StepSign[] => {
    const outcome = byTask.get(event.task) ?? { task: event.task, total: 0, missed: new Map() };
    return stepsOf(event, outcome).flatMap((step) => {
      const place = sectionOf(step, skillMap);
      if (place === null) return [];
      const { source, id, person, at } = event;
      const kind = event.kind === "missed" ? "step-missed" : "step-right";
      const predicted = usualRate(outcome, step);
      return [{ cause: `${source}/${id}`, kind, person, at, predicted, ...place }];
    });
  });
}

function stepsOf({ kind, step }: WorkEvent, { missed }: WorkOutcome): readonly string[] {
  if (kind === "started") return [];
  if (step !== null) return [step];
  return kind === "missed" ? [] : [...missed.keys()];
}

/** How often a step was done right; by the rule of succession, so that little experience promises little. */
function usualRate({ total, missed }: WorkOutcome, step: string): number {
  return (total - (missed.get(step) ?? 0) + 1) / (total + 2);
}

/** A skill stands for its section where it has one alone: of several nobody could say which was missed. */
function sectionOf(
  step: string,
  { skills }: SkillMap,
): (SectionKey & { readonly skills: readonly string[] }) | null {
  const place = placeOf(step);
  if (place !== null) return { ...place, skills: [] };
  const [only, ...others] = skills[step]?.sections ?? [];
  const section = only === undefined || others.length > 0 ? null : placeOf(only);
  return section === null ? null : { ...section, skills: [step] };
}

function placeOf(text: string): SectionKey | null {
  const [sop, section] = text.split("#");
  return sop === undefined || section === undefined ? null : { sop, section };
}
