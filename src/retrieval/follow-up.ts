import { type QuestionWord, questionWords, smallWords, words } from "./analyse.ts";

/** A question as it is looked for. */
export interface Standalone {
  /** What was asked now. */
  readonly text: string;
  /** The earlier questions it leans on, oldest first; empty when it stands on its own. */
  readonly context: readonly string[];
}

/**
 * Tells whether a question needs what was asked before. "And over 500?", "what about EU cards?" and "who
 * approves it?" do; a question that says itself what it is about does not, so that an earlier topic never
 * colours a new one. Earlier follow-ups lead on to the question they leaned on themselves.
 */
export function standAlone(text: string, history: readonly string[]): Standalone {
  const context: string[] = [];
  let current = text;
  for (const earlier of history.toReversed()) {
    if (!isFollowUp(current) || context.length >= FURTHEST_BACK) break;
    context.unshift(earlier);
    current = earlier;
  }
  return { text, context };
}

function isFollowUp(text: string): boolean {
  const all = words(text);
  const asked = questionWords(text);
  const content = asked.length;
  const first = all.slice(0, 2).join(" ");
  if (all.length === 0 || isCourtesy(asked)) return false;
  if (content === 0) return true;
  if (LINKING_STARTS.test(first)) return content <= WITH_A_LINK;
  if (all.some((word) => POINTING.has(word))) return content <= POINTING_BACK;
  return content === 1 && all.length <= BARE;
}

/** "Thanks" and "ok" ask for nothing, not even for what was asked before. */
function isCourtesy(asked: readonly QuestionWord[]): boolean {
  return asked.length > 0 && asked.every(({ word }) => smallWords.has(word));
}

/** How questions start that go on from another. "What if" and "how" start new ones just as well. */
const LINKING_STARTS = /^(and|but|or|also|then|so|otherwise|what about|how about|same)\b/;
/** Words that stand for something named before. "It" also stands for nothing: "is it allowed to …". */
const POINTING = new Set(
  "it that this these those them they their he she him her one ones there then instead same former latter".split(
    " ",
  ),
);
/** Most content words a question has that still leans on an earlier one, by what gives it away. */
const WITH_A_LINK = 6;
const POINTING_BACK = 2;
/** "Over 500?", "contractors?", "is there a limit?" */
const BARE = 5;
const FURTHEST_BACK = 3;
