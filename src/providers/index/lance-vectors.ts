import { createHash } from "node:crypto";
import type { Table } from "@lancedb/lancedb";
import type { LackingOptions, RowVectors, VectorCount } from "../../core/ports/row-vectors.ts";
import { writeServing } from "./lance-folder.ts";
import type { Opened } from "./lance-opened.ts";
import { type Columns, readRows } from "./lance-rows.ts";
import { follow } from "./lance-write.ts";
import { noChange } from "./vocabulary.ts";

interface Turns {
  /** Lets writes take turns. */
  readonly write: <T>(work: () => Promise<T>) => Promise<T>;
  /** Keeps the files that are read until they were. */
  readonly reading: <T>(work: Promise<T>) => Promise<T>;
}

/**
 * The vectors of each model in a column of its own beside the words: a new model's column fills while the
 * old one is searched, the words and what they weigh are left alone, and dropping a column writes no row.
 */
export function rowVectors(opened: Opened, { write, reading }: Turns): RowVectors {
  const { serving } = opened;
  return {
    serving: async () => serving.model,
    lacking: (model, options) => reading(lacking(opened, model, options)),
    count: (model) => reading(count(opened, model)),
    put: (model, vectors) => write(() => put(opened, model, vectors)),
    serve: (model) => write(() => serve(opened, model)),
    downSince: () => null,
    compare: async () => null,
  };
}

/** A model's name may contain any sign, a column's may not. */
export function columnOf(model: string): string {
  return `${COLUMN_PREFIX}${createHash("sha256").update(model).digest("hex").slice(0, 16)}`;
}

async function lacking(opened: Opened, model: string, { limit, leftOut }: LackingOptions) {
  const query = opened.table.query().select(["row"]);
  if (await hasColumn(opened, model)) query.where(`${columnOf(model)} IS NULL`);
  const columns: Columns = await query.limit(limit + leftOut.size).toArrow();
  return readRows(columns)
    .filter(({ id }) => !leftOut.has(id))
    .slice(0, limit);
}

async function count(opened: Opened, model: string): Promise<VectorCount> {
  const rows = await opened.table.countRows();
  if (!(await hasColumn(opened, model))) return { rows, withVector: 0 };
  return { rows, withVector: await opened.table.countRows(`${columnOf(model)} IS NOT NULL`) };
}

async function put(opened: Opened, model: string, vectors: ReadonlyMap<string, readonly number[]>) {
  const length = vectors.values().next().value?.length;
  if (length === undefined) return;
  const column = columnOf(model);
  if (!(await hasColumn(opened, model))) {
    const valueSql = `arrow_cast(NULL, 'FixedSizeList(${length}, Float32)')`;
    await moving(opened, () => opened.table.addColumns([{ name: column, valueSql }]));
  }
  const rows = [...vectors].map(([id, values]) => ({ id, [column]: values }));
  await moving(opened, () => opened.table.mergeInsert("id").whenMatchedUpdateAll().execute(rows));
  if (model === opened.serving.model) opened.serving.length = length;
}

async function serve(opened: Opened, model: string | null): Promise<void> {
  const { table, options, layout, searches, serving } = opened;
  if (serving.model !== model) await writeServing(options.folder, layout, model);
  serving.model = model;
  serving.length = await vectorLength(table, model);
  const kept = model === null ? null : columnOf(model);
  const { fields } = await table.schema();
  const old = fields
    .map(({ name }) => name)
    .filter((name) => name.startsWith(COLUMN_PREFIX) && name !== kept);
  if (old.length === 0) return;
  // Searches by the old vectors still need their column.
  await Promise.allSettled(searches);
  await moving(opened, () => table.dropColumns(old));
}

/** A write that leaves the words as they are: what is kept of them beside the table goes on with it. */
async function moving(opened: Opened, work: () => Promise<unknown>): Promise<void> {
  const before = await opened.table.version();
  await work();
  await follow(opened, noChange(), before);
}

/** How long a model's vectors are; `null`: the table has none of it. */
export async function vectorLength(table: Table, model: string | null): Promise<number | null> {
  const { fields } = await table.schema();
  const column = fields.find(({ name }) => model !== null && name === columnOf(model));
  return column === undefined ? null : (column.type as { readonly listSize: number }).listSize;
}

async function hasColumn({ table }: Opened, model: string): Promise<boolean> {
  return (await vectorLength(table, model)) !== null;
}

const COLUMN_PREFIX = "vector_";
