import { createHash } from "node:crypto";
import type { IndexRow } from "./terms.ts";

/** The same for two rows that say the same, and for no others. */
export function rowMark(row: IndexRow): string {
  const { id, sop, section, part, title, headings, text, audience, language, wordings, from, until } = row;
  const place = [id, sop, section, part, language, from.getTime(), until?.getTime() ?? null];
  const said = [title, headings, text, audience, wordings];
  return createHash("sha256")
    .update(JSON.stringify([place, said]))
    .digest("base64url");
}
