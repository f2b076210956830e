import { namesIn } from "../../grounding/names.ts";
import { questionWords, terms, words } from "../../retrieval/analyse.ts";

/** The words of a section with its headings. */
interface Answered {
  readonly headings: readonly string[];
  readonly text: string;
}

/**
 * Of the questions that a model says a section answers, those that may be searched for: short, leading nowhere, with
 * no number and no name that the section does not have, and with a word of it at least. None twice.
 */
export function usableQuestions(
  written: readonly string[],
  section: Answered,
  atMost: number,
): readonly string[] {
  const own = [...section.headings, section.text].join("\n");
  const said = { words: new Set(words(own)), terms: new Set(terms(own)) };
  const kept = new Map<string, string>();
  for (const question of written.map((one) => one.replaceAll(/\s+/g, " ").trim())) {
    const asked = questionWords(question).map(({ term }) => term);
    const key = asked.toSorted().join(" ");
    if (isShort(question, asked) && !mark.test(question) && isOf(said, question) && !kept.has(key))
      kept.set(key, question);
  }
  return [...kept.values()].slice(0, atMost);
}

/** One word says too little, and a long one is a text. */
function isShort(question: string, asked: readonly string[]): boolean {
  return asked.length >= 2 && asked.length <= 16 && question.length <= 160;
}

const mark = /https?:|www\.|[@<>{}[\]`|]/i;

interface Said {
  readonly words: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
}

function isOf(said: Said, question: string): boolean {
  const numbers = words(question).filter((word) => /\d/.test(word));
  const names = namesIn(question).flatMap(({ text }) => words(text));
  return (
    [...numbers, ...names].every((word) => said.words.has(word)) &&
    terms(question).some((term) => said.terms.has(term))
  );
}
