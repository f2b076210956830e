import { questionWords, terms } from "./analyse.ts";

/**
 * Whether a question that was rewritten so as to stand by itself may be looked for: it takes up something of the
 * conversation, and brings in no number, name or code that nobody said. One that takes up nothing was no follow-up.
 */
export function isFaithfulRewriting(
  rewritten: string,
  { text, history }: { readonly text: string; readonly history: readonly string[] },
): boolean {
  if (rewritten.trim() === "" || rewritten.length > LONGEST) return false;
  const said = [...history, text].join("\n");
  const known = new Set(terms(said));
  const brought = particulars(rewritten).filter((word) => terms(word).some((term) => !known.has(term)));
  if (brought.length > 0) return false;
  const asked = new Set(questionWords(text).map(({ term }) => term));
  const before = new Set(terms(history.join("\n")));
  return questionWords(rewritten).some(({ term }) => before.has(term) && !asked.has(term));
}

/** Words with a digit or a capital letter in them: figures, codes, addresses and names, and how sentences begin. */
function particulars(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => /[\p{N}\p{Lu}@/_]/u.test(word));
}

/** Characters of a question. */
const LONGEST = 300;
