import { analyser } from "../../retrieval/analyse.ts";

/** Words below which nothing can be told. */
const leastWords = 60;
/** English texts have about four small words in ten; others hardly any that look like one. */
const smallWordsOfEnglish = 0.2;
const smallWordsOfOthers = 0.12;

/** Whether a text reads like the language it names, as far as its small words tell. */
export function readsLike(text: string, language: string): "the same" | "another" | "unknown" {
  const words = analyser.words(text);
  if (words.length < leastWords) return "unknown";
  const share = words.filter((word) => analyser.term(word) === null).length / words.length;
  const isNamedEnglish = /^en(?:-|$)/i.test(language);
  if (isNamedEnglish) return share < smallWordsOfOthers ? "another" : "the same";
  return share > smallWordsOfEnglish ? "another" : "the same";
}
