import type { Person } from "../../src/core/people.ts";

/** Somebody of whom nothing is known but what is given. */
export function personNamed(id: string, given: Partial<Person> = {}): Person {
  return {
    id,
    name: id,
    email: null,
    roles: [],
    rolesSince: null,
    team: null,
    manager: null,
    location: null,
    timeZone: null,
    workingHours: null,
    leave: [],
    deputy: null,
    language: null,
    ...given,
  };
}
