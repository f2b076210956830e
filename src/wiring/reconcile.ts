import { type IndexDrift, isInLine } from "../core/index-drift.ts";
import type { Runtime } from "../runtime.ts";
import { reconcileIndex } from "../stewardship/publishing/reconcile-index.ts";

/** Compares index and database and tells of it; with `heal`, what lacked a vector has one afterwards where it can be had. */
export async function reconcile(
  runtime: Runtime,
  { now, heal }: { readonly now: Date; readonly heal: boolean },
): Promise<IndexDrift> {
  const { store, index, meaning, metrics, log } = runtime;
  const drift = await reconcileIndex({ pages: store.pages, index }, { now, heal });
  for (const part of ["rows", "vectors"] as const) {
    const found = drift[part];
    // What could not be looked at keeps what was seen last.
    if (found === null || ("problem" in found && found.problem !== null)) continue;
    metrics.indexDrift.set({ part, kind: "lacking" }, found.lacking);
    metrics.indexDrift.set({ part, kind: "stale" }, found.stale);
  }
  if (!isInLine(drift))
    log.warn({ rows: drift.rows, vectors: drift.vectors, heal }, "index and database are not in line");
  if (heal) {
    meaning?.rowsCame();
    await meaning?.fill();
  }
  return drift;
}
