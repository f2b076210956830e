import type { Analyser } from "../core/ports/retrieval.ts";
import { stem } from "../core/stem.ts";

/**
 * Cuts pages and questions into the same words. An index is built with this very object, so what a
 * question looks for is spelled exactly as the index spells it.
 */
export const analyser: Analyser = { name: "english-2", words, term };

/** Content words of a text in their order, stemmed, without stop words. */
export function terms(text: string): string[] {
  const found: string[] = [];
  for (const word of words(text)) {
    const stemmed = term(word);
    if (stemmed !== null) found.push(stemmed);
  }
  return found;
}

/** A content word of a question: as it was written and as it is looked for. */
export interface QuestionWord {
  readonly word: string;
  readonly term: string;
}

/** The words of a question that say what it is about; all its words where nothing else is left. */
export function questionWords(text: string): readonly QuestionWord[] {
  const all = words(text).map((word) => ({ word, term: term(word) ?? stem(word) }));
  const content = all.filter(({ word }) => !STOP_WORDS.has(word) && !FILLERS.has(word));
  if (content.length > 0) return content;
  return all.filter(({ word }) => !STOP_WORDS.has(word));
}

function term(word: string): string | null {
  return STOP_WORDS.has(word) ? null : stem(word);
}

/**
 * Lower-case words without accents. "1,500.00" is the word 1500, "2.5" stays whole, "I-9" is two
 * neighbouring words, "team's" is team. Scripts written without spaces are cut into pairs of signs.
 */
export function words(text: string): string[] {
  const found: string[] = [];
  for (const [word] of fold(text).matchAll(WORD)) {
    if (word.length > LONGEST_WORD) continue;
    if (UNSPACED.test(word)) found.push(...pairsOfSigns(word));
    else if (DIGIT.test(word)) found.push(word.replaceAll(",", "").replace(/(?:\.0+)+$/, ""));
    else found.push(word.includes("'") ? withoutContraction(word) : word);
  }
  return found;
}

function withoutContraction(word: string): string {
  if (word.endsWith("n't")) return "not";
  return word.replace(/'(?:s|ll|re|ve|d|m)$/, "").replaceAll("'", "");
}

function fold(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  // Letters such as the bold ones of mathematics have a plain one beneath them, which may be a capital.
  return lower
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[’‘ʼ]/g, "'");
}

function pairsOfSigns(run: string): readonly string[] {
  const signs = [...run];
  return signs.length < 2 ? signs : signs.slice(1).map((sign, i) => `${signs[i]}${sign}`);
}

/** Longer runs of letters and digits are keys and encoded data, never words. */
const LONGEST_WORD = 40;
const WORD = /\d+(?:[.,]\d+)+(?![\p{L}\p{N}])|[\p{L}\p{N}]+(?:'\p{L}+)*/gu;
const DIGIT = /^\d/;
const PLAIN = /^[\x20-\x7e\s]*$/;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** Words that say how a sentence is built, not what it is about. Never looked for, never counted. */
const STOP_WORDS = new Set(
  `a an the this that these those here there
  i me my mine myself we us our ours ourselves you your yours yourself he him his she her hers it its itself
  they them their theirs themselves one ones somebody someone anybody anyone everybody everyone something anything
  what which who whom whose when where why how
  am is are was were be been being do does did doing done have has had having
  can could may might must shall should will would cannot
  im ive youre youve youll theyre theyve weve thats theres whats whos hows wheres
  dont doesnt didnt cant couldnt wont wouldnt shouldnt isnt arent wasnt werent havent hasnt hadnt
  and or but nor so if then else than as because while though although whether
  of at by for with about against between into through during to from in out on off onto upon within via per
  also too very just only even ever still yet again any some each every both either such same own other another
  not no yes up down over under`.split(/\s+/),
);

/**
 * Words people wrap a question in. Pages use some of them with a meaning of their own, so only a
 * question that has something else to say leaves them out.
 */
const FILLERS = new Set(
  `please thanks thank hi hello hey ok okay tell know want wants wanted need needs like let lets get gets got
  getting go going say says said help explain show give find please wondering wonder question ask
  way ways thing things stuff lot really actually exactly kind sort`.split(/\s+/),
);

/** Words a question is not about, as a vocabulary of their own: they get mistyped, too. */
export const smallWords: ReadonlyMap<string, number> = new Map(
  [...STOP_WORDS, ...FILLERS].map((word) => [word, 1]),
);
