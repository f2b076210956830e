/** Whether a line speaks of an amount: names it, or has a range ("over 500", "40 to 200") that contains it. */
export function speaksOfAmount(line: string, amount: number): boolean {
  return rangesIn(line).some(({ from, to }) => amount >= from && amount <= to);
}

/**
 * How a heading stands to the amounts of a question: 1 when it speaks of one of them ("Refunds over 500" of
 * 620, and of "over 500"), -1 when it speaks of other amounts only, 0 when either names none.
 */
export function amountsAgree(question: readonly number[], heading: string): -1 | 0 | 1 {
  if (question.length === 0) return 0;
  const ranges = rangesIn(heading);
  if (ranges.length === 0) return 0;
  return question.some((amount) => ranges.some(({ from, to }) => amount >= from && amount <= to)) ? 1 : -1;
}

/**
 * One amount for each that a question names; for "over 500" a cent above it, where "500.01 to 2,000" begins, and for
 * "under 100" a cent below. Numbers inside names ("v7", "3DS") are none.
 */
export function amountsAsked(question: string): readonly number[] {
  return rangesIn(question.replace(NAMES, " ")).map(({ from, to }) => {
    if (to === Number.POSITIVE_INFINITY) return inCents(from + CENT);
    return from === 0 ? inCents(to - CENT) : (from + to) / 2;
  });
}

/** Without what adding leaves behind the cents. */
function inCents(amount: number): number {
  return Number(amount.toFixed(4));
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** A number on its own is the range that contains only itself. */
function rangesIn(line: string): readonly Range[] {
  const ranges: Range[] = [];
  let rest = line;
  for (const { pattern, range } of READINGS) {
    for (const [, first = "", second = ""] of rest.matchAll(pattern)) {
      ranges.push(range(toNumber(first), toNumber(second)));
    }
    rest = rest.replace(pattern, " ");
  }
  return ranges;
}

function toNumber(text: string): number {
  return Number(text.replaceAll(/[,\s]/g, ""));
}

const NAMES = /[\p{L}\d]*(?:\p{L}\d|\d\p{L})[\p{L}\d]*/gu;
const NUMBER = "\\d+(?:,\\d{3})*(?:\\.\\d+)?";
/** What may stand between the words of a range and its numbers: a currency, a unit, a percent sign. */
const SIGN = "[€$£]?\\s?";
const UNIT = "(?:\\s?[€$£%]|\\s[A-Z]{3}\\b)?";
const SMALLEST = 1e-6;
const CENT = 0.01;

/** Tried in this order; what one has read the next does not see. */
const READINGS: readonly { readonly pattern: RegExp; readonly range: (a: number, b: number) => Range }[] = [
  {
    pattern: new RegExp(
      `${SIGN}(${NUMBER})${UNIT}\\s*(?:to|–|-|and|up to(?: and including)?)\\s*${SIGN}(${NUMBER})`,
      "giu",
    ),
    range: (a, b) => ({ from: Math.min(a, b), to: Math.max(a, b) }),
  },
  {
    pattern: new RegExp(
      `\\b(?:over|above|more than|exceeds?|exceeding|greater than)\\s+${SIGN}(${NUMBER})`,
      "giu",
    ),
    range: (a) => ({ from: a + SMALLEST, to: Number.POSITIVE_INFINITY }),
  },
  {
    pattern: new RegExp(`\\b(?:at least|from|starting at|minimum of)\\s+${SIGN}(${NUMBER})`, "giu"),
    range: (a) => ({ from: a, to: Number.POSITIVE_INFINITY }),
  },
  {
    pattern: new RegExp(`${SIGN}(${NUMBER})${UNIT}\\s+(?:or|and)\\s+(?:more|above|over)`, "giu"),
    range: (a) => ({ from: a, to: Number.POSITIVE_INFINITY }),
  },
  {
    pattern: new RegExp(`\\b(?:under|below|less than|fewer than)\\s+${SIGN}(${NUMBER})`, "giu"),
    range: (a) => ({ from: 0, to: a - SMALLEST }),
  },
  {
    pattern: new RegExp(
      `\\b(?:up to(?: and including)?|at most|no more than|maximum of)\\s+${SIGN}(${NUMBER})`,
      "giu",
    ),
    range: (a) => ({ from: 0, to: a }),
  },
  { pattern: new RegExp(`${SIGN}(${NUMBER})`, "giu"), range: (a) => ({ from: a, to: a }) },
];
