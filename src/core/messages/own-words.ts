import { countInWords } from "./signals.ts";

/** What somebody asked and no page answered: whether whoever writes the page may read it as they wrote it. */
export const ownWords = {
  offer:
    "If several people miss a page on this, whoever looks after the pages is told the topic, without your name.",
  lend: "They may read my words",
  lent: "Thank you. Whoever writes the page may read your question as you wrote it, without your name, and names in it are left out.",
  keep: "Take it back",
  kept: "Taken back. Whoever has not read it yet reads the topic alone.",
  notYours: "This was somebody else's question.",
  gone: "The words of this question are not kept any more. There is nothing left to read.",
  title: "What may be read in your own words",
  none: "Nothing: you have let nobody read a question in your own words.",
  each: "By whoever is to write the missing page, without your name:",
  show: (count: number) =>
    count === 1 ? "The question that may be read" : `The ${countInWords(count)} questions that may be read`,
} as const;
