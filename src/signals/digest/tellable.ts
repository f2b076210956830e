import type { Escalation } from "../../core/escalations.ts";
import type { Person } from "../../core/people.ts";
import { endOf, stateOf, toldSteps } from "../escalation/escalation-state.ts";
import { tellableFrom } from "../escalation/show-entry.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { closedEntry } from "./closed-entry.ts";
import type { Tellable } from "./digest-entries.ts";
import { managerOf } from "./managers.ts";
import { mattersToTell, type TeamMatter } from "./team-matters.ts";

interface Wanted {
  readonly manager: Person;
  /** Who would read it: nobody reads of themselves here. */
  readonly to: Pick<Person, "id">;
  readonly matters: readonly TeamMatter[];
  readonly now: Date;
}

/** Everything a manager could be told now, in no order. */
export async function tellables(deps: EscalationDeps, wanted: Wanted): Promise<readonly Tellable[]> {
  const { manager, to } = wanted;
  const own = (await deps.store.escalations({ manager: manager.id })).filter(
    (escalation) => escalation.person !== to.id && isStillTheirs(deps, escalation, manager.id),
  );
  const found: Tellable[] = [];
  for (const escalation of own) {
    const one = await ofEscalation(deps, escalation, wanted);
    if (one !== null) found.push(one);
  }
  const matters = await mattersToTell(deps, { manager, matters: wanted.matters, own }, wanted.now);
  return [...found, ...matters];
}

/** Nobody is told of people who do not report to them any more; and where there is a works council, of nobody. */
function isStillTheirs(deps: EscalationDeps, { person: id }: Escalation, manager: string): boolean {
  if (id === null) return true;
  if (deps.company.policy.worksCouncil) return false;
  const person = deps.people.find((one) => one.id === id);
  return person !== undefined && managerOf(deps, person)?.id === manager;
}

async function ofEscalation(
  deps: EscalationDeps,
  escalation: Escalation,
  { now }: Wanted,
): Promise<Tellable | null> {
  const isTold = toldSteps(escalation).length > 0;
  const end = endOf(escalation);
  if (end !== null && !(isTold && (end.kind === "contest-upheld" || end.kind === "contest-lapsed")))
    return null;
  const gap = await deps.store.gap(escalation.gap);
  if (gap === null) return null;
  if (isTold) return closedEntry(deps, { escalation, gap, end }, now);
  if (gap.kind !== "personal" || gap.closedAt !== null) return null;
  return (await isTellable(deps, escalation, now)) ? { kind: "person", escalation } : null;
}

/** The person saw it, long enough ago, and does not contest it. */
async function isTellable(deps: EscalationDeps, escalation: Escalation, now: Date): Promise<boolean> {
  const person = deps.people.find(({ id }) => id === escalation.person);
  if (person === undefined || escalation.shownAt === null) return false;
  const [contest] = await deps.store.contests({ gap: escalation.gap, open: true });
  if (stateOf(escalation, contest ?? null) !== "shown") return false;
  const from = tellableFrom(deps, person, escalation.shownAt);
  return from !== null && from <= now;
}
