import type { Person } from "../core/people.ts";

/** The name of a person by their id; a page may name somebody nobody here knows, who keeps that name. */
export function nameOf(people: readonly Person[], id: string | null): string | null {
  return id === null ? null : (people.find((person) => person.id === id)?.name ?? id);
}
