import type { GroundingProblemKind } from "./claims.ts";
import type { KnownSource } from "./known-source.ts";
import { linkValue } from "./link-text.ts";
import type { StatedValue, StatedValueKind } from "./stated-values.ts";

/** Whether a value stands in a source, in whatever way it is written there. */
export function isBorneOut(value: StatedValue, source: KnownSource): boolean {
  if (value.kind === "link")
    return source.links.has(linkValue(value.text)) || isLiteralTag(value.text, source);
  if (value.kind === "code") return stands(value.text, source.text);
  if (value.kind === "ordinal" && value.count === 2 && /\b(?:an)?other\b/.test(source.text)) return true;
  return source.values.some((one) => saysSame(value, one, source)) || isUnitAlone(value, source);
}

/** What kind of problem a value is that stands in none. */
export function problemOf(kind: StatedValueKind): GroundingProblemKind {
  switch (kind) {
    case "amount":
    case "link":
    case "address":
    case "code":
      return kind;
    case "date":
    case "time":
      return "date";
    case "percentage":
    case "duration":
    case "number":
    case "ordinal":
      return "number";
  }
}

function saysSame(said: StatedValue, known: StatedValue, source: KnownSource): boolean {
  if (said.kind === known.kind && said.value === known.value) return true;
  if (said.kind === "date" && known.kind === "date") return isPartOf(said.value, known.value);
  if (said.count === null || said.count !== known.count) return false;
  if (said.kind === "number") return true;
  if (said.kind === "ordinal") return known.kind === "number" || known.kind === "duration";
  return known.kind === "number" && namesUnit(said, source);
}

/** A table's heading, or the end of a range, has the unit of a figure that stands alone: "5 to 10 working days". */
function namesUnit({ kind, text, value }: StatedValue, source: KnownSource): boolean {
  if (kind === "percentage") return /%|per ?cent|prozent/.test(source.text);
  if (kind === "amount") {
    const currency = value.split(" ")[1] ?? "";
    return (currencies[currency] ?? [currency]).some((name) => name !== "" && source.text.includes(name));
  }
  const units = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return units.every((unit) => source.text.includes(unit.replace(/s$/, "")));
}

const currencies: Readonly<Record<string, readonly string[]>> = {
  eur: ["eur", "€"],
  usd: ["usd", "$", "dollar"],
  gbp: ["gbp", "£", "pound"],
};

/** "A day", "an hour", "each week" say one of them. */
function isUnitAlone({ kind, text, count }: StatedValue, { text: source }: KnownSource): boolean {
  if (kind !== "duration" || count !== 1) return false;
  const unit = text.toLowerCase().replace(/^\S+[\s-]/, "");
  return new RegExp(String.raw`\b(?:an?|per|each|every|the)\s${escaped(unit)}\b`).test(source);
}

/** "2 October" is part of "2 October 2026", a month of its days, a weekday of its date. */
function isPartOf(said: string, known: string): boolean {
  const whole = partsOf(known);
  return partsOf(said).every((part) => whole.includes(part));
}

function partsOf(value: string): readonly string[] {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  if (year === undefined) return value.split(" ");
  return [year, months[Number(month) - 1] ?? "", String(Number(day))];
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** As it is written, but for capitals and for the space between a figure and its unit. */
function stands(code: string, text: string): boolean {
  const parts = code.toLowerCase().split(/\s+|(?<=\d)(?=\p{L})/u);
  const pattern = parts.map(escaped).join(String.raw`\s?`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`, "u").test(text);
}

/** `<amount>` of a template may be quoted. A tag that does something may not. */
function isLiteralTag(tag: string, { text }: KnownSource): boolean {
  return /^<[a-z][a-z -]*>$/i.test(tag) && !markup.test(tag) && text.includes(tag.toLowerCase());
}

const markup =
  /^<(?:a|img|script|style|iframe|form|input|button|svg|object|embed|link|meta|video|audio|base)\b/i;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
