import { handOverForm as words } from "../../core/messages/queue.ts";
import type { Person } from "../../core/people.ts";

/** Whom somebody means by a name, an e-mail address or an id; else what to say. */
export function findPerson(people: readonly Person[], said: string): Person | string {
  const wanted = said.trim().toLowerCase().replace(/^@/, "");
  const exact = people.filter(({ id, email, name }) =>
    [id, email, name].some((one) => one?.toLowerCase() === wanted),
  );
  const found = exact.length > 0 ? exact : people.filter(({ name }) => hasPart(name, wanted));
  const [first, second] = found;
  if (first === undefined) return words.unknown(said.trim());
  return second === undefined ? first : words.several(said.trim());
}

/** A first or last name alone is enough where it is only one person's. */
function hasPart(name: string, wanted: string): boolean {
  return wanted !== "" && name.toLowerCase().split(/\s+/).includes(wanted);
}
