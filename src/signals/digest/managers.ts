import type { Person } from "../../core/people.ts";
import type { Team } from "./team-figures.ts";

/** Who reports to whom, with those who have left: through a vacancy it goes one level up. */
export interface Reporting {
  readonly people: readonly Person[];
  /** Of those who have left, whom they reported to. */
  readonly former: ReadonlyMap<string, string | null>;
}

/** Whom somebody reports to; where that place is vacant, whoever is next above it. `null`: nobody. */
export function managerOf(
  { people, former }: Reporting,
  person: Pick<Person, "id" | "manager">,
): Person | null {
  const seen = new Set([person.id]);
  let id = person.manager;
  while (id !== null && !seen.has(id)) {
    seen.add(id);
    const found = people.find((one) => one.id === id);
    if (found !== undefined) return found;
    id = former.get(id) ?? null;
  }
  return null;
}

/** Whether `manager` is anywhere above `person`. */
export function isAbove(
  reporting: Reporting,
  manager: string,
  person: Pick<Person, "id" | "manager">,
): boolean {
  const seen = new Set<string>();
  for (
    let at = managerOf(reporting, person);
    at !== null && !seen.has(at.id);
    at = managerOf(reporting, at)
  ) {
    if (at.id === manager) return true;
    seen.add(at.id);
  }
  return false;
}

/** Everybody by the manager they report to. */
export function teamsOf(reporting: Reporting): readonly Team[] {
  const teams = new Map<string, { readonly manager: Person; readonly members: string[] }>();
  for (const person of reporting.people) {
    const manager = managerOf(reporting, person);
    if (manager === null) continue;
    const team = teams.get(manager.id) ?? { manager, members: [] };
    team.members.push(person.id);
    teams.set(manager.id, team);
  }
  return withAbove(reporting, teams);
}

function withAbove(
  reporting: Reporting,
  teams: ReadonlyMap<string, { readonly manager: Person; readonly members: readonly string[] }>,
): readonly Team[] {
  const above = [...teams.values()].flatMap(({ manager }) => managerOf(reporting, manager) ?? []);
  const all = new Map([
    ...above.map((manager) => [manager.id, { manager, members: [] as readonly string[] }] as const),
    ...teams,
  ]);
  return [...all.values()].map(({ manager, members }) => ({
    manager: manager.id,
    above: managerOf(reporting, manager)?.id ?? null,
    members,
  }));
}
