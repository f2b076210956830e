import { terms } from "../../retrieval/analyse.ts";

/**
 * Whether a further value can stand where these stand: plain words without a figure, about as long, written alike, a
 * name only where names stand, and none of them over again.
 */
export function isOfTheirKind(value: string, present: readonly string[]): boolean {
  return isPlain(value) && isWrittenAlike(value, present) && !present.some((one) => isLike(value, one));
}

function isPlain(value: string): boolean {
  return (
    value !== "" && value === value.trim() && !/[\p{N}\p{C}{}<>[\]|*_`#@\\=]|:\/\/|\bwww\./iu.test(value)
  );
}

function isWrittenAlike(value: string, present: readonly string[]): boolean {
  const longest = Math.max(...present.map(({ length }) => length));
  if (value.length > Math.max(longest * 1.5, longest + 20)) return false;
  return traits.every((trait) => present.some((one) => trait(one) === trait(value)));
}

/** Each must be as in one of the values that are there. */
const traits: readonly ((value: string) => boolean | string)[] = [
  (value) => /^\p{Lu}/u.test(value),
  (value) => /[.,;:!?…]$/u.exec(value)?.[0] ?? "",
  isName,
  (value) => openings.find((opening) => opening.test(value))?.source ?? "",
];

/** What a phrase begins with tells its part in the sentence: a thing, what somebody does, why or when. */
const openings: readonly RegExp[] = [
  /^(?:an?|the|his|her|its|their|no|another|some)\b/i,
  /^(?:is|are|was|were|has|have|had|does|did|do|wants|wanted|says|said|asks|asked)\b/i,
  /^to\b/i,
  /^(?:because|since|after|before|when|while|if|with|without|by|in|on|at|from|for)\b/i,
];

/** "Orrery Books", "Ottilie Brandt", "Tallow & Finch" */
function isName(value: string): boolean {
  const words = value.split(/\s+/);
  return words.every((word) => /^\p{Lu}/u.test(word) || joiners.has(word)) && /^\p{Lu}/u.test(words[0] ?? "");
}

const joiners = new Set(["&", "and", "of", "the", "de", "van", "von", "der", "da"]);

/** The same words in another order or form. */
function isLike(one: string, other: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}]+/gu, " ")
      .trim();
  if (plain(one) === plain(other)) return true;
  const sorted = (text: string) => [...new Set(terms(text))].toSorted().join(" ");
  return sorted(one) !== "" && sorted(one) === sorted(other);
}
