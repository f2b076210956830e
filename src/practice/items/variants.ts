import type { VariantRange } from "../../core/items.ts";

/** A value drawn from a range: a number, or one of a list as its author wrote it. */
export type DrawnValue = string | number;

/** How many different values a range has. */
export function countValues(range: VariantRange): number {
  if (range.kind === "list") return range.values.length;
  // A hair more, so that 0.3 in steps of 0.1 is three steps.
  return Math.floor((range.to - range.from) / range.step + 1e-6) + 1;
}

/** The value at a place, from 0. */
export function valueAt(range: VariantRange, place: number): DrawnValue {
  if (range.kind === "list") return range.values[place] ?? "";
  return roundTo(range.from + place * range.step, range.decimals);
}

/** Place of a value, or of the nearest one below. */
export function placeOf(range: VariantRange, value: DrawnValue): number {
  if (range.kind === "list") return range.values.indexOf(String(value));
  return Math.floor((Number(value) - range.from) / range.step + 1e-6);
}

/** A value as it stands in the text: 1200 with two decimals is "1,200.00". */
export function shownValue(range: VariantRange, value: DrawnValue): string {
  return range.kind === "list" ? String(value) : shownNumber(Number(value), range.decimals);
}

export function shownNumber(value: number, decimals: number): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat("en", digits).format(value);
}

/** Whether a range's values are numbers to calculate with. */
export function isNumeric(range: VariantRange): boolean {
  return range.kind === "number" || range.values.every((value) => /^-?\d+(\.\d+)?$/.test(value));
}

export function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round((value + Math.sign(value) * Number.EPSILON * Math.abs(value)) * factor) / factor;
}
