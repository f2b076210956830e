/** One sentence of a text, with the numbers of the sources it stands on. */
export interface Claim {
  readonly text: string;
  readonly cites: readonly number[];
}

/** A passage that may be cited. */
export interface Source {
  /** What claims cite it by. */
  readonly number: number;
  /** Titles of its page and headings that lead to it. */
  readonly headings: readonly string[];
  /** Its own words. */
  readonly text: string;
  /** Where its words lead. */
  readonly links: readonly string[];
}

export type Grounding =
  | { readonly kind: "grounded" }
  | { readonly kind: "ungrounded"; readonly problems: readonly [GroundingProblem, ...GroundingProblem[]] };

export interface GroundingProblem {
  /** Place of the claim, from 0; `null`: the text as a whole. */
  readonly claim: number | null;
  readonly kind: GroundingProblemKind;
  /** What in it is not borne out, as it is written there. */
  readonly text: string;
}

export type GroundingProblemKind =
  | "empty"
  | "uncited"
  | "unknown-citation"
  | "number"
  | "date"
  | "amount"
  | "link"
  | "code"
  | "name"
  | "negation"
  | "swapped"
  | "wrong-source"
  | "unsupported"
  | "promise"
  | "decision"
  | "address";
