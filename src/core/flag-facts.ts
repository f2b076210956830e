import type { Flag, FlagSettled, PageDoubt, PageReview, Queue } from "./flags.ts";

/** What flags and reviews want remembered: part of `Fact`. */
export type FlagFact =
  /** A ConflictError when the same was flagged already. */
  | { readonly kind: "flag-raised"; readonly flag: Flag }
  /** A ConflictError when it is settled already. */
  | { readonly kind: "flag-settled"; readonly flag: string; readonly settled: FlagSettled }
  /** "Still correct" makes the version reviewed at that moment. */
  | { readonly kind: "page-reviewed"; readonly review: PageReview }
  /** `from`: who owned it, `null` nobody. A ConflictError when somebody else does by now. */
  | {
      readonly kind: "page-handed-over";
      readonly sop: string;
      readonly from: string | null;
      readonly to: string;
    }
  /** A ConflictError when they were sent one on this occasion. */
  | { readonly kind: "queue-sent"; readonly queue: Queue }
  /** Said by who reads or manages: for whoever looks after the page. */
  | { readonly kind: "page-doubted"; readonly doubt: PageDoubt };

export type FlagFactOf<Kind extends FlagFact["kind"]> = Extract<FlagFact, { readonly kind: Kind }>;
