import type { EntryFacts, Escalation } from "../../core/escalations.ts";
import type { ContentGap, PageProblem } from "../../core/gaps.ts";
import type { Person } from "../../core/people.ts";
import type { LastTold } from "../../core/ports/signal-store.ts";
import { endOf } from "../escalation/escalation-state.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import type { Tellable } from "./digest-entries.ts";
import type { FigureGroup } from "./team-figures.ts";
import { teamMissing } from "./team-missing.ts";
import { teamPages } from "./team-pages.ts";

/** An open gap of no person, with the groups large enough to be told of it. */
export interface TeamMatter {
  readonly gap: PageProblem | ContentGap;
  readonly groups: readonly FigureGroup[];
  /** What is said of it to the manager of a group; `null`: nothing any more. */
  readonly entryFor: (group: FigureGroup, said: EntryFacts["said"]) => Promise<EntryFacts | null>;
}

/** Pages that mislead and pages that are missing: looked up once for all managers. */
export async function teamMatters(deps: EscalationDeps, now: Date): Promise<readonly TeamMatter[]> {
  return [...(await teamPages(deps, now)), ...(await teamMissing(deps, now))];
}

/** Those in which enough of the manager's people have a part for a figure to be about a group. */
export async function mattersToTell(
  deps: EscalationDeps,
  {
    manager,
    matters,
    own,
  }: {
    readonly manager: Person;
    readonly matters: readonly TeamMatter[];
    /** What the manager was told or is to be. */
    readonly own: readonly Escalation[];
  },
  now: Date,
): Promise<readonly Tellable[]> {
  const theirs = matters.flatMap((matter) => {
    const group = matter.groups.find((one) => one.manager === manager.id);
    return group === undefined ? [] : [{ ...matter, group }];
  });
  const told = await deps.store.lastTold(
    manager.id,
    theirs.map(({ gap }) => gap.id),
  );
  const found: Tellable[] = [];
  for (const { gap, group, entryFor } of theirs) {
    const before = told.get(gap.id);
    if (before !== undefined && !isWorse(before, group.contributors, deps)) continue;
    const entry = await entryFor(group, before === undefined ? "new" : "worse");
    if (entry === null) continue;
    const same = own.filter((one) => one.gap === gap.id);
    const escalation: Escalation = {
      id: `${gap.id}-${manager.id}-${same.length + 1}`,
      gap: gap.id,
      person: null,
      manager: manager.id,
      at: now,
      shownAt: null,
      entry,
      steps: [],
    };
    found.push({ kind: "page", escalation, replaces: same.find((one) => endOf(one) === null) ?? null });
  }
  return found;
}

function isWorse({ said, figures }: LastTold, people: number, { company }: EscalationDeps): boolean {
  return said !== "closed" && people >= (figures.people ?? 0) + company.policy.escalation.worseMissed;
}
