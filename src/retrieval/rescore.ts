import type { IndexHit } from "../core/ports/retrieval.ts";
import type { IndexRow, Trust } from "../core/terms.ts";
import { amountsAgree } from "./amounts.ts";
import { fitAll } from "./fit.ts";
import { aboveChance, type ChanceSimilarity, unmeasured } from "./meaning.ts";
import { phrasingFinder } from "./phrasing.ts";
import type { Question } from "./question.ts";

/** A row with how well it fits the question. */
export interface Candidate {
  readonly row: IndexRow;
  /** What candidates are ordered by; comparable within one question only. */
  readonly score: number;
  /** How well its words and its page's fit; comparable between questions. */
  readonly fit: number;
  /** How far above chance it is similar in meaning; see `aboveChance`. 0 without an embedder. */
  readonly meaning: number;
  /** For each concept of the question: does the row speak of it? */
  readonly speaksOf: readonly boolean[];
}

export interface Preferences {
  /** Sections (`sop#slug`) of the reader's tasks. */
  readonly sections: ReadonlySet<string>;
  /** Trust by Sop, where it is known. */
  readonly trust: ReadonlyMap<string, Trust>;
}

/** The engine's rows in a better order, best first. */
export function rescore(
  question: Question,
  hits: readonly IndexHit[],
  preferences: Preferences,
  chance: ChanceSimilarity = unmeasured,
): readonly Candidate[] {
  const fits = fitAll(question, hits);
  const pages = pageScores(hits.map(({ row }, i) => ({ sop: row.sop, score: fits[i]?.score ?? 0 })));
  const candidates = hits.map(({ row, similarity }, i) => {
    const fit = (fits[i]?.score ?? 0) + PAGE * (pages.get(row.sop) ?? 0);
    const meaning = aboveChance(similarity, chance);
    const score = fit + MEANING * Math.min(1, meaning / FULL_MEANING);
    return { row, score, fit, meaning, speaksOf: fits[i]?.speaksOf ?? [] };
  });
  return lookTwice(question, candidates.sort(byScore))
    .map((candidate) => ({
      ...candidate,
      score: candidate.score * preference(candidate.row, preferences) * agreement(question, candidate.row),
    }))
    .sort(byScore);
}

/** What a page's best passages say together lifts each of them. */
function pageScores(
  passages: readonly { readonly sop: string; readonly score: number }[],
): ReadonlyMap<string, number> {
  const pages = new Map<string, number>();
  for (const [sop, own] of Map.groupBy(passages, (passage) => passage.sop)) {
    const best = own
      .map(({ score }) => score)
      .sort((a, b) => b - a)
      .slice(0, PASSAGES_OF_A_PAGE);
    pages.set(
      sop,
      best.reduce((sum, score, i) => sum + score * EACH_FURTHER_PASSAGE ** i, 0),
    );
  }
  return pages;
}

/** Comparing word for word costs more, and only the order at the top matters. */
function lookTwice(question: Question, ranked: readonly Candidate[]): readonly Candidate[] {
  if (question.weight === 0) return ranked;
  const phrasingIn = phrasingFinder(question.phrasing);
  return ranked.map((candidate, i) => {
    if (i >= LOOKED_AT_TWICE) return candidate;
    const gain = (PHRASING * phrasingIn(candidate.row)) / question.weight;
    return { ...candidate, fit: candidate.fit + gain, score: candidate.score + gain };
  });
}

/** Enough to order equals, too little to lift a worse answer over a better one. */
function preference(row: IndexRow, { sections, trust }: Preferences): number {
  const ownTask = sections.has(`${row.sop}#${row.section}`) ? 0.03 : 0;
  const doubt = { "in-doubt": 0.03, overdue: 0.015, "review-due": 0, unverified: 0, verified: 0 };
  return 1 + ownTask - doubt[trust.get(row.sop) ?? "unverified"];
}

/** Sections often differ in their amounts alone: "100 to 500", "over 500". */
function agreement({ amounts }: Question, { headings }: IndexRow): number {
  return 1 + AMOUNT * amountsAgree(amounts, headings.at(-1) ?? "");
}

function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score;
}

/** These were chosen as the weights in `fit.ts` were. */
const PAGE = 0.5;
const EACH_FURTHER_PASSAGE = 0.35;
const PASSAGES_OF_A_PAGE = 4;
const PHRASING = 0.8;
const LOOKED_AT_TWICE = 25;
const AMOUNT = 0.08;
/** What a passage's meaning counts beside its words, and the spreads above chance from which it counts in full. */
const MEANING = 1;
const FULL_MEANING = 6;
