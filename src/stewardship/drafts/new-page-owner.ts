import { areaStewards } from "../../core/page-stewards.ts";
import type { Person } from "../../core/people.ts";
import type { DraftDeps } from "./draft-deps.ts";

/**
 * Who is to own a page that somebody writes: they themselves where they look after the area or own a page of it,
 * else whoever leads the area. `null`: nobody is known.
 */
export async function newPageOwner(
  { store, company, people, former, administrator }: DraftDeps,
  { person, folder, now }: { readonly person: Person; readonly folder: string; readonly now: Date },
): Promise<string | null> {
  const [area = ""] = folder.split("/");
  const stewards = areaStewards(area, { people, former, areas: company.areas, administrator });
  if (stewards.some(({ id }) => id === person.id)) return person.id;
  const pages = await store.pages.currentPages(now);
  const ownsThere = pages.some(({ owner, path }) => owner === person.id && path.startsWith(`${area}/`));
  return ownsThere ? person.id : (stewards[0]?.id ?? null);
}
