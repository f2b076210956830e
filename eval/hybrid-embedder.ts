import type { Embedder } from "../src/core/ports/embedder.ts";
import { words } from "../src/retrieval/analyse.ts";

/**
 * An instrument, not a model: a text's vector counts its letter runs of three to five, hashed into a
 * fixed number of buckets. It knows nothing of meaning; it finds inflections, compounds and misspellings.
 * It is the same everywhere and needs no network, so that the joining of two rankings can be measured.
 */
export const letterRuns = {
  name: "letter-runs-1",
  dimensions: 512,
  embed: async (texts: readonly string[]) => texts.map(letterRunsOf),
} satisfies Embedder & { readonly dimensions: number };

export function letterRunsOf(text: string): readonly number[] {
  const counts = new Array<number>(letterRuns.dimensions).fill(0);
  for (const word of words(text)) {
    const marked = `<${word}>`;
    for (let length = 3; length <= 5; length += 1) {
      for (let i = 0; i + length <= marked.length; i += 1) {
        const hash = hashOf(marked.slice(i, i + length));
        const bucket = hash % letterRuns.dimensions;
        // Half of the runs count downwards, so that collisions cancel instead of adding up.
        counts[bucket] = (counts[bucket] ?? 0) + (hash & 0x10000 ? 1 : -1);
      }
    }
  }
  const damped = counts.map((count) => Math.sign(count) * Math.log(1 + Math.abs(count)));
  const length = Math.hypot(...damped) || 1;
  return damped.map((count) => count / length);
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
