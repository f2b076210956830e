import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Embedder } from "../src/core/ports/embedder.ts";
import type { PassageIndex } from "../src/core/ports/retrieval.ts";
import { anonymous, type GlossaryEntry } from "../src/core/terms.ts";
import { openLanceIndex } from "../src/providers/index/lance.ts";
import { analyser } from "../src/retrieval/analyse.ts";
import { calibrate, measureChance } from "../src/retrieval/calibrate.ts";
import { type Decision, decide } from "../src/retrieval/decide.ts";
import { unmeasured } from "../src/retrieval/meaning.ts";
import { type SearchResult, search } from "../src/retrieval/search.ts";
import { embedAll, questionsBy } from "./instrument.ts";
import { type Query, type RetrievalFolder, readRetrievalFolder } from "./retrieval-folder.ts";
import { auroc, mean, ndcg, percentile, recall, reciprocalRank } from "./retrieval-measures.ts";

export interface RetrievalOptions {
  /** In the layout of BEIR. */
  readonly folder: string;
  /** Opens an empty index in a folder; left out, the embedded one with full text only. */
  readonly openIndex?: OpenIndex;
  readonly embedder?: Embedder | null;
  /** Where to write the rankings as a TREC run; `null` or left out: nowhere. */
  readonly rankingsFile?: string | null;
  readonly onProgress?: OnProgress;
}

type OnProgress = (progress: { readonly done: number; readonly total: number }) => void;

export type OpenIndex = (folder: string) => Promise<PassageIndex>;

/** Fractions from 0 to 1; `null` where there is nothing to measure. */
export interface RetrievalFigures {
  readonly queries: number;
  readonly "recall@1": number | null;
  readonly "recall@5": number | null;
  readonly "recall@10": number | null;
  readonly "mrr@10": number | null;
  readonly "ndcg@10": number | null;
  readonly answered: number | null;
  readonly refused: number | null;
  readonly auroc: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

/** Runs a BEIR folder through the search and decision of `ask`, in a temporary index. */
export async function evaluateRetrieval(options: RetrievalOptions): Promise<RetrievalFigures> {
  const data = await readRetrievalFolder(options.folder);
  const embedder = options.embedder ?? null;
  const runs = await withFilledIndex(data, options.openIndex ?? openEmbedded, async (index) => {
    if (embedder !== null) await embedAll(index, embedder);
    return runAll({ index, embedder }, data.queries, options.onProgress);
  });
  if (options.rankingsFile) await writeFile(options.rankingsFile, toTrecRun(runs));
  return measure(runs, data.judgements);
}

export function openEmbedded(folder: string): Promise<PassageIndex> {
  return openLanceIndex({ folder, analyser });
}

export async function withFilledIndex<T>(
  { rows }: Pick<RetrievalFolder, "rows">,
  openIndex: OpenIndex,
  work: (index: PassageIndex) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "cairn-eval-"));
  try {
    const index = await openIndex(folder);
    try {
      await index.upsert(rows);
      await index.optimize();
      return await work(index);
    } finally {
      await index.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface Run {
  readonly query: Query;
  readonly found: SearchResult;
  readonly decision: Decision;
  readonly elapsedMs: number;
}

export interface Measured {
  readonly index: PassageIndex;
  readonly embedder: Embedder | null;
  readonly glossary?: readonly GlossaryEntry[];
  /** Left out: every passage is current at every instant. */
  readonly at?: Date;
}

export async function runAll(
  deps: Measured,
  queries: readonly Query[],
  onProgress: OnProgress = () => {},
): Promise<readonly Run[]> {
  const everything = { keepCurrent: async <P>(passages: P) => passages };
  const embedder = deps.embedder && questionsBy(deps.embedder);
  const searching = { index: deps.index, embedder, current: everything, glossary: deps.glossary ?? [] };
  const at = deps.at ?? AT;
  const minimumEvidence = await calibrate(searching, at);
  const chance = (embedder && (await measureChance({ ...searching, embedder }, at))) ?? unmeasured;
  const runs: Run[] = [];
  for (const query of queries) {
    const started = performance.now();
    const found = await search(
      { ...searching, minimumEvidence, chance },
      { text: query.text, history: query.history, reader: anonymous, at, language: null },
    );
    const decision = decide(found);
    runs.push({ query, found, decision, elapsedMs: performance.now() - started });
    onProgress({ done: runs.length, total: queries.length });
  }
  return runs;
}

export function measure(runs: readonly Run[], judgements: RetrievalFolder["judgements"]): RetrievalFigures {
  const answerable = runs.filter(({ query }) => judgements.has(query.id));
  const unanswerable = runs.filter(({ query }) => !judgements.has(query.id));
  const over = (value: (ranking: readonly string[], grades: ReadonlyMap<string, number>) => number) =>
    mean(answerable.map((run) => value(rankingOf(run), judgements.get(run.query.id) ?? new Map())));
  const isRefused = ({ decision }: Run) => decision.kind === "abstain";
  const evidence = ({ found }: Run) => found.evidence;
  const times = runs.map(({ elapsedMs }) => elapsedMs);
  return {
    queries: runs.length,
    "recall@1": over((ranking, grades) => recall(ranking, grades, 1)),
    "recall@5": over((ranking, grades) => recall(ranking, grades, 5)),
    "recall@10": over((ranking, grades) => recall(ranking, grades, 10)),
    "mrr@10": over((ranking, grades) => reciprocalRank(ranking, grades, 10)),
    "ndcg@10": over((ranking, grades) => ndcg(ranking, grades, 10)),
    answered: mean(answerable.map((run) => (isRefused(run) ? 0 : 1))),
    refused: mean(unanswerable.map((run) => (isRefused(run) ? 1 : 0))),
    auroc: auroc(answerable.map(evidence), unanswerable.map(evidence)),
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
  };
}

export function rankingOf({ found }: Run): readonly string[] {
  return found.candidates.map(({ row }) => row.id);
}

/** `query Q0 passage rank score tag`, a line each; blanks in ids would move the columns. */
function toTrecRun(runs: readonly Run[]): string {
  const lines = runs.flatMap(({ query, found }) =>
    found.candidates.map(({ row, score }, i) =>
      [query.id, "Q0", row.id, i + 1, score.toFixed(6), "cairn"]
        .map((column) => String(column).replaceAll(/\s/g, "_"))
        .join(" "),
    ),
  );
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

const AT = new Date("2026-01-01T00:00:00Z");
