import type { Check } from "../core/messages/command-line.ts";
import { meaningWords } from "../core/messages/meaning.ts";
import type { Meaning } from "../core/ports/meaning.ts";
import { byWords, modeText } from "../core/retrieval-mode.ts";

/** How questions are looked for now, and whether the embedding model answers. */
export async function meaningChecks(meaning: Meaning | null): Promise<readonly Check[]> {
  if (meaning === null) {
    return [good("search", modeText(byWords)), good("embeddings", meaningWords.off)];
  }
  await meaning.check();
  const mode = good("search", modeText(await meaning.mode()));
  const state = await meaning.state();
  const found = meaningWords.state(state);
  if (state.downSince !== null) {
    return [mode, { name: "embeddings", ok: false, found, advice: meaningWords.downAdvice }];
  }
  if (state.withVector < state.rows) {
    return [mode, { ...good("embeddings", found), advice: meaningWords.buildingAdvice }];
  }
  return [mode, good("embeddings", found)];
}

function good(name: string, found: string): Check {
  return { name, ok: true, found, advice: "" };
}
