import type { Embedder, QuestionEmbedder } from "../src/core/ports/embedder.ts";
import type { PassageIndex } from "../src/core/ports/retrieval.ts";
import { fillVectors } from "../src/providers/embedder/fill-vectors.ts";

/** Gives every row of an index its vector, and searches by them from then on. */
export async function embedAll(index: PassageIndex, embedder: Embedder): Promise<void> {
  await fillVectors({ vectors: index.vectors, embedder, refused: new Set(), isOver: () => false });
}

/** Questions by an embedder that is always there. */
export function questionsBy(embedder: Embedder): QuestionEmbedder {
  const toVector = (values: readonly number[]) => ({ model: embedder.name, values });
  return {
    embedQuestion: async (text) => {
      const [values = []] = await embedder.embed([text]);
      return { vector: toVector(values), mode: { kind: "words+meaning" } };
    },
    embedMany: async (texts) => (await embedder.embed(texts)).map(toVector),
  };
}
