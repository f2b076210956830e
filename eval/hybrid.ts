import { env, stdout } from "node:process";
import { modelSettings } from "../src/config-models.ts";
import { InputError } from "../src/core/errors.ts";
import type { Embedder } from "../src/core/ports/embedder.ts";
import type { PassageIndex } from "../src/core/ports/retrieval.ts";
import { seededRandom } from "../src/core/seeded-random.ts";
import { fuse } from "../src/providers/index/fuse.ts";
import { embedderOf } from "../src/wiring/meaning.ts";
import { concepts } from "./concept-embedder.ts";
import { letterRuns } from "./hybrid-embedder.ts";
import { embedAll } from "./instrument.ts";
import { measure, openEmbedded, type RetrievalFigures, runAll, withFilledIndex } from "./retrieval.ts";
import { type Query, type RetrievalFolder, readRetrievalFolder } from "./retrieval-folder.ts";
import { mean, ndcg } from "./retrieval-measures.ts";
import { withTypos } from "./retrieval-typos.ts";
import { sampleFolder } from "./sample-folder.ts";

/**
 * Shows what joining words and vectors does: the fusion in the index alone by weight of the vectors, then the
 * whole search and its decisions with and without an embedder, on the sample company and each folder given.
 * With EMBEDDING_MODEL it is that model; without, two stand-ins, and the figures speak of the joining, not of
 * what a real model would gain.
 *
 *     npm run eval:hybrid -- path/to/folder …
 */
async function report(folders: readonly string[]): Promise<void> {
  stdout.write("the sample company\n");
  await describe(await sampleFolder());
  for (const folder of folders) {
    stdout.write(`${folder}\n`);
    await describe(await readRetrievalFolder(folder));
  }
}

function embedders(): readonly Embedder[] {
  const { models, problems } = modelSettings(env);
  if (problems.length > 0) throw new InputError(problems.join("\n"));
  const configured = embedderOf(models.embedding);
  return configured === null ? [letterRuns, concepts] : [configured];
}

async function describe(data: RetrievalFolder): Promise<void> {
  const random = seededRandom(1);
  const typed = data.queries
    .filter(({ id }) => data.judgements.has(id))
    .map((query) => ({ ...query, text: withTypos(query.text, random) }));
  await withFilledIndex(data, openEmbedded, async (index) => {
    const glossary = data.glossary ?? [];
    const at = new Date();
    const run = async (embedder: Embedder | null, queries: readonly Query[]) =>
      figures(measure(await runAll({ index, embedder, glossary, at }, queries), data.judgements));
    stdout.write(
      `  words           ${await run(null, data.queries)}\n    with typos    ${await run(null, typed)}\n`,
    );
    for (const embedder of embedders()) {
      await embedAll(index, embedder);
      stdout.write(
        `  with ${embedder.name}\n    as asked      ${await run(embedder, data.queries)}\n    with typos    ${await run(embedder, typed)}\n` +
          `    index alone, nDCG@10 by weight of the vectors  ${await byWeight(index, embedder, data)}\n`,
      );
    }
  });
}

async function byWeight(
  index: PassageIndex,
  embedder: Embedder,
  { queries, judgements }: RetrievalFolder,
): Promise<string> {
  const answerable = queries.filter(({ id }) => judgements.has(id));
  const lists = await Promise.all(answerable.map((query) => bothLists(index, embedder, query)));
  const fused = WEIGHTS.map((weight) => {
    const all = lists.map(({ id, words, vectors }) => {
      const ranking = fuse([
        { ids: words, weight: 1 },
        { ids: vectors, weight },
      ]);
      return ndcg([...ranking.keys()], judgements.get(id) ?? new Map(), 10);
    });
    return `${weight}: ${percent(mean(all))}`;
  });
  return fused.join("  ");
}

async function bothLists(index: PassageIndex, embedder: Embedder, { id, text }: Query) {
  const [values = []] = await embedder.embed([text]);
  const query = { groups: [], at: new Date(), language: null, limit: 100 };
  const words = await index.search({ ...query, text, vector: null });
  const vectors = await index.search({ ...query, text: "", vector: { model: embedder.name, values } });
  return { id, words: words.map(({ row }) => row.id), vectors: vectors.map(({ row }) => row.id) };
}

function figures(found: RetrievalFigures): string {
  return `nDCG@10 ${percent(found["ndcg@10"])}  Recall@1 ${percent(found["recall@1"])}  Recall@5 ${percent(found["recall@5"])}  answered ${percent(found.answered)}  refused ${percent(found.refused)}  AUROC ${percent(found.auroc)}`;
}

function percent(fraction: number | null): string {
  return fraction === null ? "–" : `${(fraction * 100).toFixed(1)} %`;
}

const WEIGHTS = [0, 0.25, 0.5, 1, 2];

await report(process.argv.slice(2));
