import type { IndexDrift } from "../../core/index-drift.ts";
import { rowMark } from "../../core/row-mark.ts";
import { bringIndexUpToDate, eachRowAhead, type IndexDeps } from "./index-pages.ts";

/**
 * Compares the index with what the database says is current or will be, and with `heal` puts right what differs: a
 * crash or a lost write between the two must not last. Vectors that lack come by themselves, as those of new rows do.
 * Rows of a publication under way are left alone.
 */
export async function reconcileIndex(
  deps: IndexDeps,
  { now, heal }: { readonly now: Date; readonly heal: boolean },
): Promise<IndexDrift> {
  const { pages, index } = deps;
  if (heal) await bringIndexUpToDate(deps, { now });
  const { marks, unsettled } = await index.held();
  const stale = new Set(marks.keys());
  let lacking = 0;
  for await (const rows of eachRowAhead(pages, now)) {
    for (const { id } of rows) stale.delete(id);
    const differing = rows.filter((row) => marks.get(row.id) !== rowMark(row));
    lacking += differing.length;
    if (heal && differing.length > 0) await index.upsert(differing);
  }
  const over = [...stale].filter((id) => !unsettled.has(id));
  if (heal && over.length > 0) await index.remove(over);
  if (heal && lacking + over.length > 0) await index.optimize();
  const rows = { held: marks.size, lacking, stale: over.length };
  return { at: now, rows, vectors: await index.vectors.compare({ now, heal }) };
}
