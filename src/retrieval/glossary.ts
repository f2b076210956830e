import type { GlossaryEntry } from "../core/terms.ts";
import { type QuestionWord, questionWords, terms } from "./analyse.ts";

/** One thing asked for and the other ways the company has to say it. */
export interface Expansion {
  /** Stemmed, in order. */
  readonly terms: readonly string[];
  readonly alternatives: readonly (readonly string[])[];
  /** All ways to say it, unstemmed. */
  readonly words: string;
}

export interface Synonyms {
  /** Every word of the glossary as written: known, whether or not a page uses it. */
  readonly words: ReadonlySet<string>;
  /** Joins words that are one term and adds the other ways to say it. */
  expand(asked: readonly QuestionWord[]): readonly Expansion[];
}

/** Works both ways: asking with the synonym finds the term, asking with the term finds the synonym. */
export function synonymsOf(glossary: readonly GlossaryEntry[]): Synonyms {
  const prepared = remembered.get(glossary);
  if (prepared) return prepared;
  const ways = waysToSay(glossary);
  const longest = Math.max(1, ...[...ways.values()].map(({ terms }) => terms.length));
  const texts = glossary.flatMap(({ term, synonyms }) => [term, ...synonyms]);
  const words = new Set(texts.flatMap((text) => questionWords(text).map(({ word }) => word)));
  const synonyms = { words, expand: (asked: readonly QuestionWord[]) => expand(asked, ways, longest) };
  remembered.set(glossary, synonyms);
  return synonyms;
}

/** A glossary is the same object from question to question, until somebody changes it. */
const remembered = new WeakMap<readonly GlossaryEntry[], Synonyms>();

function waysToSay(glossary: readonly GlossaryEntry[]): ReadonlyMap<string, Expansion> {
  const ways = new Map<string, Expansion>();
  for (const { term, synonyms } of glossary) {
    const all = [term, ...synonyms].map(terms).filter((way) => way.length > 0);
    for (const way of all) {
      const key = way.join(" ");
      const others = all.filter((other) => other.join(" ") !== key);
      const known = ways.get(key);
      ways.set(key, {
        terms: way,
        alternatives: [...(known?.alternatives ?? []), ...others],
        words: [known?.words ?? "", term, ...synonyms].join(" "),
      });
    }
  }
  return ways;
}

/** The longest term of the glossary that starts at a word wins; other words stand for themselves. */
function expand(
  asked: readonly QuestionWord[],
  ways: ReadonlyMap<string, Expansion>,
  longest: number,
): readonly Expansion[] {
  const found: Expansion[] = [];
  for (let at = 0; at < asked.length; ) {
    const expansion = longestAt(asked, at, ways, longest) ?? itself(asked[at]);
    found.push(expansion);
    at += expansion.terms.length;
  }
  return found;
}

function longestAt(
  asked: readonly QuestionWord[],
  at: number,
  ways: ReadonlyMap<string, Expansion>,
  longest: number,
): Expansion | undefined {
  for (let length = Math.min(longest, asked.length - at); length > 0; length -= 1) {
    const key = asked
      .slice(at, at + length)
      .map(({ term }) => term)
      .join(" ");
    const found = ways.get(key);
    if (found) return found;
  }
  return undefined;
}

function itself(asked: QuestionWord | undefined): Expansion {
  const { word, term } = asked ?? { word: "", term: "" };
  return { terms: [term], alternatives: [], words: word };
}
