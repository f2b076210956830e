import { once } from "./once.ts";
import type { Sentence } from "./sentence.ts";

/** "Over 500", "at most 20 pages", "before the deadline": which side of something is meant. */
interface Direction {
  readonly side: "below" | "above";
  /** Whether the figure itself belongs to it; `null`: it does not matter, or nobody would say. */
  readonly inclusive: boolean | null;
  readonly text: string;
  readonly of: string;
}

/** What a claim puts on the other side than the sentences it rests on do. */
export function reversedIn(
  claim: Sentence,
  basis: readonly Sentence[],
  all: readonly Sentence[],
): readonly string[] {
  const said = directionsIn(claim);
  const ofAll = said.length === 0 ? [] : all.filter((sentence) => !isLapse(sentence)).flatMap(directionsIn);
  const ofBasis =
    said.length === 0 ? [] : basis.filter((sentence) => !isLapse(sentence)).flatMap(directionsIn);
  return [
    ...said
      .filter((one) => {
        const near = ofBasis.filter(({ of }) => of === one.of);
        const known = near.length > 0 || !/^\d/.test(one.of) ? near : ofAll.filter(({ of }) => of === one.of);
        return known.length > 0 && !known.some((other) => agree(one, other));
      })
      .map(({ text, of }) => `${text} ${of}`),
    ...oppositesIn(claim, basis),
  ];
}

/** "If nobody answers within 15 minutes" is told as "after 15 minutes without an answer". */
const isLapse = once(({ text }: Sentence): boolean =>
  /\b(?:if|unless|wenn)\b.*\b(?:no|not|nobody|nothing|without|kein\p{L}*|nicht)\b.*\b(?:within|by|until|innerhalb|bis)\b/iu.test(
    text,
  ),
);

function agree(one: Direction, other: Direction): boolean {
  if (one.side !== other.side) return false;
  return one.inclusive === null || other.inclusive === null || one.inclusive === other.inclusive;
}

const directionsIn = once(({ text, words }: Sentence): readonly Direction[] => {
  return [
    ...leading.flatMap(([side, inclusive, pattern]) =>
      [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
        const clause = words.find(({ from }) => from >= index)?.clause;
        const next = words.find((word) => word.from >= index + found.length && word.stem !== null);
        const near = words.filter(({ from }) => from >= index + found.length).slice(0, 4);
        if (next?.stem == null || next.clause !== clause || !near.includes(next)) return [];
        const isDenied = side === "above" && inclusive === false && denied.test(text.slice(0, index));
        return isDenied
          ? [{ side: "below" as const, inclusive: true, text: found, of: next.stem }]
          : [{ side, inclusive, text: found, of: next.stem }];
      }),
    ),
    ...trailing.flatMap(([side, pattern]) =>
      [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
        const last = words.findLast((word) => word.from < index && /^\d/.test(word.raw));
        if (last === undefined || words.filter(({ from }) => from > last.from && from < index).length > 2)
          return [];
        return [{ side, inclusive: true, text: found, of: last.raw }];
      }),
    ),
  ];
});

/** "No card may be tried more than 8 times": at most 8 times. */
const denied = /\b(?:no|not|never|nobody|cannot|kein\p{L}*|nicht|nie)\b[^,.;:]*$/iu;

const leading: readonly (readonly [Direction["side"], boolean | null, RegExp])[] = [
  [
    "above",
    false,
    /(?<!\b(?:no|not) )\b(?:over|above|more than|greater than|exceed(?:s|ing)?|higher than|longer than|older than|über|mehr als)\b/giu,
  ],
  ["above", true, /\b(?:at least|no less than|not less than|minimum of|no fewer than|mindestens)\b/giu],
  [
    "below",
    false,
    /(?<!\b(?:or|no|not) )\b(?:under|below|less than|fewer than|lower than|shorter than|younger than|unter|weniger als)\b/giu,
  ],
  [
    "below",
    true,
    /\b(?:at most|up to(?: and including)?|(?:no|not) (?:more|longer|older|higher|larger|bigger) than|maximum of|höchstens|maximal|bis zu)\b/giu,
  ],
  ["above", null, /\b(?:after|since|not before|no (?:earlier|sooner) than|from|nach|ab|seit)\b/giu],
  [
    "below",
    null,
    /(?<!\bnot )\b(?:before|until|by|within|no later than|not later than|prior to|vor|bis|innerhalb|binnen)\b/giu,
  ],
];
const trailing: readonly (readonly [Direction["side"], RegExp])[] = [
  ["above", /\b(?:or|and) (?:more|over|above|longer|older|mehr)\b/giu],
  ["below", /\b(?:or|and) (?:less|fewer|under|below|shorter|weniger)\b/giu],
];

/** A word of the claim whose opposite stands in what it rests on, while it does not stand there itself. */
function oppositesIn(claim: Sentence, basis: readonly Sentence[]): readonly string[] {
  const here = new Set(claim.words.map(({ raw }) => raw));
  const there = new Set(basis.flatMap(({ words }) => words.map(({ raw }) => raw)));
  return opposites.flatMap(([one, other]) => [
    ...(here.has(one) && !here.has(other) && there.has(other) && !there.has(one) ? [one] : []),
    ...(here.has(other) && !here.has(one) && there.has(one) && !there.has(other) ? [other] : []),
  ]);
}

const opposites: readonly (readonly [string, string])[] = [
  ["old", "new"],
  ["first", "last"],
  ["earliest", "latest"],
  ["oldest", "newest"],
  ["increase", "decrease"],
  ["raise", "lower"],
  ["accept", "refuse"],
  ["accepted", "refused"],
  ["approved", "refused"],
  ["included", "excluded"],
  ["including", "excluding"],
  ["open", "closed"],
  ["start", "stop"],
  ["always", "never"],
  ["all", "none"],
  ["minimum", "maximum"],
  ["paid", "unpaid"],
  ["won", "lost"],
  ["longer", "shorter"],
  ["more", "less"],
  ["before", "after"],
];
