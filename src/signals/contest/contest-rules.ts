import type { Company } from "../../core/company.ts";
import type { Person } from "../../core/people.ts";
import { scheduleOf, shifts } from "../../core/working-time.ts";
import { isAbove, type Reporting } from "../digest/managers.ts";

interface DeciderSearch extends Reporting {
  readonly company: Company;
  readonly administrator: string | null;
  /** Of them, those whom Cairn can write to. */
  readonly reachable: ReadonlySet<string>;
}

/**
 * Who decides what somebody contests: the person named in the policy, else the administrator, else somebody who
 * looks after people. Never the person, nor anybody they report to. `null`: nobody is left.
 */
export function deciderFor(search: DeciderSearch, person: Person): Person | null {
  return possibleDeciders(search, person).find(({ id }) => search.reachable.has(id)) ?? null;
}

export function possibleDeciders(
  search: Omit<DeciderSearch, "reachable">,
  person: Person,
): readonly Person[] {
  const { people, company, administrator } = search;
  const { contestPerson, peopleRole } = company.policy.escalation;
  const named = [contestPerson, administrator].flatMap((id) => people.find((one) => one.id === id) ?? []);
  const partners = people.filter(({ roles }) => roles.includes(peopleRole));
  return [...new Set([...named, ...partners])].filter(
    ({ id }) => id !== person.id && !isAbove(search, id, person),
  );
}

/** The end of the last of so many working days of whoever decides, counted from the day after. */
export function contestDue(decider: Person, company: Company, from: Date): Date {
  const { contestDays } = company.policy.escalation;
  let left = contestDays;
  for (const { start, end } of shifts(from, scheduleOf(decider, company))) {
    if (start <= from) continue;
    left -= 1;
    if (left === 0) return end;
  }
  return from;
}
