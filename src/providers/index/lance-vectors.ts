import { createHash } from "node:crypto";
import type { RowVectors } from "../../core/ports/row-vectors.ts";
import { writeServing } from "./lance-folder.ts";
import type { Opened } from "./lance-opened.ts";
import { type Columns, readRows } from "./lance-rows.ts";

type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * The vectors of each model in a column of its own beside the words: a new model's column fills while the
 * old one is searched, the words and what they weigh are left alone, and dropping a column writes no row.
 */
export function rowVectors(opened: Opened, write: InTurn): RowVectors {
  const { table, serving } = opened;
  return {
    serving: async () => serving.model,
    lacking: async (model, { limit, leftOut }) => {
      const query = table.query().select(["row"]);
      if (await hasColumn(opened, model)) query.where(`${columnOf(model)} IS NULL`);
      const columns: Columns = await query.limit(limit + leftOut.size).toArrow();
      return readRows(columns)
        .filter(({ id }) => !leftOut.has(id))
        .slice(0, limit);
    },
    count: async (model) => {
      const rows = await table.countRows();
      if (!(await hasColumn(opened, model))) return { rows, withVector: 0 };
      return { rows, withVector: await table.countRows(`${columnOf(model)} IS NOT NULL`) };
    },
    put: (model, vectors) => write(() => put(opened, model, vectors)),
    serve: (model) => write(() => serve(opened, model)),
  };
}

/** A model's name may contain any sign, a column's may not. */
export function columnOf(model: string): string {
  return `${COLUMN_PREFIX}${createHash("sha256").update(model).digest("hex").slice(0, 16)}`;
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
}

async function serve(opened: Opened, model: string | null): Promise<void> {
  const { table, options, layout, searches, serving } = opened;
  await writeServing(options.folder, layout, model);
  serving.model = model;
  const kept = model === null ? null : columnOf(model);
  const { fields } = await table.schema();
  const old = fields.map(({ name }) => name).filter((name) => name.startsWith(COLUMN_PREFIX) && name !== kept);
  if (old.length === 0) return;
  // Searches by the old vectors still need their column.
  await Promise.allSettled(searches);
  await moving(opened, () => table.dropColumns(old));
}

/** A write that leaves the words as they are: what is kept of them beside the table goes on with it. */
async function moving({ table, words }: Opened, work: () => Promise<unknown>): Promise<void> {
  const before = await table.version();
  await work();
  await words.append({ passages: 0, words: new Map(), terms: new Map() }, before, await table.version());
}

async function hasColumn({ table }: Opened, model: string): Promise<boolean> {
  const { fields } = await table.schema();
  return fields.some(({ name }) => name === columnOf(model));
}

const COLUMN_PREFIX = "vector_";
