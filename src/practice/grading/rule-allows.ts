import type { GlossaryEntry } from "../../core/terms.ts";
import { terms as termsOf } from "../../retrieval/analyse.ts";
import type { ShownQuestion } from "../items/show-question.ts";
import { hasSameQuantities } from "./compare-typed.ts";
import { readText } from "./normalise.ts";

/**
 * Whether a model may take a typed answer for right: the numbers of one of the keys are compared by rule, never by
 * a model, and so is whether it denies what that key says.
 */
export function ruleAllows(
  { stem, key }: Pick<ShownQuestion, "stem" | "key">,
  answer: string,
  glossary: readonly GlossaryEntry[],
): boolean {
  const context = readText(stem.replaceAll("___", " "), glossary);
  const said = readText(answer, glossary);
  if (said.hedges) return false;
  return key.some((one) => {
    const wanted = readText(one, glossary);
    return wanted.denies === said.denies && hasSameQuantities(wanted, said, context);
  });
}

/** What a model says is missing, as far as it speaks of the key in the key's words; `null`: it does not. */
export function missingInWords(
  missing: string,
  { key, explain }: Pick<ShownQuestion, "key" | "explain">,
): string | null {
  const line = missing.replaceAll(/\s+/g, " ").trim();
  const own = termsOf(line);
  const said = new Set(termsOf([...key, explain ?? ""].join(" ")));
  const isOfKey = own.length > 0 && own.every((one) => said.has(one));
  return isOfKey && line.length <= longestMissing && !/https?:|[<>@]/i.test(line) ? line : null;
}

/** Characters. */
const longestMissing = 160;
