import { stem } from "../../core/stem.ts";
import { factsInLine, type StatedFact } from "../../grounding/facts.ts";

/** How a figure bounds the matter: "within 5 days", "over 500 EUR", "every 30 minutes", "in the last 90 days". */
type Bound = "most" | "least" | "after" | "before" | "every" | "last";

/** How much, how many, how long. */
export interface Figure {
  /** Figures of one measure can be held against each other: "amount eur", "days". */
  readonly measure: string;
  /** In the measure's smallest step; a range has one figure for each end. */
  readonly counts: readonly number[];
  /** `null`: it is not said. */
  readonly bound: Bound | null;
  /** Where it stands in its line, with the words of its bound. */
  readonly from: number;
  readonly to: number;
}

/** The figures of a line, from left to right. Times of day and dates are of so many things that another says little. */
export function figuresIn(line: string): readonly Figure[] {
  return factsInLine(line).flatMap((fact) => {
    const measured = measure(fact);
    if (measured === null) return [];
    const { from, text } = fact;
    const before = boundsBefore.find(([, words]) => words.test(line.slice(0, from)));
    const after = boundsAfter.find(([, words]) => words.test(line.slice(from + text.length)));
    return [
      {
        ...measured,
        bound: before?.[0] ?? after?.[0] ?? null,
        from: before?.[1].exec(line.slice(0, from))?.index ?? from,
        to: from + text.length + (after?.[1].exec(line.slice(from + text.length))?.[0].length ?? 0),
      },
    ];
  });
}

/** Whether two figures say the same, in whatever unit: "30 days" and "1 month", "5 working days" and "a week". */
export function isSameCount(one: Figure, other: Figure): boolean {
  return one.counts.some((count) =>
    other.counts.some((same) => Math.abs(count - same) <= tolerance * Math.max(count, same)),
  );
}

/** A month has 28 to 31 days. */
const tolerance = 0.04;

/** Whether two figures may bound the same: "up to 500 EUR" and "over 500 EUR" are the two sides of one limit. */
export function boundsAgree(one: Figure, other: Figure): boolean {
  const bounds = [one.bound, other.bound];
  const isLimit = one.measure !== "days" && one.measure !== "minutes";
  return (
    bounds.includes(null) ||
    one.bound === other.bound ||
    (isLimit && bounds.includes("most") && bounds.includes("least"))
  );
}

function measure({ kind, value }: StatedFact): Pick<Figure, "measure" | "counts"> | null {
  const [count = "", ...unit] = value.split(" ");
  if (kind === "amount") return { measure: `amount ${unit.join(" ")}`, counts: [Number(count)] };
  if (kind === "percentage") return { measure: "percentage", counts: [Number.parseFloat(count)] };
  return kind === "duration" ? duration(Number(count), unit) : null;
}

function duration(count: number, unit: readonly string[]): Pick<Figure, "measure" | "counts"> | null {
  const name = stem(unit.at(-1) ?? "");
  const minutes = minutesOf[name];
  if (minutes !== undefined) return { measure: "minutes", counts: [count * minutes] };
  const days = daysOf[name];
  if (days === undefined) return null;
  const inWeek = unit.includes("working") ? [count * days, (count * days * 7) / 5] : [count * days];
  return { measure: "days", counts: inWeek };
}

const minutesOf: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries({ second: 1 / 60, minute: 1, hour: 60 }).map(([unit, minutes]) => [stem(unit), minutes]),
);
const daysOf: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries({ day: 1, night: 1, week: 7, month: 365 / 12, quarter: 365 / 4, year: 365 }).map(
    ([unit, days]) => [stem(unit), days],
  ),
);

const boundsBefore: readonly (readonly [Bound, RegExp])[] = [
  ["last", /\b(?:(?:in|within|for|over|during)(?: the)? )?(?:last|past|previous)\s*$/i],
  ["least", /\b(?:at least|at minimum|(?:a )?minimum of|no (?:less|fewer|sooner) than|not before)\s*$/i],
  [
    "most",
    /\b(?:within|at most|at the latest|up to(?: and including)?|no (?:more|later|longer) than|not (?:more|later|longer) than|(?:a )?maximum of|by|by the end of|under|below|less than|until|in)(?: the)?\s*$/i,
  ],
  ["least", /\b(?:over|above|more than|exceeds?|exceeding|longer than|from)(?: the)?\s*$/i],
  ["after", /\bafter(?: the)?\s*$/i],
  ["every", /\b(?:every|each)\s*$/i],
];
const boundsAfter: readonly (readonly [Bound, RegExp])[] = [
  ["least", /^\s*(?:or|and) (?:more|over|above|longer)\b/i],
  ["most", /^\s*(?:or|and) (?:less|fewer|under|below)\b|^\s*at (?:the )?(?:most|latest)\b/i],
  ["before", /^\s*(?:before|prior to|ahead of)\b/i],
  ["after", /^\s*after\b/i],
];
