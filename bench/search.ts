import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stdout } from "node:process";
import type { Table } from "@lancedb/lancedb";
import { percentile } from "../eval/retrieval-measures.ts";
import type { PassageIndex } from "../src/core/ports/retrieval.ts";
import type { IndexRow, Reader } from "../src/core/terms.ts";
import { openLanceIndex } from "../src/providers/index/lance.ts";
import { analyser } from "../src/retrieval/analyse.ts";
import { decide } from "../src/retrieval/decide.ts";
import { search } from "../src/retrieval/search.ts";
import { madeUpCorpus } from "./search-corpus.ts";

/**
 * Search and decision against the bare engine that returns its best hundred rows with the same columns
 * and the same filter, taking turns on the same questions.
 *
 *     node bench/search.ts [passages …]
 */
async function bench(sizes: readonly number[]): Promise<void> {
  for (const size of sizes) stdout.write(`${await describe(size)}\n`);
}

async function describe(passages: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "cairn-bench-"));
  try {
    const { rows, questions } = madeUpCorpus(passages, QUESTIONS + WARM_UP);
    const started = performance.now();
    const index = await openLanceIndex({ folder: join(folder, "ours"), analyser });
    await index.upsert(rows);
    await index.optimize();
    const built = performance.now() - started;
    const bare = await openBare(join(folder, "bare"), rows);
    const [ours, theirs] = await takeTurns(index, bare, questions);
    const { bytes } = await index.size();
    await index.close();
    return [
      `${passages} passages: built in ${(built / 1000).toFixed(1)} s, ${(bytes / 2 ** 20).toFixed(0)} MB, opened again in ${await reopened(folder)} ms`,
      `  search and decision  ${spread(ours)}`,
      `  bare engine          ${spread(theirs)}`,
      `  ratio of the medians ${((percentile(ours, 0.5) ?? 0) / (percentile(theirs, 0.5) ?? 1)).toFixed(2)}`,
    ].join("\n");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function reopened(folder: string): Promise<string> {
  const started = performance.now();
  const index = await openLanceIndex({ folder: join(folder, "ours"), analyser });
  const elapsed = performance.now() - started;
  await index.close();
  return elapsed.toFixed(0);
}

async function takeTurns(index: PassageIndex, bare: Bare, questions: readonly string[]) {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (const [i, question] of questions.entries()) {
    const own = await timed(() => ask(index, question));
    const other = await timed(() => bare(question));
    if (i >= WARM_UP) {
      ours.push(own);
      theirs.push(other);
    }
  }
  return [ours, theirs] as const;
}

async function ask(index: PassageIndex, text: string): Promise<void> {
  const current = { keepCurrent: async <P>(passages: P) => passages };
  const deps = { index, current, glossary: [], embedder: null };
  decide(await search(deps, { text, history: [], reader: READER, at: AT, language: "en" }));
}

type Bare = (question: string) => Promise<void>;

async function openBare(folder: string, rows: readonly IndexRow[]): Promise<Bare> {
  const lance = await import("@lancedb/lancedb");
  const records = rows.map(({ from, until, audience, ...row }) => ({
    ...row,
    wordings: ["none"],
    audience: audience.length === 0 ? ["everybody"] : audience,
    everybody: audience.length === 0,
    starts: from.getTime(),
    ends: until?.getTime() ?? 8.64e15,
  }));
  const table: Table = await (await lance.connect(folder)).createTable("passages", records);
  for (const column of ["title", "text"]) {
    await table.createIndex(column, { config: lance.Index.fts({ stem: true, removeStopWords: true }) });
  }
  const at = AT.getTime();
  const filter = `starts <= ${at} AND ends > ${at} AND (everybody OR array_has_any(audience, make_array('finance'))) AND language = 'en'`;
  return async (question) => {
    const words = new lance.MultiMatchQuery(question, ["title", "text"]);
    await table.query().fullTextSearch(words).where(filter).select(BARE_COLUMNS).limit(100).toArray();
  };
}

const BARE_COLUMNS = ["id", "sop", "section", "part", "title", "headings", "text", "wordings"].concat([
  "audience",
  "language",
  "starts",
  "ends",
  "_score",
]);

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function spread(times: readonly number[]): string {
  const at = (share: number) => `${percentile(times, share)?.toFixed(1)} ms`;
  return `p50 ${at(0.5)}  p95 ${at(0.95)}`;
}

const QUESTIONS = 150;
const WARM_UP = 10;
const AT = new Date("2026-01-01T00:00:00Z");
const READER: Reader = { person: "ana", groups: ["finance"], sections: new Set() };

const given = process.argv.slice(2).map(Number);
await bench(given.length > 0 ? given : [1000, 10_000, 100_000]);
