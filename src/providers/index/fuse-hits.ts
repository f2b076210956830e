import type { IndexHit } from "../../core/ports/retrieval.ts";
import { fuse } from "./fuse.ts";

/** One ranking of what was found by words and what was found by meaning, each best first. */
export function fuseHits(
  { byWords, byMeaning }: { readonly byWords: readonly IndexHit[]; readonly byMeaning: readonly IndexHit[] },
  limit: number,
): readonly IndexHit[] {
  const hits = new Map([...byMeaning, ...byWords].map((hit) => [hit.row.id, hit]));
  const similarity = new Map(byMeaning.map((hit) => [hit.row.id, hit.similarity]));
  const scores = fuse([
    { ids: byWords.map((hit) => hit.row.id), weight: 1 },
    { ids: byMeaning.map((hit) => hit.row.id), weight: 1 },
  ]);
  const ranked = [...scores].flatMap(([id, score]) => {
    const hit = hits.get(id);
    return hit ? [{ ...hit, score, similarity: similarity.get(id) ?? null }] : [];
  });
  return ranked.slice(0, limit);
}
