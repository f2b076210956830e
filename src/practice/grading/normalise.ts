import { stem } from "../../core/stem.ts";
import type { GlossaryEntry } from "../../core/terms.ts";
import { type Quantity, takeQuantities } from "./quantities.ts";
import { type Unit, unitsIn } from "./units.ts";

/** What a short text says, apart from how it says it. */
export interface Reading {
  readonly quantities: readonly Quantity[];
  /** Words that mean something, in their order, with their stems. */
  readonly words: readonly Word[];
  /** Units it speaks of, with or without a number. */
  readonly units: readonly Unit[];
  /** It begins with yes. */
  readonly affirms: boolean;
  /** It says no, not or never. */
  readonly denies: boolean;
  /** It leaves a choice open: or, perhaps, a question mark. */
  readonly hedges: boolean;
}

export interface Word {
  readonly word: string;
  readonly stem: string;
}

/** Reads a text without its case, accents, punctuation, articles and inflection, synonyms as their term. */
export function readText(text: string, terms: readonly GlossaryEntry[]): Reading {
  const tokens = withTerms(tokensOf(text), terms);
  const { quantities, words } = takeQuantities(tokens);
  return {
    quantities,
    words: words
      .filter((word) => !unsaid.has(word) && !/^[^\p{L}\p{N}]+$/u.test(word))
      .map((word) => ({ word, stem: stem(word) })),
    units: unitsIn(tokens),
    affirms: affirming.has(words[0] ?? ""),
    denies: words.some((word) => denying.has(word)),
    hedges: /\?/.test(text) || words.some((word) => hedging.has(word)),
  };
}

/** Lower-case words, numbers and signs. */
export function tokensOf(text: string): readonly string[] {
  return [...fold(text).matchAll(token)].map(([found]) =>
    found.endsWith("n't") ? "not" : found.replace(/'s?$/, ""),
  );
}

function fold(text: string): string {
  return text
    .replaceAll("½", ".5")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/[’‘ʼ]/g, "'")
    .replaceAll(/[‐‑‒–—−]/g, "-")
    .replaceAll(/(\d)(?:st|nd|rd|th)\b/g, "$1")
    .replaceAll(/(\d)[\s\u00a0'](?=\d{3}(?!\d))/g, "$1")
    .replaceAll(/\b(?:cannot|can't)\b/g, "can not")
    .replaceAll(gluedAfter, "$1 $2")
    .replaceAll(gluedBefore, "$1 $2");
}

/** "500EUR", "2k", "30min". */
const gluedAfter =
  /(\d)(k|h|d|hrs?|hours?|mins?|minutes?|secs?|days?|weeks?|months?|years?|am|pm|eur|usd|gbp|inr|chf)(?![\p{L}\d])/gu;
const gluedBefore = /(?<![\p{L}\d])(eur|usd|gbp|inr|chf)(\d)/gu;

const token = new RegExp(
  [
    "\\d{4}-\\d\\d-\\d\\d", // 2026-10-02
    "\\d{1,2}:\\d\\d(?!\\d)", // 17:30
    "\\p{L}+\\d[\\p{L}\\d]*", // v7
    "\\d+\\p{L}[\\p{L}\\d]*", // 3ds
    "(?:\\d+[.,])*\\d+|\\.\\d+", // 1,000.50
    "[%€$£₹¥]",
    "(?<=^|\\s)-(?=\\d)", // -5
    "\\p{L}+(?:'\\p{L}+)?", // don't
  ].join("|"),
  "gu",
);

/** The longest synonym that begins at a word is read as its term. */
function withTerms(tokens: readonly string[], terms: readonly GlossaryEntry[]): readonly string[] {
  const ways = waysToSay(terms);
  if (ways.size === 0) return tokens;
  const longest = Math.max(...[...ways.keys()].map((way) => way.split(" ").length));
  const said: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    let length = Math.min(longest, tokens.length - at);
    while (length > 0 && !ways.has(wayOf(tokens.slice(at, at + length)))) length -= 1;
    if (length === 0) said.push(tokens[at] ?? "");
    else said.push(...(ways.get(wayOf(tokens.slice(at, at + length))) ?? []));
    at += Math.max(length, 1);
  }
  return said;
}

function waysToSay(terms: readonly GlossaryEntry[]): ReadonlyMap<string, readonly string[]> {
  const known = remembered.get(terms);
  if (known) return known;
  const ways = new Map<string, readonly string[]>();
  for (const { term, synonyms } of terms) {
    for (const way of [term, ...synonyms]) {
      const key = wayOf(tokensOf(way));
      if (key !== "" && !ways.has(key)) ways.set(key, tokensOf(term));
    }
  }
  remembered.set(terms, ways);
  return ways;
}

/** A glossary is the same object from answer to answer. */
const remembered = new WeakMap<readonly GlossaryEntry[], ReadonlyMap<string, readonly string[]>>();

function wayOf(tokens: readonly string[]): string {
  return tokens.map(stem).join(" ");
}

const affirming = new Set("yes yep yeah true correct".split(" "));
const denying = new Set("no not never nope false dont doesnt isnt cant".split(" "));
const hedging = new Set("or either maybe perhaps probably possibly unsure guess".split(" "));

/** What an answer says no less without. Words that turn a meaning (before, without, over) are not among them. */
const unsaid = new Set([
  ..."a an the of to by for in on at with is are be was were will it its this that these those".split(" "),
  ..."they them their you your i me my we us our he she his her and then also please so as".split(" "),
  ..."s do does did must should can may has have".split(" "),
  ...affirming,
  ...denying,
  ...hedging,
]);
