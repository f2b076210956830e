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
 * Below this, nothing is shown. Set where, over the public question sets in the report of
 * `npm run eval:retrieval`, nine in ten messages about something else are refused while more than nine
 * in ten questions the pages answer are answered. Evidence is a probability fitted on as many good as
 * bad questions (see `evidence.ts`); somewhat above one half, because a wrong page costs more trust than
 * an honest "I found nothing".
 */
export const MINIMUM_EVIDENCE = 0.55;

/** Above this, the best section is shown even if another comes close. */
export const CLEAR_EVIDENCE = 0.95;

/**
 * Sections whose score is within this share of the best one's are close. On the same sets the first of
 * two within a twentieth is the right one in fewer than half of the cases; beyond a fifth it is in half
 * of them (18f, whose labels are weak) to nine in ten (orsharc, contoso-hr).
 */
export const CLOSE_MARGIN = 0.03;

export interface Found {
  /** Best first. */
  readonly candidates: readonly Candidate[];
  readonly evidence: number;
}

export function decide({ candidates, evidence }: Found, offered = 3): Decision {
  const [best] = candidates;
  if (!best) return { kind: "abstain", reason: "nothing-found", evidence: 0 };
  if (evidence < MINIMUM_EVIDENCE) return { kind: "abstain", reason: "weak-match", evidence };
  const close = closeTo(best, candidates).slice(0, offered);
  if (evidence < CLEAR_EVIDENCE && close.length > 1) {
    return { kind: "offer", reason: "close-candidates", evidence, candidates: close };
  }
  return { kind: "answer", reason: "clear-match", evidence, best };
}

function closeTo(best: Candidate, candidates: readonly Candidate[]): readonly Candidate[] {
  const sections = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const section = `${candidate.row.sop}#${candidate.row.section}`;
    if (candidate.score < best.score * (1 - CLOSE_MARGIN)) break;
    if (!sections.has(section)) sections.set(section, candidate);
  }
  return [...sections.values()];
}
