import type { Company } from "../../core/company.ts";
import type { Person } from "../../core/people.ts";
import { isOnLeave, scheduleOf } from "../../core/working-time.ts";
import { type Reporting, teamsOf } from "./managers.ts";

interface Standing extends Reporting {
  readonly company: Pick<Company, "policy" | "calendars">;
}

/** Who stands in for a manager, whether they are there or not; `null`: nobody. */
export function deputyOf({ people }: Pick<Reporting, "people">, manager: Person): Person | null {
  return people.find(({ id }) => id === manager.deputy && id !== manager.id) ?? null;
}

/**
 * The managers whose team somebody looks after now: themselves, where people report to them, and those who are on
 * leave and named them as deputy. Where a place is vacant its people report to the next one above.
 */
export function managedBy(standing: Standing, person: Pick<Person, "id">, now: Date): readonly Person[] {
  const managers = new Set(teamsOf(standing).map(({ manager }) => manager));
  return standing.people
    .filter(({ id }) => managers.has(id))
    .filter((manager) => manager.id === person.id || isStoodInFor(standing, manager, person, now))
    .toSorted((a, b) => Number(b.id === person.id) - Number(a.id === person.id));
}

function isStoodInFor(standing: Standing, manager: Person, person: Pick<Person, "id">, now: Date): boolean {
  const isAway = isOnLeave(now, scheduleOf(manager, standing.company));
  return isAway && deputyOf(standing, manager)?.id === person.id;
}
