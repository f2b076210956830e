import type { IndexHit, Vocabulary } from "../../src/core/ports/retrieval.ts";
import type { GlossaryEntry, IndexRow } from "../../src/core/terms.ts";
import { analyser, terms } from "../../src/retrieval/analyse.ts";
import { evidenceOf } from "../../src/retrieval/evidence.ts";
import { understand } from "../../src/retrieval/question.ts";
import { type Candidate, type Preferences, rescore } from "../../src/retrieval/rescore.ts";
import { passage } from "../contract/index-contract.ts";

/** Asks a handful of rows without an engine: all of them are hits. */
export function askRows(
  question: string,
  rows: readonly IndexRow[],
  options: {
    readonly glossary?: readonly GlossaryEntry[];
    readonly context?: readonly string[];
    readonly preferences?: Partial<Preferences>;
  } = {},
): {
  readonly candidates: readonly Candidate[];
  readonly order: readonly string[];
  readonly evidence: number;
} {
  const { glossary = [], context = [], preferences } = options;
  const understood = understand({ text: question, context }, vocabularyOf(rows), glossary);
  const candidates = rescore(understood, rows.map(toHit), {
    sections: new Set(),
    trust: new Map(),
    ...preferences,
  });
  const order = candidates.map(({ row }) => row.id);
  return { candidates, order, evidence: evidenceOf(understood, candidates) };
}

/** Rows by id and text; more where a row needs it. */
export function rows(texts: Readonly<Record<string, string | Partial<IndexRow>>>): readonly IndexRow[] {
  return Object.entries(texts).map(([id, text]) => passage(id, typeof text === "string" ? { text } : text));
}

export function vocabularyOf(rows: readonly IndexRow[]): Vocabulary {
  const [frequencies, words] = [new Map<string, number>(), new Map<string, number>()];
  for (const row of rows) {
    const text = [row.title, ...row.headings, row.text, ...row.wordings].join("\n");
    const used = new Set(analyser.words(text));
    for (const word of used) if (analyser.term(word) !== null) add(words, word);
    for (const term of new Set(terms(text))) add(frequencies, term);
  }
  return { passages: rows.length, frequencies, words };
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function toHit(row: IndexRow): IndexHit {
  const fields = {
    title: terms(row.title),
    headings: terms(row.headings.join("\n")),
    text: terms(row.text),
    wordings: terms(row.wordings.join("\n")),
  };
  return { row, terms: fields, score: 1, similarity: null };
}
