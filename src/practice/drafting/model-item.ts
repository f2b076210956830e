import { createHash } from "node:crypto";
import type { QuizItem } from "../../core/items.ts";

/** Ids of items drafted by a language model begin with it. */
export const modelStart = "model/";

/** The id of a draft names the text that it was made of, so that it is never offered for another one. */
export function modelItemId(
  { sop, slug, hash }: { readonly sop: string; readonly slug: string; readonly hash: string },
  place: number,
): string {
  return `${modelStart}${sop}#${slug}/${textMark(hash)}-${place}`;
}

/** Whether the section of a model's draft says something else by now than when it was drafted. */
export function isOutdatedDraft(
  { id, origin, approvedFor }: Pick<QuizItem, "id" | "origin" | "approvedFor">,
  sectionHash: string | null,
): boolean {
  if (origin !== "model" || approvedFor !== null) return false;
  return sectionHash === null || !id.includes(`/${textMark(sectionHash)}-`);
}

function textMark(hash: string): string {
  return createHash("sha256").update(hash).digest("hex").slice(0, 12);
}
