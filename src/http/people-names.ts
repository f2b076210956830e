import type { Person } from "../core/people.ts";

export interface PeopleNames {
  readonly person: (id: string) => Promise<Person | null>;
}

/** Pages name people by id, or by a name nobody here knows. */
export async function nameOf(deps: PeopleNames, id: string | null): Promise<string | null> {
  return id === null ? null : ((await deps.person(id))?.name ?? id);
}
