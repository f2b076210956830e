/** Words of a text and its pairs of neighbouring words, each with how often it stands there. */
export type WordBag = ReadonlyMap<string, number>;

export function wordBag(text: string): WordBag {
  const words = wordsOf(text);
  const bag = new Map<string, number>();
  const add = (key: string) => bag.set(key, (bag.get(key) ?? 0) + 1);
  for (const [place, word] of words.entries()) {
    add(word);
    const next = words[place + 1];
    if (next !== undefined) add(`${word} ${next}`);
  }
  return bag;
}

/** Lower-case words and numbers in their order. */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,:'’@-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** From 0, nothing in common, to 1: the same words in nearly the same order. */
export function similarity(one: WordBag, other: WordBag): number {
  const all = sizeOf(one) + sizeOf(other);
  return all === 0 ? 1 : (2 * sharedOf(one, other)) / all;
}

/** How much of `part` stands in `whole`, from 0 to 1. */
export function containment(part: WordBag, whole: WordBag): number {
  const size = sizeOf(part);
  return size === 0 ? 0 : sharedOf(part, whole) / size;
}

export function sizeOf(bag: WordBag): number {
  let size = 0;
  for (const count of bag.values()) size += count;
  return size;
}

function sharedOf(one: WordBag, other: WordBag): number {
  let shared = 0;
  for (const [key, count] of one) shared += Math.min(count, other.get(key) ?? 0);
  return shared;
}
