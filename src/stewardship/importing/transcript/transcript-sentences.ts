import type { Utterance } from "./read-transcript.ts";

export interface Sentence {
  /** Seconds from the beginning, of the words with which it began. */
  readonly at: number | null;
  readonly text: string;
  /** Somebody else begins to speak, or there was a silence. */
  readonly begins: boolean;
}

export interface Spoken {
  readonly sentences: readonly Sentence[];
  readonly fillers: number;
  readonly speakers: number;
}

/** Silence in seconds that ends a paragraph, and one that ends a sentence nobody ended. */
const longSilence = 3;
const shortSilence = 1.2;

/** What was said as sentences, without the sounds that only hold the floor. */
export function sentencesOf(utterances: readonly Utterance[]): Spoken {
  const sentences: Sentence[] = [];
  let fillers = 0;
  let open: { at: number | null; text: string; begins: boolean } | null = null;
  let before: Utterance | null = null;
  const close = () => {
    const text = open === null ? "" : asSentence(open.text);
    if (open !== null && /[\p{L}\p{N}]/u.test(text)) sentences.push({ ...open, text });
    open = null;
  };
  for (const utterance of utterances) {
    const silence = silenceBetween(before, utterance);
    const isOther = before !== null && before.speaker !== utterance.speaker;
    if (isOther || silence >= longSilence || (silence >= shortSilence && isLong(open))) close();
    const plain = withoutFillers(utterance.text);
    fillers += plain.fillers;
    const begins = sentences.length === 0 || isOther || silence >= longSilence;
    for (const [place, piece] of piecesOf(plain.text).entries()) {
      if (open === null) open = { at: utterance.at, text: piece, begins: begins && place === 0 };
      else open = { at: open.at, begins: open.begins, text: `${open.text} ${piece}` } satisfies Sentence;
      if (/[.!?…]["”’)]?$/.test(piece)) close();
    }
    before = utterance;
  }
  close();
  const speakers = new Set(utterances.flatMap(({ speaker }) => speaker ?? [])).size;
  return { sentences, fillers, speakers };
}

function silenceBetween(before: Utterance | null, next: Utterance): number {
  return before?.until == null || next.at === null ? 0 : next.at - before.until;
}

/** Captions without any punctuation are cut at silences; a few words are no sentence yet. */
function isLong(open: { readonly text: string } | null): boolean {
  return open !== null && open.text.split(" ").length >= 4;
}

function piecesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?…]["”’)]?)\s+(?=["“(]?[\p{Lu}\p{N}])/u).filter((piece) => piece.trim() !== "");
}

/** Sounds, remarks of the one who wrote it down, and words said twice in a row. */
function withoutFillers(text: string): { readonly text: string; readonly fillers: number } {
  let fillers = 0;
  const drop = () => {
    fillers += 1;
    return " ";
  };
  const plain = text
    .trim()
    .replace(aside, drop)
    .replace(sound, drop)
    .trim()
    .replace(opening, drop)
    .replace(inserted, drop)
    .replace(doubled, "$1")
    .replace(/\s+([,.;:?!])/g, "$1")
    .replace(/^[,;\s]+/, "")
    .replace(/\s+/g, " ")
    .trim();
  return { text: plain, fillers };
}

const aside =
  /[[(](?:music|laughter|laughs|applause|inaudible|crosstalk|silence|noise|coughs?)[^\])]*[\])]/gi;
const sound = /(?:^|,?\s)(?:u+h+m*|u+m+|e+r+m*|h+m+|m+h+m+|a+h+|uh-huh)(?![\p{L}'’-])[,.…]*(?=\s|$)/giu;
const opening =
  /(?:^|(?<=[,.?!]\s))(?:(?:you know|i mean|like i said|basically|actually|so yeah|yeah|okay|ok|right|alright|all right|well),\s+)+/gi;
const inserted = /,\s*(?:you know|i mean|like|right),(?=\s)/gi;
/** Small words said twice in a row. */
const doubled = /\b(the|a|an|to|and|of|in|on|it|is|you|we|i|so|if|for)(?:\s+\1\b)+/gi;

function asSentence(text: string): string {
  const words = text.trim().replace(/^[,;:\s]+/, "");
  const begun = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?…:]["”’)]?$/.test(begun) ? begun : `${begun.replace(/[,;]$/, "")}.`;
}
