import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stdout } from "node:process";
import type { PassageIndex } from "../src/core/ports/retrieval.ts";
import { seededRandom } from "../src/core/seeded-random.ts";
import type { IndexRow } from "../src/core/terms.ts";
import { openLanceIndex } from "../src/providers/index/lance.ts";
import { analyser } from "../src/retrieval/analyse.ts";

/**
 * What the exact search of many vectors costs beside that of words: `npm run bench:vectors -- 50000 1536`.
 * The vectors are drawn at random, and the passages are a few words each; both are searched alike in time.
 */
const ROWS_AT_ONCE = 5_000;
const VECTORS_AT_ONCE = 1_000;
const QUESTIONS = 60;
const WARM_UP = 10;

const [passages = 10_000, length = 1_536] = process.argv.slice(2).map(Number);
const random = seededRandom(7);
const folder = await mkdtemp(join(tmpdir(), "cairn-vectors-"));
const index = await openLanceIndex({ folder, analyser });
try {
  await fill(index);
  const words = await timed(() => ask(false));
  const both = await timed(() => ask(true));
  const { bytes } = await index.size();
  stdout.write(
    `${passages} passages, vectors of ${length}: ${Math.round(bytes / 1e6)} MB on disk, ${Math.round(process.memoryUsage().rss / 1e6)} MB in memory\n` +
      `  by words                p50 ${words.p50.toFixed(1)} ms  p95 ${words.p95.toFixed(1)} ms\n` +
      `  by words and meaning    p50 ${both.p50.toFixed(1)} ms  p95 ${both.p95.toFixed(1)} ms\n`,
  );
} finally {
  await index.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function fill(into: PassageIndex): Promise<void> {
  const started = performance.now();
  let spent = 0;
  for (let at = 0; at < passages; at += ROWS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, passages - at) }, (_, i) => row(at + i));
    await into.upsert(rows);
  }
  await into.optimize();
  const written = performance.now();
  for (let at = 0; at < passages; at += VECTORS_AT_ONCE) {
    const ids = Array.from({ length: Math.min(VECTORS_AT_ONCE, passages - at) }, (_, i) => `p${at + i}`);
    const vectors = new Map(ids.map((id) => [id, drawn()]));
    const before = performance.now();
    await into.vectors.put("random", vectors);
    spent += performance.now() - before;
  }
  await into.vectors.serve("random");
  await into.optimize();
  stdout.write(
    `written in ${((written - started) / 1000).toFixed(1)} s, their vectors in ${(spent / 1000).toFixed(1)} s\n`,
  );
}

function row(n: number): IndexRow {
  const text = Array.from({ length: 40 }, () => `word${Math.floor(random() ** 2 * 5_000)}`).join(" ");
  const place = { sop: `page${n % 500}`, section: "rules", part: 0, title: `Page ${n % 500}`, headings: [] };
  const open = { audience: [], language: "en", wordings: [], from: new Date(0), until: null };
  return { id: `p${n}`, ...place, text, ...open };
}

function drawn(): readonly number[] {
  return Array.from({ length }, () => random() - 0.5);
}

async function ask(withVector: boolean): Promise<void> {
  const text = Array.from({ length: 8 }, () => `word${Math.floor(random() ** 2 * 5_000)}`).join(" ");
  const vector = withVector ? { model: "random", values: drawn() } : null;
  await index.search({ text, vector, groups: [], at: new Date(), language: null, limit: 100 });
}

async function timed(work: () => Promise<void>): Promise<{ readonly p50: number; readonly p95: number }> {
  const times: number[] = [];
  for (let i = 0; i < QUESTIONS; i += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  const sorted = times.slice(WARM_UP).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * sorted.length)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
