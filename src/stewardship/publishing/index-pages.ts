import { isDeepStrictEqual } from "node:util";
import type { PageWriter } from "../../core/ports/page-writer.ts";
import type { PassageIndex } from "../../core/ports/retrieval.ts";
import type { IndexRow } from "../../core/terms.ts";
import type { OnProgress } from "./report.ts";

export interface IndexDeps {
  readonly pages: Pick<PageWriter, "lastPublication" | "rowsChangedAfter">;
  readonly index: PassageIndex;
}

/**
 * Takes into the index what was published since it last looked: everything when it is new, or when the
 * database is an older one than it has seen. Returns the number of rows added, replaced or removed.
 */
export async function bringIndexUpToDate(
  { pages, index }: IndexDeps,
  { now, onProgress }: { readonly now: Date; readonly onProgress?: OnProgress | undefined },
): Promise<number> {
  const seen = await index.lastPublication();
  const last = await pages.lastPublication();
  if (seen === last) return 0;
  const touched = await takeIn(
    { pages, index },
    { after: seen > last ? 0 : seen, now, there: new Map(), onProgress },
  );
  if (touched > 0) await index.optimize();
  await index.setLastPublication(last);
  return touched;
}

/** Takes in rows changed after a publication, but for those in `there`, which the index holds just so. */
export async function takeIn(
  { pages, index }: IndexDeps,
  options: {
    readonly after: number;
    readonly now: Date;
    readonly there: ReadonlyMap<string, IndexRow>;
    readonly onProgress?: OnProgress | undefined;
  },
): Promise<number> {
  let afterId = "";
  let seen = 0;
  let touched = 0;
  for (;;) {
    const rows = await pages.rowsChangedAfter(options.after, { afterId, limit: rowsAtOnce });
    afterId = rows.at(-1)?.id ?? afterId;
    const fresh = rows.filter(
      (row) => isAhead(row, options.now) && !isDeepStrictEqual(options.there.get(row.id), row),
    );
    const over = rows.filter((row) => !isAhead(row, options.now)).map((row) => row.id);
    if (fresh.length > 0) await index.upsert(fresh);
    if (over.length > 0) await index.remove(over);
    seen += rows.length;
    touched += fresh.length + over.length;
    if (rows.length > 0) options.onProgress?.({ stage: "indexing", done: seen, total: seen });
    if (rows.length < rowsAtOnce) return touched;
  }
}

/** Every row that is current now or may become so, in pieces. */
export async function* eachRowAhead(
  pages: Pick<PageWriter, "rowsChangedAfter">,
  now: Date,
): AsyncGenerator<readonly IndexRow[]> {
  let afterId = "";
  for (;;) {
    const rows = await pages.rowsChangedAfter(0, { afterId, limit: rowsAtOnce });
    yield rows.filter((row) => isAhead(row, now));
    if (rows.length < rowsAtOnce) return;
    afterId = rows.at(-1)?.id ?? afterId;
  }
}

/** Whether a row is current now or may become so. */
export function isAhead(row: Pick<IndexRow, "from" | "until">, now: Date): boolean {
  return row.until === null || row.until > now;
}

const rowsAtOnce = 1_000;
