import { appendFile, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { replaceFile } from "./replace-file.ts";
import { applyChange, type CountedVocabulary, emptyVocabulary, type VocabularyChange } from "./vocabulary.ts";

/**
 * The vocabulary beside its table: a whole picture of it at one version of the table, and a line for
 * each later write. Both are a convenience: where they do not end at the table's version, the process
 * died between the two writes, and the words are counted anew.
 */
export interface VocabularyFile {
  /** `null`: nothing usable for this version of the table. */
  load(tableVersion: number): Promise<CountedVocabulary | null>;
  append(change: VocabularyChange, from: number, to: number): Promise<void>;
  save(vocabulary: CountedVocabulary, tableVersion: number): Promise<void>;
}

interface Picture {
  readonly version: number;
  readonly passages: number;
  readonly words: readonly (readonly [string, number])[];
  readonly terms: readonly (readonly [string, number])[];
}

interface Line extends Picture {
  readonly from: number;
}

export function vocabularyFile(folder: string): VocabularyFile {
  const picture = join(folder, VOCABULARY_FILES[0]);
  const log = join(folder, VOCABULARY_FILES[1]);
  return {
    async load(tableVersion) {
      const [whole, lines] = await Promise.all([readText(picture), readText(log)]);
      return replay(whole, lines, tableVersion);
    },
    async append(change, from, to) {
      const line = { from, version: to, passages: change.passages, ...entries(change.words, change.terms) };
      await appendFile(log, `${JSON.stringify(line)}\n`);
    },
    async save(vocabulary, version) {
      const { passages, words, frequencies } = vocabulary;
      await replaceFile(picture, JSON.stringify({ version, passages, ...entries(words, frequencies) }));
      await rm(log, { force: true });
    },
  };
}

export const VOCABULARY_FILES = ["vocabulary.json", "vocabulary.log"] as const;

function replay(whole: string, lines: string, tableVersion: number): CountedVocabulary | null {
  const vocabulary = emptyVocabulary();
  let reached = 0;
  for (const text of [whole, ...lines.split("\n")]) {
    if (text === "") continue;
    const read = parse(text);
    if (read === null) return null;
    // Lines already in the picture: the process died between saving it and removing the log.
    if (read.version <= reached) continue;
    if ("from" in read && read.from !== reached) return null;
    applyChange(vocabulary, {
      passages: read.passages,
      words: new Map(read.words),
      terms: new Map(read.terms),
    });
    reached = read.version;
  }
  return reached === tableVersion ? vocabulary : null;
}

function parse(text: string): Picture | Line | null {
  try {
    return JSON.parse(text) as Picture | Line;
  } catch {
    return null;
  }
}

function entries(words: ReadonlyMap<string, number>, terms: ReadonlyMap<string, number>) {
  return { words: [...words], terms: [...terms] };
}

async function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}
