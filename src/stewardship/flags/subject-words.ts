import type { GlossaryEntry } from "../../core/terms.ts";
import { terms } from "../../retrieval/analyse.ts";

/** Content words of a text, in the company's own terms where its glossary knows other words for them. */
export type SubjectWords = (text: string) => ReadonlySet<string>;

/** The longest entry of the glossary that starts at a word wins. Numbers are no subject. */
export function subjectWords(glossary: readonly GlossaryEntry[]): SubjectWords {
  const ways = new Map(
    glossary.flatMap(({ term, synonyms }) =>
      [term, ...synonyms].map((way): [string, readonly string[]] => [terms(way).join(" "), terms(term)]),
    ),
  );
  const longest = Math.max(1, ...[...ways.keys()].map((way) => way.split(" ").length));
  return (text) => {
    const written = terms(text);
    const words = new Set<string>();
    for (let at = 0; at < written.length; ) {
      const length = lengths(longest).find((count) => ways.has(written.slice(at, at + count).join(" "))) ?? 0;
      const own =
        length === 0 ? [written[at] ?? ""] : (ways.get(written.slice(at, at + length).join(" ")) ?? []);
      for (const word of own) if (!/^\d/.test(word)) words.add(word);
      at += Math.max(1, length);
    }
    return words;
  };
}

function lengths(longest: number): readonly number[] {
  return Array.from({ length: longest }, (_, at) => longest - at);
}
