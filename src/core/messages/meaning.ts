import type { MeaningState } from "../ports/meaning.ts";

/** Finding by meaning, as an administrator is told of it. */
export const meaningWords = {
  off: "off: EMBEDDING_MODEL is not set",

  state: ({ model, serving, rows, withVector, downSince, why }: MeaningState) =>
    [
      `${model}, ${withVector} of ${rows} passages have a vector`,
      ...(serving === null || serving === model ? [] : [`until all do, questions are put by ${serving}`]),
      ...(downSince === null ? [] : [`no answer since ${downSince.toISOString()} (${why ?? "unknown"})`]),
    ].join("; "),

  downAdvice:
    "Questions are answered by their words. Look at EMBEDDING_MODEL, OPENAI_API_KEY and OPENAI_BASE_URL; it is tried again by itself.",
  buildingAdvice: "The others follow in the background while Cairn runs; until then words find them.",
};
