import type { KnownSource } from "./known-source.ts";
import type { Sentence } from "./sentence.ts";
import type { StatedValue } from "./stated-values.ts";

/**
 * Whether a value only repeats the question's own, as the case that is asked about: "For your refund of 700 EUR the
 * billing lead decides", "A refund of 700 EUR is over 500 EUR". It has to open its sentence or clause, behind the
 * words that make it the asker's case, with nothing there that would make a rule of it: after the question "Is 700
 * EUR the limit?" an answer "The limit is 700 EUR" is held against the sources alone. Links, addresses and codes of a
 * question are never repeated: nothing would be said about them, and they may be anybody's.
 */
export function repeatsQuestion(
  value: StatedValue,
  { text }: Sentence,
  asked: Pick<KnownSource, "values">,
): boolean {
  if (value.kind === "link" || value.kind === "address" || value.kind === "code" || value.kind === "ordinal")
    return false;
  const isAsked = asked.values.some(
    (one) => (one.kind === value.kind && one.value === value.value) || isSameCount(one, value),
  );
  return isAsked && opening.test(text.slice(0, value.from)) && !rule.test(text.slice(0, value.from));
}

/** People ask for "700" and mean euros. */
function isSameCount(one: StatedValue, other: StatedValue): boolean {
  return (
    one.count !== null && one.count === other.count && (one.kind === "number" || other.kind === "number")
  );
}

const opening =
  /^(?:so |and |yes,? |no,? )?(?:(?:for|with|at|in|since|as|because|if|bei|für|mit)\s)?(?:(?:your|a|an|the|this|that|you|it|ihre[rnms]?|eine[rnms]?|die|der|den)\s)?(?:\p{L}+\s){0,4}(?:of|is|are|over|for|at|from|von|über)?\s?$/iu;
const rule =
  /\b(?:limit|maximum|minimum|most|least|deadline|threshold|cap|fee|up to|within|allowed|must|may|can|need|wait|over|under|above|below|until|by|after|before|grenze|frist|höchst\p{L}*|mindest\p{L}*)\b/iu;
