import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RetrievalFolder } from "./retrieval-folder.ts";

/** The engine as its manual shows it: BM25 over title and text with its own stemmer and stop words. */
export async function plainRankings({
  rows,
  queries,
}: RetrievalFolder): Promise<ReadonlyMap<string, readonly string[]>> {
  const lance = await import("@lancedb/lancedb");
  const folder = await mkdtemp(join(tmpdir(), "cairn-plain-"));
  try {
    const texts = rows.map(({ id, title, headings, text }) => ({
      id,
      title: [title, ...headings].join(" > "),
      text,
    }));
    const table = await (await lance.connect(folder)).createTable("passages", texts);
    for (const column of ["title", "text"]) {
      await table.createIndex(column, { config: lance.Index.fts({ stem: true, removeStopWords: true }) });
    }
    const rankings = new Map<string, readonly string[]>();
    for (const query of queries) {
      const words = new lance.MultiMatchQuery(query.text, ["title", "text"]);
      const found = table.query().fullTextSearch(words).select(["id", "_score"]).limit(10);
      rankings.set(
        query.id,
        (await found.toArray()).map(({ id }) => String(id)),
      );
    }
    table.close();
    return rankings;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
