import type { Table } from "@lancedb/lancedb";
import type { Analyser, Embedder, IndexHit, IndexQuery, PassageIndex } from "../../core/retrieval-ports.ts";
import type { IndexRow } from "../../core/terms.ts";
import { fuse } from "./fuse.ts";
import { hasId, toFilter } from "./lance-filter.ts";
import {
  bytesIn,
  type Lance,
  layoutOf,
  openTable,
  readLastPublication,
  writeLastPublication,
} from "./lance-folder.ts";
import { type Columns, READ_COLUMNS, readHits, readRows, TERM_COLUMNS, toStoredRow } from "./lance-rows.ts";
import { inTurn } from "./turns.ts";
import {
  applyChange,
  type CountedVocabulary,
  countPassage,
  emptyVocabulary,
  noChange,
  type VocabularyChange,
} from "./vocabulary.ts";
import { type VocabularyFile, vocabularyFile } from "./vocabulary-file.ts";

export interface LanceOptions {
  /** Folder of this index alone; made when it is missing. */
  readonly folder: string;
  /** `null`: full text only. */
  readonly embedder: Embedder | null;
  readonly analyser: Analyser;
}

/** What the parts of one open index share. */
interface Opened {
  readonly lance: Lance;
  readonly table: Table;
  readonly options: LanceOptions;
  readonly layout: string;
  readonly vocabulary: CountedVocabulary;
  readonly words: VocabularyFile;
  /** Searches under way: the files they read stay until they are done. */
  readonly searches: Set<Promise<unknown>>;
}

/**
 * A passage index embedded in this process, on LanceDB in a folder. One process opens a folder at a
 * time. A folder that is damaged, or was built with another layout, analyser or embedder, starts empty
 * with publication 0, so that its owner fills it again.
 */
export async function openLanceIndex(options: LanceOptions): Promise<PassageIndex> {
  // Loaded late: the native part reads its log level when it is loaded.
  const lance = await import("@lancedb/lancedb");
  const { folder, embedder, analyser } = options;
  const layout = layoutOf(analyser, embedder);
  const table = await openTable(lance, folder, layout, embedder?.dimensions ?? null);
  const words = vocabularyFile(folder);
  const vocabulary = await loadVocabulary(table, words, analyser);
  const opened = { lance, table, options, layout, vocabulary, words, searches: new Set<Promise<unknown>>() };
  const write = inTurn();

  return {
    search: (query) => tracked(opened.searches, search(opened, query)),
    upsert: (rows) => write(() => upsert(opened, rows)),
    remove: (ids) => write(() => remove(opened, ids)),
    optimize: () => write(() => optimize(opened)),
    vocabulary: async () => vocabulary,
    lastPublication: () => readLastPublication(folder),
    setLastPublication: (sequence) => write(() => writeLastPublication(folder, layout, sequence)),
    size: async () => ({ rows: await table.countRows(), bytes: await bytesIn(folder) }),
    close: () => write(() => close(opened)),
  };
}

async function search(opened: Opened, query: IndexQuery): Promise<readonly IndexHit[]> {
  const [byWords, byMeaning] = await Promise.all([searchWords(opened, query), searchVectors(opened, query)]);
  if (byMeaning === null) return byWords;
  const hits = new Map([...byMeaning, ...byWords].map((hit) => [hit.row.id, hit]));
  const similarity = new Map(byMeaning.map((hit) => [hit.row.id, hit.similarity]));
  const scores = fuse([
    { ids: byWords.map((hit) => hit.row.id), weight: 1 },
    { ids: byMeaning.map((hit) => hit.row.id), weight: 1 },
  ]);
  const ranked = [...scores].flatMap(([id, score]) => {
    const hit = hits.get(id);
    return hit ? [{ ...hit, score, similarity: similarity.get(id) ?? null }] : [];
  });
  return ranked.slice(0, query.limit);
}

async function searchWords(opened: Opened, query: IndexQuery): Promise<readonly IndexHit[]> {
  const terms = searchedTerms(query.text, opened.options.analyser);
  if (terms.length === 0) return [];
  const columns = await opened.table
    .query()
    .fullTextSearch(new opened.lance.MultiMatchQuery(terms.join(" "), TERM_COLUMNS))
    .where(toFilter(query))
    .select([...READ_COLUMNS, "_score"])
    .limit(query.limit)
    .toArrow();
  return readHits(columns, "_score").map(({ row, terms, figure }) => ({
    row,
    terms,
    score: figure,
    similarity: null,
  }));
}

async function searchVectors(opened: Opened, query: IndexQuery): Promise<readonly IndexHit[] | null> {
  if (query.vector === null || opened.options.embedder === null) return null;
  const columns = await opened.table
    .query()
    .nearestTo([...query.vector])
    .distanceType("cosine")
    .where(toFilter(query))
    .select([...READ_COLUMNS, "_distance"])
    .limit(query.limit)
    .toArrow();
  return readHits(columns, "_distance").map(({ row, terms, figure }) => ({
    row,
    terms,
    score: 1 - figure,
    similarity: 1 - figure,
  }));
}

function searchedTerms(text: string, analyser: Analyser): readonly string[] {
  const terms = new Set(analyser.words(text).map((word) => analyser.term(word)));
  return [...terms].filter((term) => term !== null);
}

async function upsert(opened: Opened, rows: readonly IndexRow[]): Promise<void> {
  const newest = [...new Map(rows.map((row) => [row.id, row])).values()];
  for (let i = 0; i < newest.length; i += ROWS_AT_ONCE) {
    await upsertSome(opened, newest.slice(i, i + ROWS_AT_ONCE));
  }
  if (await isMostlyLoose(opened)) {
    await opened.table.optimize();
    await opened.words.save(opened.vocabulary, await opened.table.version());
  }
}

/**
 * Rows not yet folded into the word index are found, but weighed by the words of those that are: where
 * these are few, the order is worthless.
 */
async function isMostlyLoose({ table }: Opened): Promise<boolean> {
  const stats = await table.indexStats(`${TERM_COLUMNS[0]}_idx`);
  const [loose, folded] = [stats?.numUnindexedRows ?? 0, stats?.numIndexedRows ?? 0];
  return loose > FEW_ROWS && loose > LOOSE_SHARE * folded;
}

async function upsertSome(opened: Opened, rows: readonly IndexRow[]): Promise<void> {
  const { table, options } = opened;
  const { change, vectors } = await countOut(
    opened,
    rows.map(({ id }) => id),
  );
  for (const row of rows) countPassage(change, row, options.analyser, 1);
  const embedded = await embedMissing(options.embedder, rows, vectors);
  const stored = rows.map((row) => toStoredRow(row, options.analyser, embedded.get(row.id)));
  const before = await table.version();
  await table.mergeInsert("id").whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(stored);
  await follow(opened, change, before);
}

async function remove(opened: Opened, ids: readonly string[]): Promise<void> {
  for (let i = 0; i < ids.length; i += ROWS_AT_ONCE) {
    const some = ids.slice(i, i + ROWS_AT_ONCE);
    const { change } = await countOut(opened, some);
    const before = await opened.table.version();
    await opened.table.delete(hasId(some));
    await follow(opened, change, before);
  }
}

/** The vocabulary's loss when the rows of these ids go, and their vectors, which a same text keeps. */
async function countOut(opened: Opened, ids: readonly string[]) {
  const { table, options } = opened;
  const change = noChange();
  const vectors = new Map<string, readonly number[]>();
  if (opened.vocabulary.passages === 0) return { change, vectors };
  const columns: Columns = await table.query().where(hasId(ids)).toArrow();
  readRows(columns).forEach((row, i) => {
    countPassage(change, row, options.analyser, -1);
    const vector = columns.getChild("vector")?.get(i);
    if (vector) vectors.set(row.id, Array.from(vector as Iterable<number>));
  });
  return { change, vectors };
}

/** A passage's id is a hash of its text, so a row that is only replaced keeps its vector. */
async function embedMissing(
  embedder: Embedder | null,
  rows: readonly IndexRow[],
  known: ReadonlyMap<string, readonly number[]>,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const all = new Map(known);
  const missing = embedder ? rows.filter(({ id }) => !all.has(id)) : [];
  for (let i = 0; embedder && i < missing.length; i += TEXTS_AT_ONCE) {
    const some = missing.slice(i, i + TEXTS_AT_ONCE);
    const vectors = await embedder.embed(some.map(toEmbeddedText));
    some.forEach(({ id }, n) => {
      const vector = vectors[n];
      if (vector) all.set(id, vector);
    });
  }
  return all;
}

function toEmbeddedText(row: IndexRow): string {
  return [row.title, ...row.headings, row.text].filter((text) => text !== "").join("\n");
}

async function follow(opened: Opened, change: VocabularyChange, before: number): Promise<void> {
  applyChange(opened.vocabulary, change);
  await opened.words.append(change, before, await opened.table.version());
}

async function optimize(opened: Opened): Promise<void> {
  const { table, searches, words, vocabulary } = opened;
  await table.optimize();
  // Old files may go only when nobody reads them any more; new searches read the new ones.
  await Promise.allSettled(searches);
  await table.optimize({ cleanupOlderThan: new Date(), deleteUnverified: false });
  await words.save(vocabulary, await table.version());
}

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

/** Rows of one write: few enough for one statement, enough to load a handbook in a few of them. */
const ROWS_AT_ONCE = 5000;
const TEXTS_AT_ONCE = 96;
const FEW_ROWS = 50;
const LOOSE_SHARE = 0.25;
