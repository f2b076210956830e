import type { FoundSection } from "../core/ports/page-store.ts";
import { terms } from "../retrieval/analyse.ts";
import type { SearchResult } from "../retrieval/search.ts";
import { sectionOf } from "./readable.ts";

/**
 * Whether a question comes so near to sensitive matters that nothing of it may be kept: a sensitive section
 * is its best match or close behind, or the question itself names such a matter. The latter holds even
 * where the pages on it are closed to the asker or not written yet.
 */
export function isNearSensitive(
  question: string,
  {
    candidates,
    evidence,
    minimumEvidence,
  }: Pick<SearchResult, "candidates" | "evidence" | "minimumEvidence">,
  sections: readonly FoundSection[],
): boolean {
  if (terms(question).some((term) => SENSITIVE.has(term))) return true;
  const best = candidates[0]?.score ?? 0;
  if (evidence < minimumEvidence * CHATTER) return false;
  // Where nothing fits, only the best match says what it may have been about.
  const lookedAt = evidence < FITS ? 1 : LOOKED_AT;
  return candidates
    .slice(0, lookedAt)
    .filter(({ score }) => score >= best * CLOSE)
    .some(({ row }) => sectionOf(sections, row)?.sensitive === true);
}

const LOOKED_AT = 5;
/** Evidence below which no candidate is what was meant. */
const FITS = 0.4;
/** Share of the evidence an answer needs below which the best match is chance, and says nothing. */
const CHATTER = 0.5;
/** Share of the best match's score above which another one may be what was meant. */
const CLOSE = 0.8;

/** Health, pregnancy, pay and harassment, in words that hardly mean anything else at work. */
const SENSITIVE = new Set(
  terms(
    `pregnant pregnancy miscarriage fertility harassment harassed harassing bullying bullied molested assaulted
    discriminated discrimination racism sexism depression depressed anxiety burnout suicide suicidal self-harm
    therapy therapist psychiatrist addiction alcoholic cancer chemotherapy disability disabled diagnosis
    salary payslip underpaid grief bereavement`,
  ),
);
