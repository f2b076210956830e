import { questionWords, terms } from "../retrieval/analyse.ts";
import type { Candidate } from "../retrieval/rescore.ts";

/**
 * The section that answers the other half of a question in two parts; `null` for nearly every question. It
 * must come close to the best one and speak of something asked that the best one does not speak of.
 */
export function secondSection(question: string, candidates: readonly Candidate[]): Candidate | null {
  const [best, ...others] = candidates;
  if (best === undefined || !TWO_PARTS.test(question)) return null;
  const other = others.find(({ row }) => row.sop !== best.row.sop || row.section !== best.row.section);
  if (other === undefined || other.score < best.score * STRONG) return null;
  const [told, more] = [termsOf(best), termsOf(other)];
  const adds = questionWords(question).some(({ term }) => more.has(term) && !told.has(term));
  return adds ? other : null;
}

function termsOf({ row }: Candidate): ReadonlySet<string> {
  return new Set(terms([row.title, ...row.headings, row.text].join(" ")));
}

/** Two questions in one: "…, and who …", "… and how …", two question marks. */
const TWO_PARTS =
  /\?.+\?|\band\s+(?:also\b|then\b|who|what|when|where|which|how|do|does|can|may|must|should|is|are)\b/is;
const STRONG = 0.75;
