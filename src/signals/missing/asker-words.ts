import type { Person } from "../../core/people.ts";
import type { Policy } from "../../core/policy.ts";
import type { UnansweredQuestion } from "../../core/signals.ts";
import { withoutPersonalData } from "./personal-data.ts";

/**
 * The askers' own words as somebody who looks after pages may read them: "only if they agreed or at least 3 people
 * outside the owner's own team asked; else the topic only". Whoever is of that team is read only where they agreed,
 * and nothing that tells of a person ever is.
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
  const isMany = new Set(outside.map(({ person }) => person)).size >= policy.signals.wordsPeople;
  const readable = questions.filter((one) => one.mayBeRead || (isMany && outside.includes(one)));
  const words = readable.flatMap(({ words }) => (words === null ? [] : [withoutPersonalData(words, people)]));
  return [...new Set(words)];
}

/** Whoever has left is of no team that could be told apart: they are left out. */
function isOfTeam(asker: Person | undefined, owner: string, reader: Person | undefined): boolean {
  if (asker === undefined || asker.id === owner || asker.manager === owner) return true;
  if (reader === undefined) return false;
  return (asker.team !== null && asker.team === reader.team) || asker.id === reader.manager;
}
