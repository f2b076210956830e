/** A number written out at the start of some words, and how many of them it takes; `null`: there is none. */
export function readNumberWords(
  words: readonly string[],
): { readonly value: number; readonly length: number } | null {
  let total = 0;
  let part: number | null = null;
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const small = smallNumbers.get(word);
    if (small !== undefined && fits(small, part)) part = (part ?? 0) + small;
    else if (word === "dozen" && (part ?? 0) < 20) part = (part ?? 1) * 12;
    else if (word === "hundred" && (part ?? 1) < 100) part = (part ?? 1) * 100;
    else if (word === "thousand" && total === 0) {
      total = (part ?? 1) * 1000;
      part = null;
    } else if (!(joins(words, at) && (part ?? 0) + total >= 100)) break;
  }
  return at === 0 ? null : withHalf(words, total + (part ?? 0), at);
}

/** "One and a half". */
function withHalf(words: readonly string[], value: number, length: number) {
  const isHalf = words.slice(length, length + 3).join(" ") === "and a half";
  return isHalf ? { value: value + 0.5, length: length + 3 } : { value, length };
}

/** "Two hundred and five". */
function joins(words: readonly string[], at: number): boolean {
  const next = words[at + 1];
  return words[at] === "and" && next !== undefined && smallNumbers.has(next);
}

/** Five after twenty, anything below a hundred after a hundred; never twenty after five. */
function fits(small: number, part: number | null): boolean {
  if (part === null) return true;
  if (small === 0) return false;
  return part % 100 === 0 ? true : part % 10 === 0 && part % 100 >= 20 && small < 10;
}

const ones = `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
  sixteen seventeen eighteen nineteen`;
const tens = "twenty thirty forty fifty sixty seventy eighty ninety";

const smallNumbers: ReadonlyMap<string, number> = new Map([
  ...ones.split(/\s+/).map((word, value) => [word, value] as const),
  ...tens.split(" ").map((word, place) => [word, 20 + 10 * place] as const),
]);
