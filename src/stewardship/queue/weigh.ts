import type { DoubtKind } from "../../core/flags.ts";
import type { Policy } from "../../core/policy.ts";
import type { Risk } from "../../core/terms.ts";

/** What speaks for looking at a page first. */
export interface Weight {
  readonly use: number;
  readonly risk: number;
  readonly evidence: number;
  /** Use × risk × evidence. */
  readonly total: number;
}

export interface Weighed {
  /** Answers that rest on it in `policy.queue.useDays`; of a missing page, questions. */
  readonly uses: number;
  readonly risk: Risk;
  readonly doubts: readonly DoubtKind[];
}

/** "Ordered by use × risk × evidence": twice the use weighs a little more, each kind of doubt counts once. */
export function weigh({ uses, risk, doubts }: Weighed, policy: Policy["queue"]): Weight {
  const use = uses === 0 ? policy.unusedWeight : Math.log2(1 + uses);
  const evidence = [...new Set(doubts)].reduce((sum, kind) => sum + evidenceOf(kind, policy), 0);
  return { use, risk: policy.risk[risk], evidence, total: use * policy.risk[risk] * evidence };
}

export function evidenceOf(kind: DoubtKind, { evidence }: Pick<Policy["queue"], "evidence">): number {
  switch (kind) {
    case "review-due":
      return evidence.reviewDue;
    case "page-problem":
      return evidence.pageProblem;
    case "page-blamed":
      return evidence.pageBlamed;
    case "reported":
      return evidence.reported;
    case "content-gap":
      return evidence.contentGap;
    case "link-gone":
      return evidence.linkGone;
    case "cited-changed":
      return evidence.citedChanged;
    case "contradiction":
      return evidence.contradiction;
    case "duplicate":
      return evidence.duplicate;
    case "lesson-outdated":
      return evidence.lessonOutdated;
    case "unowned":
    case "owner-left":
      return evidence.nobodys;
  }
}
