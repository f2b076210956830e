import { toPassageText } from "../core/passage-text.ts";
import type { EmbeddedQuestion, QuestionEmbedder } from "../core/ports/embedder.ts";
import type { Reranker } from "../core/ports/reranker.ts";
import type { CurrentPassages, IndexHit, PassageIndex } from "../core/ports/retrieval.ts";
import { byWords, type RetrievalMode } from "../core/retrieval-mode.ts";
import type { GlossaryEntry, Reader, Trust } from "../core/terms.ts";
import { words } from "./analyse.ts";
import { MINIMUM_EVIDENCE } from "./decide.ts";
import { evidenceOf } from "./evidence.ts";
import { type Standalone, standAlone } from "./follow-up.ts";
import { type ChanceSimilarity, unmeasured } from "./meaning.ts";
import { type Question, understand } from "./question.ts";
import { inOrderOf } from "./rerank.ts";
import { type Candidate, rescore } from "./rescore.ts";

export interface SearchDeps {
  readonly index: PassageIndex;
  readonly current: CurrentPassages;
  readonly glossary: readonly GlossaryEntry[];
  /** `null`: full text only. */
  readonly embedder: QuestionEmbedder | null;
  /** Puts the first candidates in a better order; left out: they keep their own. */
  readonly reranker?: Reranker | null;
  /** Evidence below which nothing of this corpus is shown; left out: that of an uncalibrated one. */
  readonly minimumEvidence?: number;
  /** How similar chance is in this corpus, to the embedder's model; left out: unmeasured. */
  readonly chance?: ChanceSimilarity;
}

export interface Asked {
  readonly text: string;
  /** Earlier questions of the conversation, oldest first. */
  readonly history: readonly string[];
  /** The question as somebody who knows the conversation would ask it by itself: looked for as well. */
  readonly rewritten?: string | null;
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
  /** How it was looked for. */
  readonly mode: RetrievalMode;
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
  const standalone = withRewriting(standAlone(asked.text, asked.history), asked.rewritten ?? null);
  const question = understand(standalone, await deps.index.vocabulary(), deps.glossary);

  const [{ hits, mode }, engine] = await timed(fetchHits(deps, asked, question, standalone));
  const preferences = { sections: asked.reader.sections, trust: asked.trust ?? new Map() };
  const ranked = rescore(question, hits, preferences, deps.chance ?? unmeasured);
  const [kept, current] = await timed(keepCurrent(deps.current, ranked, asked.at));
  const candidates = await reranked(deps.reranker ?? null, standalone, kept);

  return {
    question: standalone,
    corrections: seenCorrections(question, candidates),
    candidates,
    evidence: evidenceOf(question, kept),
    minimumEvidence: deps.minimumEvidence ?? MINIMUM_EVIDENCE,
    mode,
    timings: { engine, current, total: performance.now() - started },
  };
}

function withRewriting({ text, context }: Standalone, rewritten: string | null): Standalone {
  return { text, context: rewritten === null ? context : [...context, rewritten] };
}

async function fetchHits(
  { index, embedder }: SearchDeps,
  { reader, at, language }: Asked,
  question: Question,
  { text, context }: Standalone,
): Promise<{ readonly hits: readonly IndexHit[]; readonly mode: RetrievalMode }> {
  const { vector, mode } = (await embedder?.embedQuestion([...context, text].join("\n"))) ?? onlyWords;
  const looked = { text: question.text, vector, groups: reader.groups, at, language, limit: FETCHED };
  const hits = await index.search(looked);
  const since = vector === null ? null : index.vectors.downSince();
  return { hits, mode: since === null ? mode : { kind: "embeddings-down", since } };
}

const onlyWords: EmbeddedQuestion = { vector: null, mode: byWords };

async function reranked(
  reranker: Reranker | null,
  { text, context }: Standalone,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  if (reranker === null || candidates.length < 2) return candidates;
  const texts = candidates.slice(0, RERANKED).map(({ row }) => toPassageText(row));
  const figures = await reranker.rerank([...context, text].join("\n"), texts);
  return figures === null ? candidates : inOrderOf(candidates, figures);
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
/** Of these the first that a reranking model reads. */
const RERANKED = 10;
