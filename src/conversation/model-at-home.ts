import type { Element } from "../core/card.ts";
import { modelStateWords } from "../core/messages/models.ts";
import type { ModelState } from "../core/model-state.ts";

/** How the language model fares, for the administrator's home. */
export function modelElements(state: ModelState): readonly Element[] {
  const lines = [modelStateWords.line(state), ...(state.breaker === "open" ? [modelStateWords.resting] : [])];
  return lines.map((text) => ({ kind: "text", spans: [{ text }], quiet: true }));
}
