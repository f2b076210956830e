import { isGerman } from "./german-words.ts";
import { once } from "./once.ts";
import type { Sentence } from "./sentence.ts";
import type { Word } from "./words.ts";

/**
 * What turns the sense of a sentence. `not`: "do not", "never", "without". `only`: "only", "solely". `except`:
 * "unless", "except". `must`: a duty. `may`: a permission.
 */
type CueKind = "not" | "only" | "except" | "must" | "may";

export interface Cue {
  readonly kind: CueKind;
  readonly text: string;
  /** Content words that it bears upon, the nearest first. */
  readonly scope: readonly string[];
  readonly from: number;
}

/** Every cue of a sentence. A comparison ("no more than") is none, and "not only" says no "not". */
export const cuesIn = once((sentence: Sentence): readonly Cue[] => {
  const german = isGerman(sentence.text);
  return patterns.flatMap(([kind, pattern]) =>
    [...sentence.text.matchAll(pattern)].map(({ 0: text, index }): Cue => {
      const isAround = german || pronoun.test(text);
      const scope = isAround ? around(sentence, index) : after(sentence, index + text.length);
      return { kind, text, scope, from: index };
    }),
  );
});

const pronoun = /^(?:nothing|nobody|none|no one)$/i;
const compares = String.raw`(?! (?:more|less|fewer|\p{Ll}+er) than)(?! (?:else|other|only|before|until|unless|after|when|if)\b)(?! \p{Ll}+ (?:\p{Ll}+ ){0,4}(?:more|\p{Ll}+er) than\b)(?! (?:need|have) to\b)`;
const patterns: readonly (readonly [CueKind, RegExp])[] = [
  [
    "not",
    new RegExp(
      String.raw`\b(?:not|never|no one|nobody|none|nothing|neither|nor|without|cannot|avoid|rather than|instead of|nicht|nie|niemals|kein(?:e[rnms]?)?|ohne|weder|(?<!^)no|^no(?!,))\b${compares}|n't\b${compares}`,
      "giu",
    ),
  ],
  [
    "only",
    /(?<!\bnot )\b(?:only|solely|exclusively|no(?:body| one|thing)? (?:else|other)|nur|lediglich|ausschließlich)\b/giu,
  ],
  ["except", /\b(?:unless|except|other than|apart from|außer|es sei denn|sofern nicht)\b/giu],
  ["must", /\b(?:must|shall|ha(?:ve|s) to|needs? to|required to|obliged to|muss|müssen)\b(?! not\b)/giu],
  ["may", /\b(?:may|can|allowed to|free to|permitted to|darf|dürfen|kann|können)\b(?! not\b|'t)/giu],
];

/** To the end of the clause, at most four words. */
function after({ words }: Sentence, from: number): readonly string[] {
  const scope: string[] = [];
  const own = words.findLast((word) => word.from < from)?.clause;
  for (const { clause, raw, stem } of words.filter((word) => word.from >= from)) {
    if (clause !== own || (scope.length > 0 && turns.has(raw)) || scope.length === reach) break;
    if (stem !== null) scope.push(stem);
  }
  return scope;
}

/** German puts what is denied before its "nicht" as often as behind it, and so does "delete nothing". */
function around({ words }: Sentence, from: number): readonly string[] {
  const clause = words.findLast((word) => word.from <= from)?.clause ?? 0;
  const inClause = words.filter(
    (word): word is Word & { stem: string } => word.clause === clause && word.stem !== null,
  );
  return inClause
    .toSorted((a, b) => Math.abs(a.from - from) - Math.abs(b.from - from))
    .slice(0, reach)
    .map(({ stem }) => stem);
}

const reach = 4;
const turns: ReadonlySet<string> = new Set(
  "but unless until before after because if when so while although except than and".split(" "),
);
