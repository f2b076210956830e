import { amountsAsked, speaksOfAmount } from "../retrieval/amounts.ts";
import { questionWords, terms } from "../retrieval/analyse.ts";
import type { Expansion } from "../retrieval/glossary.ts";
import type { Unit } from "./quote-units.ts";

/**
 * How much of a question a unit speaks of. What stands in the title or the headings is what the whole section
 * is about, and tells its units apart by nothing; a word that many units have tells them apart less.
 */
export function fitOf(
  units: readonly Unit[],
  {
    section,
    question,
    wanted,
  }: {
    readonly section: { readonly title: string; readonly headings: readonly string[] };
    readonly question: string;
    readonly wanted: readonly Expansion[];
  },
): (unit: Unit) => number {
  const termsOfUnit = new Map(units.map((unit) => [unit, new Set(terms(unit.text))]));
  const head = new Set(terms([section.title, ...section.headings].join(" ")));
  const telling = wanted
    .filter((concept) => !isNumber(concept) && shareIn(concept, head) < 1)
    .map((concept) => ({ concept, weight: rarityOf(concept, [...termsOfUnit.values()]) }));
  const amounts = amountsAsked(question);
  const asksQuantity = ASKS_QUANTITY.test(question);
  return (unit) => {
    const own = termsOfUnit.get(unit) ?? new Set();
    const words = telling.reduce((sum, { concept, weight }) => sum + weight * shareIn(concept, own), 0);
    const amount = amounts.some((asked) => speaksOfAmount(unit.text, asked)) ? AMOUNT : 0;
    const mayBeAsked = words > 0 || telling.length === 0;
    const quantity = asksQuantity && mayBeAsked && QUANTITY.test(unit.text) ? QUANTITY_WEIGHT : 0;
    return words + amount + quantity;
  };
}

/** Numbers are compared as amounts: "more than 500" is not answered where "500" stands. */
function isNumber({ terms: own }: Expansion): boolean {
  return own.length > 0 && own.every((term) => /^\d+$/.test(term));
}

function rarityOf(concept: Expansion, units: readonly ReadonlySet<string>[]): number {
  const users = units.filter((unit) => shareIn(concept, unit) > 0).length;
  return Math.log(1 + (units.length - users + 0.5) / (users + 0.5));
}

/** The things a question asks for when nothing is known about the company's words. */
export function plainWanted(question: string): readonly Expansion[] {
  return questionWords(question).map(({ word, term }) => ({ terms: [term], alternatives: [], words: word }));
}

/** 1 when the words hold all of one way to say it, else the share of its own words they hold. */
function shareIn({ terms: own, alternatives }: Expansion, words: ReadonlySet<string>): number {
  if (alternatives.some((way) => way.length > 0 && way.every((term) => words.has(term)))) return 1;
  return own.length === 0 ? 0 : own.filter((term) => words.has(term)).length / own.length;
}

/** An amount asked about that falls into a line's range outweighs any one word. */
const AMOUNT = 2.5;
const QUANTITY_WEIGHT = 0.6;
const ASKS_QUANTITY =
  /\b(?:how (?:long|many|much|often|soon|old|late|far)|when|deadline|limit|maximum|minimum|what time|threshold|percentage|rate)\b/i;
const QUANTITY =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twice|once|half|daily|weekly|monthly|yearly|hours?|days?|weeks?|months?|years?|today|tomorrow|noon|midnight)\b/i;
