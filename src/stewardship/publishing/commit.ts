import type { Fact } from "../../core/facts.ts";
import type { PublicationBatch } from "../../core/ports/page-writer.ts";
import type { PassageIndex } from "../../core/ports/retrieval.ts";
import type { Store } from "../../core/ports/store.ts";
import { isAhead, takeIn } from "./index-pages.ts";

export interface CommitDeps {
  readonly store: Pick<Store, "pages" | "transaction">;
  readonly index: PassageIndex;
}

/**
 * Publishes one batch so that a crash at any point leaves nothing old or half-published to be cited: new
 * passages into the index, where the database does not yet vouch for them; then everything in one
 * transaction, which makes them true; then the windows of passages that ended. What a crash leaves out the
 * index takes in before it answers again. `after`: the last publication the caller has seen; `null` comes
 * back, and nothing was written, when another one came in between. `facts`: what is remembered with it.
 */
export async function commit(
  { store, index }: CommitDeps,
  batch: Omit<PublicationBatch, "publication">,
  after: number,
  facts: readonly Fact[] = [],
): Promise<number | null> {
  const rows = batch.passages.filter((row) => isAhead(row, batch.at));
  if (rows.length > 0) {
    await index.upsert(rows);
    await index.ready();
  }
  const publication = await store.transaction(async ({ pages, conversation }) => {
    if ((await pages.holdPublications()) !== after) return null;
    const next = await pages.nextPublication(batch.source, batch.at);
    await pages.write({ ...batch, publication: next });
    await conversation.append(facts);
    return next;
  });
  if (publication === null) return null;
  const there = new Map(rows.map((row) => [row.id, row]));
  await takeIn({ pages: store.pages, index }, { after, now: batch.at, there });
  await index.setLastPublication(publication);
  return publication;
}
