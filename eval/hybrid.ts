import { stdout } from "node:process";
import type { PassageIndex } from "../src/core/ports/retrieval.ts";
import { seededRandom } from "../src/core/seeded-random.ts";
import { fuse } from "../src/providers/index/fuse.ts";
import { openLanceIndex } from "../src/providers/index/lance.ts";
import { analyser } from "../src/retrieval/analyse.ts";
import { letterRuns } from "./hybrid-embedder.ts";
import { measure, runAll, withFilledIndex } from "./retrieval.ts";
import { type Query, type RetrievalFolder, readRetrievalFolder } from "./retrieval-folder.ts";
import { mean, ndcg } from "./retrieval-measures.ts";
import { withTypos } from "./retrieval-typos.ts";

/**
 * Shows what joining words and vectors does, with a stand-in for an embedding model (see
 * `hybrid-embedder.ts`): the fusion in the index alone by weight of the vectors, then the whole search
 * with and without an embedder. The figures speak of the joining, not of what a real model would gain.
 *
 *     node eval/hybrid.ts path/to/folder …
 */
async function report(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const data = await readRetrievalFolder(folder);
    const answerable = data.queries.filter(({ id }) => data.judgements.has(id));
    const random = seededRandom(1);
    const typed = answerable.map((query) => ({ ...query, text: withTypos(query.text, random) }));
    await withFilledIndex(data, open, async (index) => {
      stdout.write(`${folder}\n`);
      await describe("as asked", index, data, answerable);
      await describe("with typos", index, data, typed);
    });
  }
}

function open(folder: string): Promise<PassageIndex> {
  return openLanceIndex({ folder, embedder: letterRuns, analyser });
}

async function describe(
  name: string,
  index: PassageIndex,
  { judgements }: RetrievalFolder,
  queries: readonly Query[],
): Promise<void> {
  const lists = await Promise.all(queries.map((query) => bothLists(index, query)));
  const fused = WEIGHTS.map((weight) => {
    const figures = lists.map(({ id, words, vectors }) => {
      const ranking = fuse([
        { ids: words, weight: 1 },
        { ids: vectors, weight },
      ]);
      return ndcg([...ranking.keys()], judgements.get(id) ?? new Map(), 10);
    });
    return `${weight}: ${percent(mean(figures))}`;
  });
  const [without, withEmbedder] = [
    measure(await runAll({ index, embedder: null }, queries), judgements),
    measure(await runAll({ index, embedder: letterRuns }, queries), judgements),
  ];
  stdout.write(
    `  ${name}, nDCG@10\n    index alone, by weight of the vectors  ${fused.join("  ")}\n` +
      `    whole search  words ${percent(without["ndcg@10"])}  hybrid ${percent(withEmbedder["ndcg@10"])}\n`,
  );
}

async function bothLists(index: PassageIndex, { id, text }: Query) {
  const [vector = null] = await letterRuns.embed([text]);
  const query = { groups: [], at: new Date(), language: null, limit: 100 };
  const words = await index.search({ ...query, text, vector: null });
  const vectors = await index.search({ ...query, text: "", vector });
  return { id, words: words.map(({ row }) => row.id), vectors: vectors.map(({ row }) => row.id) };
}

function percent(fraction: number | null): string {
  return fraction === null ? "–" : `${(fraction * 100).toFixed(1)} %`;
}

const WEIGHTS = [0, 0.25, 0.5, 1, 2];

await report(process.argv.slice(2));
