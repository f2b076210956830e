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
  /** What in it is not borne out: a figure, a name, a few words, or the whole sentence. */
  readonly text: string;
}

/**
 * `empty`: nothing is said. `uncited`: no source. `unknown-citation`: a source that was not given. `number` (also a
 * duration, a percentage), `date` (also a time), `amount`, `link`, `address` (e-mail, telephone, chat channel), `code`
 * (also a file's name), `name`: it stands in no source. `wrong-source`: it stands in another one than is cited.
 * `negation`: a "not", "only", "may" or "must" more or less. `opposite`: over for under, before for after, old for new.
 * `swapped`: true of something else. `unsupported`: other words than the source's. `promise`, `decision`: what the
 * company or a human has to say. `instruction`: words to a machine, or a call to give a secret away. `disguised`:
 * letters that look like others, or that nobody sees.
 */
export type GroundingProblemKind =
  | "empty"
  | "uncited"
  | "unknown-citation"
  | "number"
  | "date"
  | "amount"
  | "link"
  | "address"
  | "code"
  | "name"
  | "wrong-source"
  | "negation"
  | "opposite"
  | "swapped"
  | "unsupported"
  | "promise"
  | "decision"
  | "instruction"
  | "disguised";
