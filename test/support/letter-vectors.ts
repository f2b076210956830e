import type { Embedder } from "../../src/core/ports/embedder.ts";

/** Counts letters: an embedder small enough to reason about. "act" means the same as "cat" to it. */
export function letterVectors(name = "letters"): Embedder & { readonly embedded: string[] } {
  const embedded: string[] = [];
  return {
    name,
    /** Every text it was asked for. */
    embedded,
    embed: async (texts) => {
      embedded.push(...texts);
      return texts.map(lettersOf);
    },
  };
}

export function lettersOf(text: string): readonly number[] {
  const lower = text.toLowerCase();
  return Array.from({ length: 26 }, (_, i) => lower.split(String.fromCharCode(97 + i)).length - 1);
}
