import type { PromptInputs, PromptName, PromptOutput } from "../prompts.ts";

/** A language model, asked by the name of a prompt. It proposes; what it says is checked before anybody sees it. */
export interface LanguageModel {
  /** As the configuration names it: "openai:gpt-5-mini". */
  readonly name: string;
  /** Never rejects: without a whole, well-formed output in time there is none, and a reason. */
  write<Name extends PromptName>(request: WriteRequest<Name>): Promise<Written<Name> | Unwritten>;
}

export interface WriteRequest<Name extends PromptName> {
  readonly prompt: Name;
  readonly inputs: PromptInputs<Name>;
  /** For whom, so that one person's share of the budget is kept; `null`: for nobody in particular. */
  readonly person: string | null;
  /** Milliseconds from now after which the output is of no use. */
  readonly withinMs: number;
  /** Told what there is of the output so far, as it grows: its last text may still be unfinished. */
  readonly onPartial?: (partial: unknown) => void;
}

export interface Written<Name extends PromptName> {
  readonly kind: "written";
  readonly output: PromptOutput<Name>;
  readonly use: ModelUse;
}

export interface Unwritten {
  readonly kind: "unwritten";
  readonly reason: UnwrittenReason;
}

/**
 * `over-budget`: the day's tokens or money are spent. `resting`: it failed too often, and is left alone for a while.
 * `busy`: it asked to slow down. `down`: no answer, or an error. `malformed`: not what was asked for, or cut off.
 * `refused`: it, or moderation, would not.
 */
export type UnwrittenReason =
  | "over-budget"
  | "resting"
  | "too-slow"
  | "busy"
  | "down"
  | "malformed"
  | "refused";

/** What wrote it, to be kept with the text. */
export interface ModelUse {
  readonly model: string;
  readonly prompt: { readonly name: PromptName; readonly version: number; readonly hash: string };
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Millionths of the currency of the prices; 0 where no price is known. */
  readonly cost: number;
  readonly elapsedMs: number;
}
