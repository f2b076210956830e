import type { Candidate } from "./rescore.ts";

/** What to do with what was found. `evidence` is 0 to 1. */
export type Decision =
  | {
      readonly kind: "answer";
      readonly reason: "clear-match";
      readonly evidence: number;
      readonly best: Candidate;
    }
  | {
      readonly kind: "offer";
      readonly reason: "close-candidates";
      readonly evidence: number;
      /** Two or three, of different sections, best first. */
      readonly candidates: readonly Candidate[];
    }
  | {
      readonly kind: "abstain";
      readonly reason: "nothing-found" | "weak-match";
      readonly evidence: number;
    };

/**
 * Evidence below which nothing is shown, where the corpus has not been calibrated (see `calibrate.ts`).
 * Evidence is a probability fitted on as many good as bad questions, so one half is the natural cut.
 */
export const MINIMUM_EVIDENCE = 0.5;

/**
 * Sections whose score is within this share of the best one's are close: over the question sets of
 * `npm run eval:retrieval`, the first of two so close is the right one in fewer than half of the cases.
 */
export const CLOSE_MARGIN = 0.05;

/** Below this evidence the first is often not the right one even with some lead, so the margin is wider. */
export const SURE_EVIDENCE = 0.9;
export const UNSURE_MARGIN = 0.2;

export interface Found {
  /** Best first. */
  readonly candidates: readonly Candidate[];
  readonly evidence: number;
  /** Evidence below which nothing is shown. */
  readonly minimumEvidence: number;
}

/** Answers from the best candidate, offers two or three that come close, or abstains. */
export function decide({ candidates, evidence, minimumEvidence }: Found, offered = 3): Decision {
  const [best] = candidates;
  if (!best) return { kind: "abstain", reason: "nothing-found", evidence: 0 };
  if (evidence < minimumEvidence) return { kind: "abstain", reason: "weak-match", evidence };
  const margin = evidence < SURE_EVIDENCE ? UNSURE_MARGIN : CLOSE_MARGIN;
  const close = closeTo(best, candidates, margin).slice(0, offered);
  if (close.length > 1) return { kind: "offer", reason: "close-candidates", evidence, candidates: close };
  return { kind: "answer", reason: "clear-match", evidence, best };
}

function closeTo(best: Candidate, candidates: readonly Candidate[], margin: number): readonly Candidate[] {
  const sections = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const section = `${candidate.row.sop}#${candidate.row.section}`;
    if (candidate.score < best.score * (1 - margin)) break;
    if (!sections.has(section)) sections.set(section, candidate);
  }
  return [...sections.values()];
}
