import { stdout } from "node:process";
import { seededRandom } from "../src/core/seeded-random.ts";
import { measure, openEmbedded, type RetrievalFigures, runAll, withFilledIndex } from "./retrieval.ts";
import { type RetrievalFolder, readRetrievalFolder } from "./retrieval-folder.ts";
import { mean, ndcg, recall } from "./retrieval-measures.ts";
import { plainRankings } from "./retrieval-plain.ts";
import { withTypos } from "./retrieval-typos.ts";

/**
 * For each folder: the bare engine and ours in one run, then ours with typing errors.
 *
 *     npm run eval:retrieval -- path/to/folder …
 */
async function report(folders: readonly string[]): Promise<void> {
  if (folders.length === 0) {
    stdout.write("Give the folders to measure, each with corpus.jsonl, queries.jsonl and qrels/test.tsv.\n");
    return;
  }
  for (const folder of folders) stdout.write(`${await describe(folder)}\n\n`);
}

async function describe(folder: string): Promise<string> {
  const data = await readRetrievalFolder(folder);
  const rankings = await plainRankings(data);
  const graded = data.queries.flatMap(({ id }) => {
    const grades = data.judgements.get(id);
    return grades ? [{ grades, ranking: rankings.get(id) ?? [] }] : [];
  });
  const plain = mean(graded.map(({ ranking, grades }) => ndcg(ranking, grades, 10))) ?? 0;
  const plainRecall = mean(graded.map(({ ranking, grades }) => recall(ranking, grades, 5))) ?? 0;
  const { clean, typed } = await ours(data);
  const own = clean["ndcg@10"] ?? 0;
  return [
    `${folder}: ${data.rows.length} passages, ${graded.length} answerable and ${data.queries.length - graded.length} unanswerable questions`,
    `  bare engine   nDCG@10 ${percent(plain)}  Recall@5 ${percent(plainRecall)}`,
    `  Cairn         nDCG@10 ${percent(own)}  Recall@5 ${percent(clean["recall@5"])}  MRR@10 ${percent(clean["mrr@10"])}  (${gain(own, plain)} nDCG)`,
    `  with typos    nDCG@10 ${percent(mean(typed))}, ${percent((mean(typed) ?? 0) / own)} of clean (seeds: ${typed.map(percent).join(", ")})`,
    `  decision      answered ${percent(clean.answered)}  refused ${percent(clean.refused)}  AUROC ${percent(clean.auroc)}`,
    `  time          p50 ${clean.p50Ms?.toFixed(1)} ms  p95 ${clean.p95Ms?.toFixed(1)} ms`,
  ].join("\n");
}

async function ours(
  data: RetrievalFolder,
): Promise<{ readonly clean: RetrievalFigures; readonly typed: readonly number[] }> {
  return withFilledIndex(data, openEmbedded, async (index) => {
    const deps = { index, embedder: null };
    const clean = measure(await runAll(deps, data.queries), data.judgements);
    const answerable = data.queries.filter(({ id }) => data.judgements.has(id));
    const typed: number[] = [];
    for (const seed of SEEDS) {
      const random = seededRandom(seed);
      const queries = answerable.map((query) => ({ ...query, text: withTypos(query.text, random) }));
      typed.push(measure(await runAll(deps, queries), data.judgements)["ndcg@10"] ?? 0);
    }
    return { clean, typed };
  });
}

function percent(fraction: number | null): string {
  return fraction === null ? "–" : `${(fraction * 100).toFixed(1)} %`;
}

function gain(own: number, plain: number): string {
  return `${own >= plain ? "+" : ""}${((own / plain - 1) * 100).toFixed(1)} %`;
}

const SEEDS = [1, 2, 3, 4, 5];

await report(process.argv.slice(2));
