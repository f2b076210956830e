import type { Sentence } from "./sentence.ts";

/**
 * The sentences that a claim rests on: the one with most of its words, then those that have most of what is left, as
 * long as it is worth a sentence. Rare words weigh more.
 */
export function restsOn(
  claim: Sentence,
  sentences: readonly Sentence[],
  weight: Weight,
): readonly Sentence[] {
  const chosen: Sentence[] = [];
  let left = new Set(claim.content);
  while (chosen.length < most && left.size > 0) {
    const next = bestOf(left, sentences, weight);
    if (next === null || (chosen.length > 0 && shared(left, next).length < leastWords)) break;
    chosen.push(next);
    left = new Set([...left].filter((word) => !next.content.has(word)));
  }
  return chosen;
}

export type Weight = (word: string) => number;

/** By how few of some sentences have a word. */
export function rarity(sentences: readonly Sentence[]): Weight {
  const counts = new Map<string, number>();
  for (const { content } of sentences)
    for (const word of content) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weights = new Map(
    [...counts].map(([word, count]) => [word, Math.log(1 + (sentences.length + 1) / (count + 0.5))]),
  );
  const unknown = Math.log(1 + 2 * (sentences.length + 1));
  return (word) => weights.get(word) ?? unknown;
}

const most = 3;
const leastWords = 2;

/** Of two with the same words the shorter one. */
function bestOf(words: ReadonlySet<string>, sentences: readonly Sentence[], weight: Weight): Sentence | null {
  let best: Sentence | null = null;
  let highest = 0;
  const weighed = [...words].map((word) => [word, weight(word)] as const);
  for (const sentence of sentences) {
    let score = 0;
    for (const [word, worth] of weighed) if (sentence.content.has(word)) score += worth;
    score -= sentence.content.size / 1000;
    if (score > highest) [best, highest] = [sentence, score];
  }
  return best;
}

function shared(words: ReadonlySet<string>, { content }: Sentence): readonly string[] {
  return [...words].filter((word) => content.has(word));
}
