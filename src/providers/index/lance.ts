import type { Table } from "@lancedb/lancedb";
import type { Analyser, PassageIndex } from "../../core/ports/retrieval.ts";
import { rowMark } from "../../core/row-mark.ts";
import type { IndexRow } from "../../core/terms.ts";
import {
  bytesIn,
  layoutOf,
  openTable,
  readLastPublication,
  readServing,
  writeLastPublication,
} from "./lance-folder.ts";
import { type RowLookUp, rowLookUp } from "./lance-look-up.ts";
import type { LanceOptions, Opened } from "./lance-opened.ts";
import { readRows, TERM_COLUMNS } from "./lance-rows.ts";
import { searchRows } from "./lance-search.ts";
import { rowVectors, vectorLength } from "./lance-vectors.ts";
import { removeRows, upsertRows } from "./lance-write.ts";
import { inTurn } from "./turns.ts";
import {
  applyChange,
  type CountedVocabulary,
  countPassage,
  emptyVocabulary,
  noChange,
} from "./vocabulary.ts";
import { type VocabularyFile, vocabularyFile } from "./vocabulary-file.ts";

export interface LanceIndex extends PassageIndex {
  readonly rows: RowLookUp;
}

/**
 * A passage index embedded in this process, on LanceDB in a folder. One process opens a folder at a
 * time. A folder that is damaged, or was built with another layout or analyser, starts empty with
 * publication 0, so that its owner fills it again. Vectors come and change beside the rows (`vectors`).
 */
export async function openLanceIndex(options: LanceOptions): Promise<LanceIndex> {
  // Loaded late: the native part reads its log level when it is loaded.
  const lance = await import("@lancedb/lancedb");
  const { folder, analyser } = options;
  const layout = layoutOf(analyser);
  const table = await openTable(lance, folder, layout);
  const words = vocabularyFile(folder);
  const vocabulary = await loadVocabulary(table, words, analyser);
  const model = await readServing(folder);
  const serving = { model, length: await vectorLength(table, model) };
  const searches = new Set<Promise<unknown>>();
  const opened: Opened = { lance, table, options, layout, vocabulary, words, serving, searches };
  const write = inTurn();
  const reading = <T>(work: Promise<T>) => tracked(opened.searches, work);
  const rows = rowLookUp(opened, reading);
  const unsettled = new Set<string>();

  return {
    search: (query) => reading(searchRows(opened, query)),
    upsert: (rows) => write(() => upsertRows(opened, noted(unsettled, rows))),
    remove: (ids) => write(() => removeRows(opened, ids)),
    ready: async () => {},
    optimize: () => write(() => optimize(opened)),
    vocabulary: async () => vocabulary,
    lastPublication: () => readLastPublication(folder),
    setLastPublication: (sequence) =>
      write(async () => {
        await writeLastPublication(folder, layout, sequence);
        unsettled.clear();
      }),
    held: async () => ({ marks: await readMarks(rows), unsettled: new Set(unsettled) }),
    size: async () => ({ rows: await table.countRows(), bytes: await bytesIn(folder) }),
    vectors: rowVectors(opened, { write, reading }),
    rows,
    close: () => write(() => close(opened)),
  };
}

function noted(unsettled: Set<string>, rows: readonly IndexRow[]): readonly IndexRow[] {
  for (const { id } of rows) unsettled.add(id);
  return rows;
}

async function readMarks(rows: RowLookUp): Promise<ReadonlyMap<string, string>> {
  const marks = new Map<string, string>();
  await rows.each((some) => {
    for (const row of some) marks.set(row.id, rowMark(row));
  });
  return marks;
}

async function optimize(opened: Opened): Promise<void> {
  const { table, searches, words, vocabulary } = opened;
  if (!(await isWorthFolding(opened))) return;
  await table.optimize();
  // Old files may go only when nobody reads them any more; new searches read the new ones.
  await Promise.allSettled(searches);
  await table.optimize({ cleanupOlderThan: new Date(), deleteUnverified: false });
  await words.save(vocabulary, await table.version());
}

/** Folding takes time with the size of the index, and the few loose rows of a changed page are found as well. */
async function isWorthFolding({ table }: Opened): Promise<boolean> {
  const stats = await table.indexStats(`${TERM_COLUMNS[0]}_idx`);
  return (stats?.numUnindexedRows ?? 0) >= looseShare * (stats?.numIndexedRows ?? 0);
}

const looseShare = 0.01;

async function close(opened: Opened): Promise<void> {
  await Promise.allSettled(opened.searches);
  await opened.words.save(opened.vocabulary, await opened.table.version());
  opened.table.close();
}

async function loadVocabulary(
  table: Table,
  words: VocabularyFile,
  analyser: Analyser,
): Promise<CountedVocabulary> {
  const version = await table.version();
  const loaded = await words.load(version);
  if (loaded) return loaded;
  const change = noChange();
  for await (const batch of table.query().select(["row"])) {
    for (const row of readRows(batch)) countPassage(change, row, analyser, 1);
  }
  const vocabulary = emptyVocabulary();
  applyChange(vocabulary, change);
  await words.save(vocabulary, version);
  return vocabulary;
}

async function tracked<T>(running: Set<Promise<unknown>>, work: Promise<T>): Promise<T> {
  running.add(work);
  try {
    return await work;
  } finally {
    running.delete(work);
  }
}
