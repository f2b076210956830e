import type { IndexQuery } from "../../core/ports/retrieval.ts";
import { withoutRegion } from "./lance-rows.ts";

/** The condition that a row is current, open to the reader and in the language asked for. */
export function toFilter(query: Pick<IndexQuery, "groups" | "at" | "language">): string {
  const at = query.at.getTime();
  const conditions = [`starts <= ${at}`, `ends > ${at}`, openTo(query.groups)];
  if (query.language !== null) conditions.push(inLanguage(query.language));
  return conditions.join(" AND ");
}

/** The condition that a row has one of these ids. */
export function hasId(ids: readonly string[]): string {
  return `id IN (${ids.map(quote).join(", ")})`;
}

function openTo(groups: readonly string[]): string {
  if (groups.length === 0) return "everybody";
  return `(everybody OR array_has_any(audience, make_array(${groups.map(quote).join(", ")})))`;
}

/** `en` also finds pages in `en-GB`. */
function inLanguage(language: string): string {
  return `language = ${quote(withoutRegion(language))}`;
}

/** A string of SQL has one special sign, its own quote. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
