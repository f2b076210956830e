import type { Person } from "../core/people.ts";
import type { Policy } from "../core/policy.ts";
import type { UnansweredQuestion } from "../core/signals.ts";
import { withoutPersonalData } from "./personal-data.ts";

/**
 * The askers' own words as somebody who looks after pages may read them: "only if at least 3 people outside the
 * owner's own team asked; else the topic only". Those of the owner's own team are never among them, nor is anything
 * that tells of a person.
 */
export function askerWords(
  questions: readonly UnansweredQuestion[],
  {
    owner,
    people,
    policy,
  }: {
    readonly owner: string;
    readonly people: readonly Person[];
    readonly policy: Pick<Policy, "signals">;
  },
): readonly string[] {
  const reader = people.find(({ id }) => id === owner);
  const byId = new Map(people.map((person) => [person.id, person]));
  const outside = questions.filter(({ person }) => !isOfTeam(byId.get(person), owner, reader));
  if (new Set(outside.map(({ person }) => person)).size < policy.signals.wordsPeople) return [];
  const words = outside.flatMap(({ words }) => (words === null ? [] : [withoutPersonalData(words, people)]));
  return [...new Set(words)];
}

/** Whoever has left is of no team that could be told apart: they are left out. */
function isOfTeam(asker: Person | undefined, owner: string, reader: Person | undefined): boolean {
  if (asker === undefined || asker.id === owner || asker.manager === owner) return true;
  if (reader === undefined) return false;
  return (asker.team !== null && asker.team === reader.team) || asker.id === reader.manager;
}
