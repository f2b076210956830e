import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Table } from "@lancedb/lancedb";
import type { Analyser } from "../../core/ports/retrieval.ts";
import { exampleRow, READ_COLUMNS, TERM_COLUMNS } from "./lance-rows.ts";
import { replaceFile } from "./replace-file.ts";
import { VOCABULARY_FILES } from "./vocabulary-file.ts";

export type Lance = typeof import("@lancedb/lancedb");

/** What an index was built with, and how far. Kept beside the table. */
interface State {
  readonly layout: string;
  readonly lastPublication: number;
  /** Model whose vectors are searched. */
  readonly serving: string | null;
}

const TABLE = "passages";
const STATE_FILE = "state.json";
/** Raise when the columns or their meaning change. */
const LAYOUT = 3;

export function layoutOf(analyser: Analyser): string {
  return `layout ${LAYOUT}, words ${analyser.name}`;
}

/** The table of this folder, or a new empty one when there is none, or an unfitting or damaged one. */
export async function openTable(lance: Lance, folder: string, layout: string): Promise<Table> {
  await mkdir(folder, { recursive: true });
  const state = await readState(folder);
  const table = state?.layout === layout ? await openSound(lance, folder) : null;
  return table ?? createTable(lance, folder, layout);
}

/** Reads a column of every row, which touches every file of the table; a lost or cut file fails here. */
async function openSound(lance: Lance, folder: string): Promise<Table | null> {
  try {
    const table = await (await lance.connect(folder)).openTable(TABLE);
    const { numRows } = await table.query().select(["id", "ends"]).toArrow();
    const word = new lance.MultiMatchQuery("a", TERM_COLUMNS);
    await table
      .query()
      .fullTextSearch(word)
      .select([...READ_COLUMNS, "_score"])
      .limit(1)
      .toArrow();
    return numRows === (await table.countRows()) ? table : null;
  } catch {
    return null;
  }
}

async function createTable(lance: Lance, folder: string, layout: string): Promise<Table> {
  await removeIndexFiles(folder);
  const connection = await lance.connect(folder);
  const { schema } = lance.makeArrowTable([exampleRow]);
  const table = await connection.createEmptyTable(TABLE, schema);
  for (const column of TERM_COLUMNS) {
    await table.createIndex(column, { config: lance.Index.fts(WORDS_AS_STORED) });
  }
  for (const column of ["id", "starts", "ends"]) {
    await table.createIndex(column, { config: lance.Index.btree() });
  }
  for (const column of ["everybody", "language"]) {
    await table.createIndex(column, { config: lance.Index.bitmap() });
  }
  await table.createIndex("audience", { config: lance.Index.labelList() });
  await writeState(folder, { layout, lastPublication: 0, serving: null });
  return table;
}

/** The columns hold finished terms; the engine only has to cut them at the blanks. */
const WORDS_AS_STORED = {
  baseTokenizer: "whitespace",
  lowercase: false,
  stem: false,
  removeStopWords: false,
  asciiFolding: false,
  withPosition: false,
} as const;

/** Only what an index made: the folder may have been given by mistake. */
async function removeIndexFiles(folder: string): Promise<void> {
  for (const name of [STATE_FILE, ...VOCABULARY_FILES, `${TABLE}.lance`]) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

export async function readLastPublication(folder: string): Promise<number> {
  return (await readState(folder))?.lastPublication ?? 0;
}

export async function writeLastPublication(folder: string, layout: string, sequence: number): Promise<void> {
  await writeState(folder, { layout, serving: await readServing(folder), lastPublication: sequence });
}

/** Model whose vectors are searched; `null`: none. */
export async function readServing(folder: string): Promise<string | null> {
  return (await readState(folder))?.serving ?? null;
}

export async function writeServing(folder: string, layout: string, serving: string | null): Promise<void> {
  await writeState(folder, { layout, serving, lastPublication: await readLastPublication(folder) });
}

async function writeState(folder: string, state: State): Promise<void> {
  await replaceFile(join(folder, STATE_FILE), JSON.stringify(state));
}

async function readState(folder: string): Promise<State | null> {
  try {
    return JSON.parse(await readFile(join(folder, STATE_FILE), "utf8")) as State;
  } catch {
    return null;
  }
}

/** Bytes of all files below a folder. */
export async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = files.map((file) => stat(join(file.parentPath, file.name)).then(({ size }) => size));
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
