import { toPassageText } from "../../core/passage-text.ts";
import type { VectorCache } from "../../core/ports/embedder.ts";
import type { IndexRow } from "../../core/terms.ts";
import { keyOf } from "./cached-embedder.ts";

/**
 * Keeps the vectors of every passage that may be found, so that another process or a new index has them for
 * nothing, and forgets those of passages, and of models, that nobody has used for long.
 */
export async function sweepVectors(
  { cache, model }: { readonly cache: VectorCache; readonly model: string },
  passages: AsyncIterable<readonly IndexRow[]>,
  { now, keepUnusedDays }: { readonly now: Date; readonly keepUnusedDays: number },
): Promise<number> {
  for await (const rows of passages) await cache.touch(model, rows.map(toPassageText).map(keyOf), now);
  return cache.forget(new Date(now.getTime() - keepUnusedDays * dayMs));
}

const dayMs = 24 * 60 * 60 * 1000;
