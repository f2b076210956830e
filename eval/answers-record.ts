import type { OutcomeKind } from "../src/core/outcome.ts";
import type { ModelUse, UnwrittenReason } from "../src/core/ports/language-model.ts";
import type { PromptName } from "../src/core/prompts.ts";
import type { GroundingProblem } from "../src/grounding/claims.ts";

/** One question of a gold set with everything that became of it: a line of a records file. */
export interface AnswerRecord extends Asked, Judged {}

/** What was asked and answered, before anything is said about it. */
export interface Asked {
  readonly id: string;
  readonly group: string;
  readonly question: string;
  readonly history: readonly string[];
  readonly as: string | null;
  readonly outcome: OutcomeKind;
  readonly reason: string;
  /** What retrieval found, best first. */
  readonly retrieved: readonly { readonly section: string; readonly score: number }[];
  /** What the asker reads: the answer's lines, the candidates, or that no page answers. */
  readonly text: string;
  /** Its sentences, steps, points and rows; none where nothing is answered. */
  readonly sentences: readonly Sentence[];
  readonly citations: readonly CitedSection[];
  /** Sections offered to choose from. */
  readonly offered: readonly string[];
  /** `null`: nothing was answered. */
  readonly told: "written" | "quoted" | null;
  /** Why it was quoted although there is a model. */
  readonly quotedBecause: readonly string[];
  readonly calls: readonly ModelCall[];
  readonly elapsedMs: number;
}

interface Sentence {
  readonly text: string;
  /** Numbers of citations. */
  readonly cites: readonly number[];
}

interface CitedSection {
  /** From 1. */
  readonly number: number;
  /** `page#section`. */
  readonly section: string;
  readonly version: number;
  readonly quote: string;
}

export interface ModelCall {
  readonly prompt: PromptName;
  /** `null`: nothing was written. */
  readonly use: ModelUse | null;
  readonly unwritten: UnwrittenReason | null;
}

export interface Judged {
  readonly verdicts: Verdicts;
  /** What the grounding check has against it. */
  readonly problems: readonly GroundingProblem[];
  /** What a judge model says; `null`: it was not asked, or did not answer. */
  readonly judge: { readonly model: string; readonly why: string } | null;
}

/** `null`: it does not apply to this question. */
export type Verdicts = Readonly<Record<VerdictName, boolean | null>>;
export type VerdictName = (typeof verdictNames)[number];

/**
 * `outcome`: it ended as wanted. `section`: it cites, or offers, a section that answers. `says`: it states every
 * fact wanted. `avoids`: it states none that it must not. `grounded`: every sentence is borne out by what it cites.
 * `cited`: every sentence cites. `noPromise`: it promises and decides nothing. `right`: all of these that apply.
 * `borneOut` and `answersQuestion` are a judge model's.
 */
export const verdictNames = [
  "right",
  "outcome",
  "section",
  "says",
  "avoids",
  "grounded",
  "cited",
  "noPromise",
  "borneOut",
  "answersQuestion",
] as const;
