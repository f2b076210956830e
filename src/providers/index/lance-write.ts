import type { IndexRow } from "../../core/terms.ts";
import { hasId } from "./lance-filter.ts";
import type { Opened } from "./lance-opened.ts";
import { type Columns, readRows, TERM_COLUMNS, toStoredRow } from "./lance-rows.ts";
import { applyChange, countPassage, noChange, type VocabularyChange } from "./vocabulary.ts";

export async function upsertRows(opened: Opened, rows: readonly IndexRow[]): Promise<void> {
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
  const change = await countOut(
    opened,
    rows.map(({ id }) => id),
  );
  for (const row of rows) countPassage(change, row, options.analyser, 1);
  const stored = rows.map((row) => toStoredRow(row, options.analyser));
  const before = await table.version();
  // Columns that are not given keep what they have: a passage's id is a hash of its text, so its vectors fit.
  await table.mergeInsert("id").whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(stored);
  await follow(opened, change, before);
}

export async function removeRows(opened: Opened, ids: readonly string[]): Promise<void> {
  for (let i = 0; i < ids.length; i += ROWS_AT_ONCE) {
    const some = ids.slice(i, i + ROWS_AT_ONCE);
    const change = await countOut(opened, some);
    const before = await opened.table.version();
    await opened.table.delete(hasId(some));
    await follow(opened, change, before);
  }
}

/** The vocabulary's loss when the rows of these ids go. */
async function countOut(opened: Opened, ids: readonly string[]): Promise<VocabularyChange> {
  const { table, options, vocabulary } = opened;
  const change = noChange();
  if (vocabulary.passages === 0) return change;
  const columns: Columns = await table.query().where(hasId(ids)).select(["row"]).toArrow();
  for (const row of readRows(columns)) countPassage(change, row, options.analyser, -1);
  return change;
}

/** The counted words, and what is kept of them beside the table, after a write. */
export async function follow(opened: Opened, change: VocabularyChange, before: number): Promise<void> {
  applyChange(opened.vocabulary, change);
  await opened.words.append(change, before, await opened.table.version());
}

/** Rows of one write: few enough for one statement, enough to load a handbook in a few of them. */
const ROWS_AT_ONCE = 5000;
const FEW_ROWS = 50;
const LOOSE_SHARE = 0.25;
