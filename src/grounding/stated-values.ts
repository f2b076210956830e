import { quantity } from "./fact-patterns.ts";
import { factsInLine, type StatedFact } from "./facts.ts";
import { linksIn } from "./link-text.ts";
import type { Word } from "./words.ts";

export type StatedValueKind = Exclude<StatedFact["kind"], "name"> | "code" | "ordinal";

/** Something of a sentence that is right to the letter or wrong. */
export interface StatedValue {
  readonly kind: StatedValueKind;
  readonly text: string;
  /** Equal kind and value say the same: "30 minutes" and "0.5 hours", "2 October 2026" and "2026-10-02". */
  readonly value: string;
  /** Its number, if it has one. */
  readonly count: number | null;
  readonly from: number;
}

/** Every value of a sentence that is in its plain form, from left to right, and its names. */
export function valuesIn(text: string): {
  readonly values: readonly StatedValue[];
  readonly names: readonly StatedFact[];
} {
  const links = linksIn(text).map(({ text: link, from }) => literal("link", link, from));
  const codes = codesIn(blanked(text, links));
  const rest = blanked(text, [...links, ...codes]);
  const facts = /[\d\p{Lu}@#]|\b(?:one|two|three|mon|tues|wednes|thurs|fri|satur|sun)/iu.test(rest)
    ? factsInLine(rest)
    : [];
  const values = facts.flatMap((fact) => (fact.kind === "name" ? [] : [measured(fact)]));
  const ordinals = [...rest.matchAll(ordinal)]
    .filter(
      ({ index }) => !values.some(({ from, text: taken }) => index >= from && index < from + taken.length),
    )
    .map(({ 0: found, index }): StatedValue => {
      const count = Number(quantity(found));
      return { kind: "ordinal", text: found, value: String(count), count, from: index };
    });
  return {
    values: [...links, ...codes, ...values, ...ordinals].sort((a, b) => a.from - b.from),
    names: facts.filter(({ kind }) => kind === "name"),
  };
}

/** The words that are not part of a value. */
export function wordsBeside(words: readonly Word[], values: readonly StatedValue[]): readonly Word[] {
  let next = 0;
  return words.filter(({ from }) => {
    while (next < values.length && from >= endOf(values[next])) next += 1;
    return from < (values[next]?.from ?? Number.POSITIVE_INFINITY);
  });
}

function endOf(value: StatedValue | undefined): number {
  return value === undefined ? 0 : value.from + value.text.length;
}

const ordinal =
  /(?<!^)(?<![.:!?]\s)\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th))\b(?!,)/giu;

/** "RC4", "CAP-8", "3DS2", "evidence.pdf", words between backticks: what must be typed as it stands. */
function codesIn(text: string): readonly StatedValue[] {
  const quoted = [...text.matchAll(/`([^`]+)`/g)].map(({ 1: inner = "", index }) =>
    literal("code", inner, index + 1),
  );
  const tokens = [
    ...blanked(text, quoted).matchAll(
      /(?<![\p{L}\p{N}@.])[\p{L}\p{N}][\p{L}\p{N}_./\\-]*(?<=[\p{L}\p{N}])/gu,
    ),
  ]
    .filter(([token]) => isCode(token))
    .map(({ 0: token, index }) => literal("code", token, index));
  return [...quoted, ...tokens];
}

function isCode(token: string): boolean {
  if (
    /^\d{1,3}(?:st|nd|rd|th)$/i.test(token) ||
    /^\d+(?:[.,:]\d+)*-?(?:k|am|pm|uhr|\p{L}{4,})$/iu.test(token)
  )
    return false;
  if (/^\d+-\p{Ll}+(?:-\p{Ll}+)*$/u.test(token)) return false;
  return (
    (/\p{L}/u.test(token) && /\d/.test(token)) ||
    /_|\\|\.[a-z]{2,4}$/i.test(token) ||
    /^\p{Lu}{2,}(?:-\p{Lu}+)+$/u.test(token)
  );
}

function literal(kind: "code" | "link", text: string, from: number): StatedValue {
  return { kind, text, value: text.toLowerCase().replace(/\s+/g, " "), count: null, from };
}

/** Spaces instead of what was found, so that the rest stays in its place. */
function blanked(text: string, taken: readonly Pick<StatedValue, "text" | "from">[]): string {
  let rest = "";
  for (const { text: found, from } of taken.toSorted((a, b) => a.from - b.from)) {
    rest += text.slice(rest.length, from);
    rest += " ".repeat(Math.max(0, from + found.length - rest.length));
  }
  return rest + text.slice(rest.length);
}

function measured({ kind, text, value, from }: StatedFact): StatedValue {
  const count = countOf(kind, text);
  const known = { kind: kind as StatedValueKind, text, count, from };
  switch (kind) {
    case "amount":
      return {
        ...known,
        value: `${count} ${value
          .split(" ")
          .slice(1)
          .join(" ")
          .replace(/^(?:k|m|thousand|million|billion)\s*/, "")}`,
      };
    case "duration":
      return { ...known, value: durationOf(count ?? 0, value) };
    case "time":
      return { ...known, value: timeOf(value) };
    default:
      return { ...known, value };
  }
}

function countOf(kind: StatedFact["kind"], text: string): number | null {
  if (kind === "date" || kind === "time" || kind === "address" || kind === "link") return null;
  const scale = /\d\s?(k|m|thousand|million|billion)(?![\p{L}])/iu.exec(text)?.[1]?.toLowerCase().slice(0, 1);
  const times = scale === "k" || scale === "t" ? 1e3 : scale === "m" ? 1e6 : scale === "b" ? 1e9 : 1;
  return Number(quantity(text)) * times;
}

/** Working days and calendar days stay apart; so do days and months. */
function durationOf(count: number, value: string): string {
  const unit = value.split(" ").slice(1).join(" ");
  const [base, times] = smaller[unit] ?? [unit, 1];
  return `${Number((count * times).toFixed(6))} ${base}`;
}

const smaller: Readonly<Record<string, readonly [string, number]>> = {
  second: ["minute", 1 / 60],
  hour: ["minute", 60],
  day: ["minute", 1440],
  week: ["minute", 10_080],
  quarter: ["month", 3],
  year: ["month", 12],
};

function timeOf(value: string): string {
  const [, hours = "", minutes = "00", half] = /^(\d{1,2}):?(\d{2})?(am|pm)?$/.exec(value) ?? [];
  if (hours === "") return value;
  const shift = half === "pm" && Number(hours) < 12 ? 12 : half === "am" && hours === "12" ? -12 : 0;
  return `${Number(hours) + shift}:${minutes}`;
}
