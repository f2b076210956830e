import { type Placed, placedIn } from "./placed.ts";
import type { Weight } from "./rests-on.ts";
import type { Sentence } from "./sentence.ts";

/**
 * Values of a claim that stand in its sources, but with something else: the words around them are those of another
 * value there. Two that changed places are found together, one alone where the other's words are much nearer.
 */
export function swappedIn(
  claim: Sentence,
  sentences: readonly Sentence[],
  weight: Weight,
): readonly string[] {
  const said = placedIn(claim);
  if (said.length === 0) return [];
  const known = sentences.flatMap(placedIn);
  const likeness = (near: Placed["near"], kind: string, value: string) =>
    Math.max(
      0,
      ...known
        .filter((one) => one.kind === kind && one.value === value)
        .map((one) => shared(near, one.near, weight)),
    );
  return [
    ...reversedRanges(claim, sentences),
    ...said.filter((one) => isAnothers(one, known, likeness)).map(({ text }) => text),
    ...pairsOf(said).flatMap(([one, other]) => {
      const straight =
        likeness(one.near, one.kind, one.value) + likeness(other.near, other.kind, other.value);
      const crossed = likeness(one.near, one.kind, other.value) + likeness(other.near, other.kind, one.value);
      return crossed > straight + clearly ? [`${one.text}, ${other.text}`] : [];
    }),
  ];
}

/** "16:30 to 11:30" where the source has "11:30 to 16:30". */
function reversedRanges(claim: Sentence, sentences: readonly Sentence[]): readonly string[] {
  const known = new Set(sentences.flatMap(rangesIn));
  return rangesIn(claim).filter((range) => {
    const [first, last] = range.split(" to ");
    return !known.has(range) && known.has(`${last} to ${first}`);
  });
}

function rangesIn({ text, values }: Sentence): readonly string[] {
  return values.slice(1).flatMap((last, at) => {
    const first = values[at];
    const between = first === undefined ? "" : text.slice(first.from + first.text.length, last.from);
    return first !== undefined && range.test(between) ? [`${first.value} to ${last.value}`] : [];
  });
}

const range = /^\s?(?:to|until|and|bis|und|-|up to(?: and including)?)\s?$/;

type Likeness = (near: Placed["near"], kind: string, value: string) => number;

function isAnothers(one: Placed, known: readonly Placed[], likeness: Likeness): boolean {
  const own = likeness(one.near, one.kind, one.value);
  const values = new Set(
    known.filter(({ kind, value }) => kind === one.kind && value !== one.value).map(({ value }) => value),
  );
  const isThere = known.some(({ kind, value }) => kind === one.kind && value === one.value);
  return (
    isThere &&
    [...values].some(
      (value) => likeness(one.near, one.kind, value) > Math.max(own * muchNearer, own + noticeable),
    )
  );
}

const clearly = 0.4;
const muchNearer = 1.4;
const noticeable = 2;
/** Figures that are further apart in a sentence are not compared. */
const apart = 6;

function pairsOf(said: readonly Placed[]): readonly (readonly [Placed, Placed])[] {
  return said.flatMap((one, at) =>
    said
      .slice(at + 1, at + 1 + apart)
      .filter(({ kind, value }) => kind === one.kind && value !== one.value)
      .map((other) => [one, other] as const),
  );
}

function shared(one: Placed["near"], other: Placed["near"], weight: Weight): number {
  let sum = 0;
  for (const [word, near] of one) sum += Math.min(near, other.get(word) ?? 0) * weightOf(word, weight);
  return sum;
}

/** Small words say on which side something stands: "from", "to", "after". */
function weightOf(key: string, weight: Weight): number {
  return /^[<>]/.test(key) ? smallWord : weight(key.replace(/^label /, ""));
}

const smallWord = 1;
