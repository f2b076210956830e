import type { GlossaryEntry } from "../src/core/terms.ts";
import { ranked, counted as units } from "../src/grounding/fact-patterns.ts";
import type { StatedFact } from "../src/grounding/facts.ts";

interface Rewording {
  /** As it is written, and what stands there instead. */
  readonly fact: string;
  readonly value: string;
  readonly glossary: readonly GlossaryEntry[];
  readonly random: () => number;
}

/** A sentence as somebody else would write it: shorter, in another order, with other words for some things. */
export function inOtherWords(line: string, { fact, value, glossary, random }: Rewording): string {
  const shorter = withoutModifiers(line, fact, random);
  const told = reordered(shorter.replace(fact, value), value);
  const synonyms = [...glossary.flatMap(bothWays(random)), ...general];
  return withSynonyms(
    told,
    synonyms.filter(([from]) => !value.includes(from)),
    random,
  );
}

/** A row of a table: its first cell and the one with the figure, as a sentence. */
export function cellOf(line: string, { text }: Pick<StatedFact, "text">): string {
  const cells = line.split(" · ");
  const cell = cells.find((one) => one.includes(text));
  const [first] = cells;
  if (cells.length < 2 || cell === undefined || first === undefined) return line;
  const subject = first.replace(/^[^:]*: /, "");
  return cell === first ? line.replaceAll(" · ", ", ") : `${subject}: ${cell.replace(": ", " ")}`;
}

/** "5 days" → "10 days", "third" → "fifth", "€1,200" → "€600". */
export function anotherValue(text: string, random: () => number): string {
  const digits = /\d+(?:[.,]\d+)*/.exec(text)?.[0];
  if (digits !== undefined) {
    const count = Number(digits.replaceAll(",", ""));
    const factor = [0.5, 1.5, 2, 3][Math.floor(random() * 4)] ?? 2;
    const other = count * factor === Math.round(count * factor) || count < 1 ? count * factor : count * 2;
    return text.replace(digits, other >= 1000 ? other.toLocaleString("en") : String(other));
  }
  const words = [ranked, counted].find((list) => list.some((word) => isIn(word, text))) ?? counted;
  const at = words.findIndex((word) => isIn(word, text));
  const other = words[(at + 1 + Math.floor(random() * 3)) % words.length] ?? "two";
  return text.replace(new RegExp(`\\b${words[at] ?? "one"}\\b`, "i"), other);
}

function isIn(word: string, text: string): boolean {
  return new RegExp(`\\b${word}\\b`, "i").test(text);
}

const counted = [...units.slice(0, 10), "fifteen", "twenty", "thirty", "ninety"];

/** Without brackets, adverbs, what comes after a semicolon and, by chance, the last "for …", unless the figure is there. */
function withoutModifiers(line: string, fact: string, random: () => number): string {
  const cuts = [
    / ?\([^)]*\)/g,
    /[;:] [^;:]*$/,
    /,? (?:so that|because|since|which) [^,.]*/g,
    /\b(?:\p{Ll}{3,}ly|always|also|then|just|only|own|whole|full|new|usual) /gu,
    ...(random() < 0.5
      ? [/ (?:in|with|from|for|to|on|at|of|by) (?!.* (?:in|with|from|for|to|on|at|of|by) )[^,]*$/]
      : []),
  ];
  return cuts.reduce((text, cut) => {
    const shorter = text.replace(cut, "");
    return shorter.includes(fact) && shorter.length >= line.length / 2 ? shorter : text;
  }, line);
}

/** What comes after the first comma goes first; without one, the figure does. */
function reordered(line: string, value: string): string {
  const plain = line.replace(/[.:;]\s*$/, "");
  const comma = plain.search(/, (?!\d)/);
  if (comma > 0) return `${capital(plain.slice(comma + 2))}, ${small(plain.slice(0, comma))}.`;
  const at = plain.indexOf(value);
  const lead =
    /(?:\b(?:within|at most|at least|up to|over|under|after|every|by the|for|in)\s+(?:the\s+)?)$/i.exec(
      plain.slice(0, at),
    );
  if (at < 0 || lead === null) return `${plain}.`;
  const rest = `${plain.slice(0, lead.index)}${plain.slice(at + value.length)}`.replace(/\s+/g, " ").trim();
  return `${capital(lead[0])}${value}, ${small(rest)}.`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function small(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}

type Synonym = readonly [from: string, to: string];

function bothWays(random: () => number): (entry: GlossaryEntry) => readonly Synonym[] {
  return ({ term, synonyms }) => {
    const other = synonyms[Math.floor(random() * synonyms.length)];
    return other === undefined ? [] : [[term, other], ...synonyms.map((one): Synonym => [one, term])];
  };
}

/** At most three words or terms of a sentence are said otherwise. */
function withSynonyms(line: string, synonyms: readonly Synonym[], random: () => number): string {
  const known = synonyms.filter(([from]) => isIn(escaped(from), line));
  let text = line;
  for (const [from, to] of known.toSorted((a, b) => b[0].length - a[0].length).slice(0, 3))
    if (random() < 0.8) text = text.replace(new RegExp(`\\b${escaped(from)}\\b`, "i"), to);
  return text;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Words that anybody might use instead. */
const general: readonly Synonym[] = [
  ["submit", "hand in"],
  ["send", "pass on"],
  ["ask", "request"],
  ["choose", "pick"],
  ["get", "receive"],
  ["tell", "inform"],
  ["check", "verify"],
  ["start", "begin"],
  ["need", "require"],
  ["must", "has to"],
  ["approve", "sign off"],
  ["answer", "reply"],
  ["answers", "replies"],
  ["keep", "retain"],
  ["pay", "settle"],
  ["employees", "staff"],
  ["employee", "staff member"],
  ["call", "ring"],
  ["report", "notify"],
  ["within", "no later than"],
  ["at most", "no more than"],
  ["up to", "at most"],
  ["over", "more than"],
  ["at least", "no fewer than"],
  ["before", "ahead of"],
];
