import type { Escalation } from "../../core/escalations.ts";
import type { Gap } from "../../core/gaps.ts";
import { managerOf, type Reporting } from "../digest/managers.ts";
import { stateOf } from "../escalation/escalation-state.ts";

/**
 * What somebody may know of why a gap was found. `all`: its signs, its rule, and everybody who was told. `told`:
 * what they were told of it, and no sign behind it.
 */
export type Insight = "all" | "told" | "none";

export interface InsightFacts extends Reporting {
  readonly gap: Gap;
  /** Of this gap. */
  readonly escalations: readonly Escalation[];
  /** Whom its flags went to. */
  readonly owners: readonly string[];
  /** Somebody contests it, and nothing is decided yet. */
  readonly isHeld: boolean;
  readonly worksCouncil: boolean;
  /** Who asks; `null`: whoever runs Cairn, on the command line. */
  readonly asker: string | null;
  readonly administrator: string | null;
}

/**
 * A person sees their own. Whoever runs Cairn sees everything, but where there is a works council nothing of a
 * person. A manager sees what they were told and may still read; whoever looks after a page, what is said of it.
 */
export function mayExplain(facts: InsightFacts): Insight {
  const { gap, asker, administrator, worksCouncil, owners } = facts;
  const runsCairn = asker === null || asker === administrator;
  if (gap.kind !== "personal") {
    if (runsCairn) return "all";
    return owners.includes(asker) || wasTold(facts) ? "told" : "none";
  }
  if (asker === gap.person) return "all";
  if (worksCouncil) return "none";
  if (isTheirManager(facts)) return wasTold(facts) ? "told" : "none";
  return runsCairn ? "all" : "none";
}

/** They were told, and it was neither contested nor dropped since. */
function wasTold({ escalations, isHeld, asker }: InsightFacts): boolean {
  return (
    !isHeld &&
    escalations.some((one) => {
      const state = stateOf(one);
      const isDropped = one.steps.some(({ kind }) => kind === "contest-upheld" || kind === "contest-lapsed");
      return one.manager === asker && state !== "shown" && !isDropped;
    })
  );
}

function isTheirManager(facts: InsightFacts): boolean {
  const { gap, people, asker } = facts;
  const person = gap.kind === "personal" ? people.find(({ id }) => id === gap.person) : undefined;
  return person !== undefined && managerOf(facts, person)?.id === asker;
}
