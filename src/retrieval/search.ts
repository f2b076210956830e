import type { CurrentPassages, Embedder, IndexHit, PassageIndex } from "../core/ports/retrieval.ts";
import type { GlossaryEntry, Reader, Trust } from "../core/terms.ts";
import { words } from "./analyse.ts";
import { MINIMUM_EVIDENCE } from "./decide.ts";
import { evidenceOf } from "./evidence.ts";
import { type Standalone, standAlone } from "./follow-up.ts";
import { type Question, understand } from "./question.ts";
import { type Candidate, rescore } from "./rescore.ts";

export interface SearchDeps {
  readonly index: PassageIndex;
  readonly current: CurrentPassages;
  readonly glossary: readonly GlossaryEntry[];
  /** `null`: full text only. */
  readonly embedder: Embedder | null;
  /** Evidence below which nothing of this corpus is shown; left out: that of an uncalibrated one. */
  readonly minimumEvidence?: number;
}

export interface Asked {
  readonly text: string;
  /** Earlier questions of the conversation, oldest first. */
  readonly history: readonly string[];
  readonly reader: Reader;
  readonly at: Date;
  /** `null`: pages in any language. */
  readonly language: string | null;
  /** Trust by Sop, where the caller knows it: doubtful pages come last among equals. */
  readonly trust?: ReadonlyMap<string, Trust>;
}

export interface SearchResult {
  /** What was asked, and the earlier questions it leans on. */
  readonly question: Standalone;
  /** Mistyped words and what was looked for instead; only words that a passage returned here contains. */
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  /** Best first; all current at `at` and open to the reader. */
  readonly candidates: readonly Candidate[];
  /** How surely the best ones speak of what was asked, 0 to 1. */
  readonly evidence: number;
  /** Evidence below which nothing is shown. */
  readonly minimumEvidence: number;
  readonly timings: SearchTimings;
}

/** Milliseconds. */
interface SearchTimings {
  readonly engine: number;
  readonly current: number;
  readonly total: number;
}

/** Finds the passages that answer a question, for one reader at one instant. */
export async function search(deps: SearchDeps, asked: Asked): Promise<SearchResult> {
  const started = performance.now();
  const standalone = standAlone(asked.text, asked.history);
  const question = understand(standalone, await deps.index.vocabulary(), deps.glossary);

  const [hits, engine] = await timed(fetchHits(deps, asked, question, standalone));
  const preferences = { sections: asked.reader.sections, trust: asked.trust ?? new Map() };
  const ranked = rescore(question, hits, preferences);
  const [candidates, current] = await timed(keepCurrent(deps.current, ranked, asked.at));

  return {
    question: standalone,
    corrections: seenCorrections(question, candidates),
    candidates,
    evidence: evidenceOf(question, candidates),
    minimumEvidence: deps.minimumEvidence ?? MINIMUM_EVIDENCE,
    timings: { engine, current, total: performance.now() - started },
  };
}

async function fetchHits(
  { index, embedder }: SearchDeps,
  { reader, at, language }: Asked,
  question: Question,
  { text, context }: Standalone,
): Promise<readonly IndexHit[]> {
  const [vector = null] = embedder ? await embedder.embed([[...context, text].join("\n")]) : [];
  return index.search({ text: question.text, vector, groups: reader.groups, at, language, limit: FETCHED });
}

/** A correction may come from a page the reader may not see; then it is not told. */
function seenCorrections(question: Question, candidates: readonly Candidate[]): SearchResult["corrections"] {
  const seen = new Set(
    candidates.flatMap(({ row }) => words(`${row.title} ${row.headings.join(" ")} ${row.text}`)),
  );
  return question.corrections.flatMap(({ from, to }) => {
    const word = to.find((candidate) => seen.has(candidate));
    return word === undefined ? [] : [{ from, to: word }];
  });
}

/**
 * The database has the last word on what is current. It is asked about the top of the ranking only, and
 * about more where it drops some of that.
 */
async function keepCurrent(
  current: CurrentPassages,
  ranked: readonly Candidate[],
  at: Date,
): Promise<readonly Candidate[]> {
  const kept: Candidate[] = [];
  for (let from = 0; from < ranked.length && kept.length < WANTED; from += WANTED) {
    const some = ranked.slice(from, from + WANTED);
    const rows = await current.keepCurrent(
      some.map(({ row }) => row),
      at,
    );
    const ids = new Set(rows.map(({ id }) => id));
    kept.push(...some.filter(({ row }) => ids.has(row.id)));
  }
  return kept.slice(0, WANTED);
}

async function timed<T>(work: Promise<T>): Promise<readonly [T, number]> {
  const started = performance.now();
  return [await work, performance.now() - started];
}

/** Rows the engine returns for a closer look. */
const FETCHED = 100;
/** Candidates returned: enough for an answer, its alternatives and the usual ten of an evaluation. */
const WANTED = 20;
