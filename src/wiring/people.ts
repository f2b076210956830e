import { InputError } from "../core/errors.ts";
import type { Person } from "../core/people.ts";
import { anonymous, type Reader } from "../core/terms.ts";
import { readerOf } from "../people/reader.ts";
import type { Runtime } from "../runtime.ts";
import { readerFacts } from "./practice.ts";

/**
 * The person behind an id, and what they may read. `null` gives the anonymous reader.
 *
 * @throws InputError when nobody has this id.
 */
export async function whoIs(
  runtime: Runtime,
  id: string | null,
): Promise<{ readonly reader: Reader; readonly person: Person | null }> {
  if (id === null) return { reader: anonymous, person: null };
  const directory = await runtime.directory();
  const person = directory.personById.get(id);
  if (person === undefined) throw new InputError(`There is no person ${id}; people.yaml lists who there is.`);
  return { person, reader: readerOf(readerFacts(runtime, directory), person) };
}

/** The same for somebody looked up earlier: who has left the company since reads what everybody may. */
export async function whoIsStill(runtime: Runtime, id: string | null): ReturnType<typeof whoIs> {
  const { personById } = await runtime.directory();
  return whoIs(runtime, id !== null && personById.has(id) ? id : null);
}

/** The company, its people, and who looks after Cairn. */
export async function companyDeps(runtime: Runtime) {
  const { company, people } = await runtime.directory();
  return { company, people, administrator: administratorOf(runtime.config, people) };
}

export function administratorOf(
  { administrator }: Runtime["config"],
  people: readonly Person[],
): Person | null {
  return people.find(({ email }) => email !== null && email.toLowerCase() === administrator) ?? null;
}
