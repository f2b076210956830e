import type { QuestionEmbedder } from "../core/ports/embedder.ts";
import { anonymous } from "../core/terms.ts";
import { type ChanceSimilarity, chanceOf } from "./meaning.ts";
import { type SearchDeps, search } from "./search.ts";
import { smallTalk } from "./small-talk.ts";

/**
 * How much evidence a question needs in this corpus before anything is shown. A large handbook has some
 * page for almost every word, a small one is asked in words it never uses: one figure for both answers
 * chatter in the one and refuses good questions in the other. So small talk is put to the corpus itself,
 * and the threshold set where all but about one in twenty of such messages are refused.
 *
 * @returns a figure between `LOWEST` and `HIGHEST`, from 0 to 1.
 */
export async function calibrate(
  deps: Pick<SearchDeps, "index" | "current" | "glossary">,
  at: Date,
): Promise<number> {
  const evidence: number[] = [];
  for (const text of smallTalk) {
    const asked = { text, history: [], reader: anonymous, at, language: null };
    const found = await search({ ...deps, embedder: null }, asked);
    if (found.candidates.length > 0) evidence.push(found.evidence);
  }
  return thresholdAbove(evidence);
}

/** How similar the nearest passages of this corpus are to small talk; `null`: there are no vectors now. */
export async function measureChance(
  { index, embedder }: Pick<SearchDeps, "index"> & { readonly embedder: QuestionEmbedder },
  at: Date,
): Promise<ChanceSimilarity | null> {
  // Some do: to look for one among very many vectors takes a tenth of a second.
  const vectors = await embedder.embedMany(smallTalk.filter((_text, i) => i % ONE_IN === 0));
  if (vectors === null) return null;
  const nearest: number[] = [];
  for (const vector of vectors) {
    const { groups } = anonymous;
    const [hit] = await index.search({ text: "", vector, groups, at, language: null, limit: 1 });
    if (hit?.similarity != null) nearest.push(hit.similarity);
  }
  return chanceOf(nearest);
}

/**
 * On the scale of log odds chance evidence is bell-shaped enough for its mean and spread to say more than
 * its few highest values, one of which may be a question that the company does answer.
 */
export function thresholdAbove(evidence: readonly number[]): number {
  if (evidence.length === 0) return LOWEST;
  const odds = evidence.map((share) => Math.log(bounded(share) / (1 - bounded(share))));
  const mean = odds.reduce((sum, one) => sum + one, 0) / odds.length;
  const spread = Math.sqrt(odds.reduce((sum, one) => sum + (one - mean) ** 2, 0) / odds.length);
  const threshold = 1 / (1 + Math.exp(-(mean + SPREADS * spread)));
  return Math.min(HIGHEST, Math.max(LOWEST, threshold));
}

function bounded(share: number): number {
  return Math.min(0.9999, Math.max(0.0001, share));
}

/** Spreads above the mean: 95 % of a bell-shaped whole lie below. */
const SPREADS = 1.65;
const ONE_IN = 3;
/** Whatever chance gives: less than this is no answer, and more than that is always one. */
const LOWEST = 0.45;
const HIGHEST = 0.75;
