import type { PromptName } from "../../core/prompts.ts";
import type { PromptText } from "../prompt-text.ts";
import type { Tokens } from "./cost.ts";

/** A chat model as it is reached, whoever provides it: one try, whose end is always a value. */
export interface Chat {
  complete(request: ChatRequest): Promise<ChatEnd>;
}

export interface ChatRequest extends PromptText {
  readonly prompt: PromptName;
  /** JSON Schema of the output. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** What it may think with and put out. */
  readonly maxTokens: number;
  readonly temperature: number;
  readonly signal: AbortSignal;
  /** Told that there is more of the output, and how to look at what there is. */
  readonly onMore: (partial: () => unknown) => void;
}

export type ChatEnd = ChatText | ChatFailure;

interface ChatText {
  readonly kind: "text";
  /** JSON, if the model did what it was asked. */
  readonly text: string;
  /** `null`: nobody counted. */
  readonly tokens: Tokens | null;
}

export interface ChatFailure {
  readonly kind: "failure";
  /** `given-up`: the signal ended it. `unusable`: nobody's try can succeed until somebody changes something. */
  readonly reason: "given-up" | "busy" | "down" | "unusable" | "refused";
  /** Milliseconds to wait before the next try, as the provider asks. */
  readonly retryAfterMs: number | null;
  /** Whether the provider may charge for it all the same. */
  readonly mayCost: boolean;
  /** Status or code, for the log; never a word of what was sent. */
  readonly detail: string;
}
