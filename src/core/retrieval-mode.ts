/** How a question is looked for: never less than by words, and never silently by words alone. */
export type RetrievalMode =
  | { readonly kind: "words" }
  | { readonly kind: "words+meaning" }
  /** By words alone until the embedding model answers again. */
  | { readonly kind: "embeddings-down"; readonly since: Date }
  /** By words alone until so many passages have a vector. */
  | { readonly kind: "building"; readonly done: number; readonly total: number };

export const byWords: RetrievalMode = { kind: "words" };

/** As it is kept with an answer and shown to an administrator. */
export function modeText(mode: RetrievalMode): string {
  switch (mode.kind) {
    case "words":
    case "words+meaning":
      return mode.kind;
    case "embeddings-down":
      return `words (embeddings down since ${mode.since.toISOString()})`;
    case "building":
      return `words (building ${mode.done} of ${mode.total})`;
  }
}
