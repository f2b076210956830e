import type { Policy } from "../../core/policy.ts";
import type { UnwrittenReason, WriteRequest } from "../../core/ports/language-model.ts";
import type { PromptName, PromptOutput } from "../../core/prompts.ts";
import type { Prompt } from "../prompt-file.ts";
import { outputSchema, type PromptText } from "../prompt-text.ts";
import type { CallSign } from "./breaker.ts";
import type { Chat, ChatEnd, ChatFailure } from "./chat.ts";
import { aboutTokens, mostTokens, type Tokens } from "./cost.ts";
import type { Moderate } from "./moderation.ts";
import { readOutput, wordsOf } from "./read-output.ts";
import { tryChat } from "./try-chat.ts";

/** A call as it goes through: what is wanted, until when, and how long it has taken. */
export interface Call<Name extends PromptName> {
  readonly request: WriteRequest<Name>;
  readonly deadline: AbortSignal;
  readonly elapsedMs: () => number;
  readonly leftMs: () => number;
}

/** How it ended, and what it used. */
export type Ended<Name extends PromptName> =
  | { readonly kind: "written"; readonly output: PromptOutput<Name>; readonly tokens: Tokens }
  | Failed;

export interface Failed {
  readonly kind: "failed";
  readonly reason: UnwrittenReason;
  readonly tokens: Tokens;
  /** `unusable`: nobody's call can succeed until somebody changes something. */
  readonly sign: CallSign;
  readonly detail: string | null;
}

export interface Asking {
  readonly chat: Chat;
  /** `null`: nothing is moderated. */
  readonly moderate: Moderate | null;
  readonly prompt: Prompt;
  readonly text: PromptText;
  readonly most: Tokens;
  readonly policy: Policy["models"];
}

const noTokens: Tokens = { inputTokens: 0, outputTokens: 0 };

/** The most that a call may use. */
export function mostOf(prompt: Prompt, { system, input }: PromptText, policy: Policy["models"]): Tokens {
  const schema = JSON.stringify(outputSchema(prompt.name));
  return {
    inputTokens: mostTokens(system) + mostTokens(input) + mostTokens(schema) + framingTokens,
    outputTokens: prompt.maxOutputTokens + policy.thinkingTokens,
  };
}

/** What providers put around messages and schemas. */
const framingTokens = 200;

/** Asks the model, reads what it says, and has it looked at where people will read it. */
export async function askChat<Name extends PromptName>(
  call: Call<Name>,
  asking: Asking,
): Promise<Ended<Name>> {
  const { request, deadline } = call;
  if (deadline.aborted) return failed("too-slow", { sign: "unknown" });
  const { moderate, policy, prompt } = asking;
  const isModerated = moderate !== null && prompt.readers === "people";
  const answer = await tryChat({
    chat: asking.chat,
    request: chatRequest(call, asking, isModerated),
    policy,
    deadline,
    leftMs: call.leftMs,
  });
  const tokens = tokensOf(answer, asking);
  if (answer.kind === "failure") return afterFailure(answer, { tokens, elapsedMs: call.elapsedMs(), policy });
  const output = readOutput<Name>(request.prompt, answer.text);
  if (output === null) return failed("malformed", { tokens, sign: "failed" });
  const verdict = isModerated ? await moderate(wordsOf(output), deadline) : "fine";
  // What comes too late is of no use to anybody: whoever asked has gone on.
  if (deadline.aborted) return failed("too-slow", { tokens, sign: "worked" });
  if (verdict === "flagged") return failed("refused", { tokens, sign: "worked", detail: "moderation" });
  if (verdict === "down" && policy.unmoderated === "withhold")
    return failed("down", { tokens, sign: "worked", detail: "moderation" });
  return { kind: "written", output, tokens };
}

export function failed(reason: UnwrittenReason, more: Partial<Failed> = {}): Failed {
  return { kind: "failed", reason, tokens: noTokens, sign: "unknown", detail: null, ...more };
}

function chatRequest<Name extends PromptName>(
  { request }: Call<Name>,
  { text, prompt, most }: Asking,
  isModerated: boolean,
) {
  return {
    ...text,
    prompt: request.prompt,
    schema: outputSchema(request.prompt),
    maxTokens: most.outputTokens,
    temperature: prompt.temperature,
    // What must be looked at first cannot be shown while it grows.
    onMore: (partial: () => unknown) => {
      if (!isModerated) request.onPartial?.(partial());
    },
  };
}

function afterFailure(
  { reason, detail }: ChatFailure,
  { tokens, elapsedMs, policy }: { tokens: Tokens; elapsedMs: number; policy: Policy["models"] },
): Failed {
  switch (reason) {
    case "given-up":
      return failed("too-slow", {
        tokens,
        detail,
        sign: elapsedMs < policy.slowFromMs ? "unknown" : "failed",
      });
    case "busy":
    case "down":
      return failed(reason, { tokens, detail, sign: "failed" });
    case "unusable":
      return failed("down", { tokens, detail, sign: "hopeless" });
    case "refused":
      return failed("refused", { tokens, detail, sign: "worked" });
  }
}

/** What nobody counted counts as all that it may have been: the budget is never exceeded for want of a number. */
function tokensOf(answer: ChatEnd, { text, most }: Asking): Tokens {
  if (answer.kind === "failure") return answer.mayCost ? most : noTokens;
  if (answer.tokens !== null) return answer.tokens;
  return {
    inputTokens: aboutTokens(text.system) + aboutTokens(text.input),
    outputTokens: aboutTokens(answer.text),
  };
}
