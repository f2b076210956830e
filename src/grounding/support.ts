import type { KnownSource } from "./known-source.ts";
import type { Weight } from "./rests-on.ts";
import type { Sentence } from "./sentence.ts";
import { wordsBeside } from "./stated-values.ts";
import { contentOf } from "./words.ts";

interface Supporting {
  readonly cited: readonly KnownSource[];
  readonly uncited: readonly KnownSource[];
  readonly asked: Pick<KnownSource, "content">;
  readonly weight: Weight;
}

/**
 * Whether enough of what a sentence is about stands in its sources: `unsupported` where it does not, `wrong-source`
 * where another source has clearly more of it, or where one of those cited has hardly anything.
 */
export function supportIn(
  sentence: Sentence,
  { cited, uncited, asked, weight }: Supporting,
): readonly ("unsupported" | "wrong-source")[] {
  const content = new Set(contentOf(wordsBeside(sentence.words, sentence.values)));
  if (content.size === 0) return cited.length === 0 ? ["unsupported"] : [];
  const words: Words = { has: (word) => cited.some((source) => source.content.has(word)) };
  const own = coverage({ content }, words, weight);
  const elsewhere = Math.max(0, ...uncited.map((source) => coverage({ content }, source.content, weight)));
  if (elsewhere > own + clearlyMore) return ["wrong-source"];
  const told = new Set([...content].filter((word) => words.has(word) || !asked.content.has(word)));
  const besides = coverage({ content: told }, words, weight);
  if (Math.max(own, Math.min(besides, own + repeated)) < enough) return ["unsupported"];
  const isIdle =
    cited.length > 1 && cited.some((source) => coverage({ content }, source.content, weight) < hardly);
  return isIdle ? ["wrong-source"] : [];
}

type Words = Pick<ReadonlySet<string>, "has">;

/** Share of the words that stand in a source, the rare ones weighing more. */
function coverage({ content }: Pick<Sentence, "content">, words: Words, weight: Weight): number {
  let whole = 0;
  let found = 0;
  for (const word of content) {
    whole += weight(word);
    if (words.has(word)) found += weight(word);
  }
  return whole === 0 ? 1 : found / whole;
}

/** Chosen on half of the sample's sections (`npm run eval:grounding`). */
const enough = 0.5;
const clearlyMore = 0.15;
const hardly = 0.12;
/** Words of the question may be repeated, but they prove little. */
const repeated = 0.1;
