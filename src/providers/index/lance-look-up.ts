import type { IndexHit, IndexQuery } from "../../core/ports/retrieval.ts";
import type { IndexRow } from "../../core/terms.ts";
import { hasId, toFilter } from "./lance-filter.ts";
import type { Opened } from "./lance-opened.ts";
import { type Columns, READ_COLUMNS, readHits, readRows } from "./lance-rows.ts";

/** The rows by themselves, for what keeps their vectors elsewhere and for comparing them with the database. */
export interface RowLookUp {
  /** Shows every row, in pieces. */
  each(visit: (rows: readonly IndexRow[]) => void): Promise<void>;
  byId(ids: readonly string[]): Promise<readonly IndexRow[]>;
  /** Rows with these ids that the query's reader may see at its instant, as they would be found. */
  seen(
    ids: readonly string[],
    query: Pick<IndexQuery, "groups" | "at" | "language">,
  ): Promise<readonly Pick<IndexHit, "row" | "terms">[]>;
}

/** @param reading keeps the files that are read until they were. */
export function rowLookUp({ table }: Opened, reading: <T>(work: Promise<T>) => Promise<T>): RowLookUp {
  const select = (filter: string, columns: string[]): Promise<Columns> =>
    reading(table.query().where(filter).select(columns).toArrow());
  const each: RowLookUp["each"] = async (visit) => {
    for await (const batch of table.query().select(["row"])) visit(readRows(batch));
  };
  return {
    each: (visit) => reading(each(visit)),
    byId: async (ids) => (ids.length === 0 ? [] : readRows(await select(hasId(ids), ["row"]))),
    seen: async (ids, query) => {
      if (ids.length === 0) return [];
      const columns = await select(`${hasId(ids)} AND ${toFilter(query)}`, READ_COLUMNS);
      return readHits(columns).map(({ row, terms }) => ({ row, terms }));
    },
  };
}
