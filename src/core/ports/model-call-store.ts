import type { PromptName } from "../prompts.ts";
import type { UnwrittenReason } from "./language-model.ts";

/** What was asked of language models, without a word of it: what keeps them within the day's budget. */
export interface ModelCallStore {
  /**
   * Sets aside what a call may use at most, before it is made. Whoever else asks at the same moment, in any process,
   * the calls let through stay within the limits together.
   */
  reserve(call: CallToMake, limits: CallLimits): Promise<"reserved" | "over-budget">;
  /** Puts what it did use in place of what was set aside. */
  settle(id: string, end: CallEnd): Promise<void>;
  /** What was used or is set aside since `since`. */
  used(since: Date, now: Date, person: string | null): Promise<Used>;
  /** The last that ended; `null`: none did. */
  last(): Promise<{ readonly at: Date; readonly outcome: CallOutcome } | null>;
  /** Forgets those made before. */
  forget(before: Date): Promise<void>;
}

export interface CallToMake {
  readonly id: string;
  readonly at: Date;
  readonly person: string | null;
  readonly prompt: { readonly name: PromptName; readonly version: number; readonly hash: string };
  readonly model: string;
  /** The most it may use. */
  readonly most: Spent;
  /** When it has certainly ended; what a crash left set aside counts no longer then. */
  readonly expiresAt: Date;
}

export interface Used {
  readonly all: Spent;
  /** For this person, or for nobody in particular. */
  readonly same: Spent;
}

export interface Spent {
  readonly tokens: number;
  /** Millionths of the currency of the prices. */
  readonly cost: number;
}

/** What may be used since an instant. */
export interface CallLimits extends Used {
  readonly since: Date;
}

export interface CallEnd {
  readonly at: Date;
  readonly outcome: CallOutcome;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cost: number;
  readonly elapsedMs: number;
}

export type CallOutcome = "written" | UnwrittenReason;
