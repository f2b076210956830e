import { readNumberWords } from "./number-words.ts";
import { isCurrency, readUnit, type Unit } from "./units.ts";

/** A number with what it counts, a day of the year, a day of the week or a time of the day. */
export interface Quantity {
  readonly kind: "number" | "date" | "clock";
  /**
   * Numbers that it may mean: 1.000 is a thousand to some and one to others. Of a date its month and day as
   * one number, of a time its minutes.
   */
  readonly values: readonly number[];
  /** `null`: a bare number. */
  readonly unit: Unit | null;
  /** Of a date; `null`: not said. */
  readonly year: number | null;
}

/** Takes the quantities out of some tokens (lower case, see `tokensOf`); what is left are words. */
export function takeQuantities(tokens: readonly string[]): {
  readonly quantities: readonly Quantity[];
  readonly words: readonly string[];
} {
  const quantities: Quantity[] = [];
  const words: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const rest = tokens.slice(at, at + mostTokens);
    const read = readDate(rest) ?? readClock(rest) ?? readAmount(rest);
    if (read) quantities.push(read.quantity);
    else words.push(tokens[at] ?? "");
    at += read?.length ?? 1;
  }
  return { quantities, words };
}

const mostTokens = 14;

interface Read {
  readonly quantity: Quantity;
  readonly length: number;
}

function readAmount(tokens: readonly string[]): Read | null {
  const [first = ""] = tokens;
  if (isCurrency(first)) {
    const after = readNumber(tokens.slice(1));
    const unit = readUnit([first])?.unit ?? null;
    return after && { quantity: amount(after.values, unit), length: after.length + 1 };
  }
  const number = readNumber(tokens);
  if (number === null) return null;
  const article = isHalf(first) && ["a", "an"].includes(tokens[number.length] ?? "") ? 1 : 0;
  const unit = readUnit(tokens.slice(number.length + article, number.length + article + 2));
  if (unit === null)
    return isHalf(first) ? null : { quantity: amount(number.values, null), length: number.length };
  return { quantity: amount(number.values, unit.unit), length: number.length + article + unit.length };
}

function amount(values: readonly number[], unit: Unit | null): Quantity {
  return { kind: "number", values: values.map((value) => value * (unit?.factor ?? 1)), unit, year: null };
}

function isHalf(token: string): boolean {
  return token === "half";
}

function readNumber(
  tokens: readonly string[],
): { readonly values: readonly number[]; readonly length: number } | null {
  const [first = "", second = ""] = tokens;
  if (first === "minus" || first === "-") {
    const rest = readNumber(tokens.slice(1));
    return rest && { values: rest.values.map((value) => -value), length: rest.length + 1 };
  }
  if (/^\d/.test(first)) {
    const factor = magnitudes.get(second) ?? 1;
    const values = numbersOf(first).map((value) => value * factor);
    return values.length === 0 ? null : { values, length: factor === 1 ? 1 : 2 };
  }
  if (isHalf(first)) return { values: [0.5], length: 1 };
  // "A hundred", but not "a day".
  const article = first === "a" && ["hundred", "thousand", "dozen"].includes(second) ? 1 : 0;
  const words = readNumberWords(tokens.slice(article));
  return words && { values: [words.value], length: words.length + article };
}

const magnitudes: ReadonlyMap<string, number> = new Map([
  ["k", 1_000],
  ["thousand", 1_000],
  ["million", 1_000_000],
]);

/** What digits with dots and commas between them may mean, the English reading first. */
function numbersOf(digits: string): readonly number[] {
  const plain = digits.replaceAll(/['’\s]/g, "");
  const readings: number[] = [];
  if (/^\d+(\.\d+)?$/.test(plain) || /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain))
    readings.push(Number(plain.replaceAll(",", "")));
  if (/^\d+,\d+$/.test(plain) || /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain))
    readings.push(Number(plain.replaceAll(".", "").replace(",", ".")));
  return [...new Set(readings)];
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** 1 to 12; 0 for a word that is none. */
function monthOf(word: string): number {
  return /^[a-z]{3,9}$/.test(word) &&
    fullMonths.some((month) => month === word || month.slice(0, 3) === word || word === "sept")
    ? months.indexOf(word.slice(0, 3)) + 1
    : 0;
}

const fullMonths = `january february march april may june july august september october november
  december`.split(/\s+/);

function readDate(tokens: readonly string[]): Read | null {
  const [first = "", second = "", third = "", fourth = ""] = tokens;
  const written = /^(\d{4})-(\d\d)-(\d\d)$/.exec(first);
  if (written) return dated(Number(written[2]), Number(written[3]), Number(written[1]), 1);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(first);
  if (dotted) return dated(Number(dotted[2]), Number(dotted[1]), Number(dotted[3]), 1);
  const ahead = dayOf(first);
  const of = second === "of" ? 1 : 0;
  const month = monthOf(of ? third : second);
  if (ahead > 0 && month > 0) return withYear(month, ahead, of ? fourth : third, 2 + of);
  const behind = dayOf(second);
  if (monthOf(first) > 0 && behind > 0) return withYear(monthOf(first), behind, third, 2);
  return null;
}

function withYear(month: number, day: number, next: string, length: number): Read | null {
  const year = /^(19|20)\d\d$/.test(next) ? Number(next) : null;
  return dated(month, day, year, year === null ? length : length + 1);
}

function dated(month: number, day: number, year: number | null, length: number): Read | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { quantity: { kind: "date", values: [month * 100 + day], unit: null, year }, length };
}

function dayOf(token: string): number {
  const [, day = "0"] = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token) ?? [];
  return Number(day) <= 31 ? Number(day) : 0;
}

/** "17:30", "5 pm", "noon". */
function readClock(tokens: readonly string[]): Read | null {
  const [first = "", second = ""] = tokens;
  const half = ["am", "pm"].includes(second) ? second : null;
  const written = /^(\d{1,2}):(\d\d)$/.exec(first);
  if (written) return clock(Number(written[1]), Number(written[2]), half);
  if (half !== null && /^\d{1,2}$/.test(first)) return clock(Number(first), 0, half);
  if (first === "noon") return { ...(clock(12, 0, null) as Read), length: 1 };
  return null;
}

function clock(hour: number, minute: number, half: string | null): Read | null {
  if (hour > 24 || minute > 59) return null;
  const hours = half === null ? hour : (hour % 12) + (half === "pm" ? 12 : 0);
  return {
    quantity: { kind: "clock", values: [hours * 60 + minute], unit: null, year: null },
    length: half === null ? 1 : 2,
  };
}
