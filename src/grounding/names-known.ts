import { stem } from "../core/stem.ts";
import { isGerman } from "./german-words.ts";
import type { KnownSource } from "./known-source.ts";
import type { Sentence } from "./sentence.ts";
import { isBuilding, type Word, wordsOf } from "./words.ts";

/**
 * Names of a sentence that no source has. The words of a name have to stand there side by side, too, unless one of
 * them is an ordinary word: "Nuala Ehrling" is nobody, though there are a Nuala and an Ehrling.
 */
export function namesUnknown(sentence: Sentence, sources: readonly KnownSource[]): readonly string[] {
  const german = isGerman(sentence.text);
  const named = sentence.names
    .filter(({ text }) => !german || /\s/.test(text) || /\p{Lu}.*\p{Lu}/u.test(text))
    .map(({ text }) => text)
    .filter((name) => !sources.some((source) => knows(source, name)));
  const doer = german ? null : unknownDoer(sentence, sources);
  return doer === null ? named : [...named, doer];
}

function knows(source: KnownSource, name: string): boolean {
  const words = wordsOf(name)
    .map(bare)
    .filter((word, at) => at > 0 || !isBuilding(word));
  return words.every((word, at) => {
    if (!has(source, word)) return false;
    const next = words[at + 1];
    return (
      next === undefined ||
      isOrdinary(word) ||
      isOrdinary(next) ||
      areNeighbours(source, word, next) ||
      isSeam(at)
    );
  });

  /** One name of the source ends here and another begins: "in Pune Rohan Deshkar decides". */
  function isSeam(at: number): boolean {
    const fits = (name: readonly string[], from: number) =>
      name.every((part, place) => words[from + place] === part);
    return (
      source.names.some((one) => fits(one, at - one.length + 1)) &&
      source.names.some((one) => fits(one, at + 1))
    );
  }

  /** Written with a small letter somewhere in the source. */
  function isOrdinary(word: string): boolean {
    return source.ordinary.has(word) || !source.rawSet.has(word);
  }
}

function has(source: KnownSource, word: string): boolean {
  return source.rawSet.has(word) || source.content.has(stem(word));
}

function areNeighbours({ raw }: KnownSource, word: string, next: string): boolean {
  return raw.some((one, at) => one === word && raw[at + 1] === next);
}

function bare({ raw }: Pick<Word, "raw">): string {
  return raw.replace(/'s$/, "");
}

/** "Bogdan decides": a word at the start that no source has, and that does something. A noun would have its article. */
function unknownDoer({ text, words }: Sentence, sources: readonly KnownSource[]): string | null {
  const [first, second] = words;
  if (first === undefined || second === undefined || first.stem === null) return null;
  if (!/^\p{Lu}\p{Ll}+$/u.test(text.slice(first.from, first.from + first.raw.length))) return null;
  const isVerb =
    doing.test(second.raw) ||
    sources.some(({ rawSet }) => /[^s]s$/.test(second.raw) && rawSet.has(second.raw));
  const isKnown =
    /(?:s|ing|ly|one|body)$/.test(first.raw) || sources.some((source) => has(source, first.raw));
  return isVerb && !isKnown ? text.slice(first.from, first.from + first.raw.length) : null;
}

const doing =
  /^(?:is|was|has|will|can|must|may|should|decides|approves|confirms|answers|signs|handles|owns)$/;
