import type { AIMessage, AIMessageChunk, BaseMessage, UsageMetadata } from "@langchain/core/messages";
import { parsePartialJson } from "@langchain/core/output_parsers";
import type { ChatEnd, ChatRequest } from "./chat.ts";

/** Gathers what a model says, as words or as the arguments of the one tool that it is made to call. */
export function gatherText(onMore: ChatRequest["onMore"]) {
  let text = "";
  let last: BaseMessage | null = null;
  return {
    add: (message: BaseMessage | null) => {
      const more = message === null ? "" : textOf(message);
      if (more === "") return;
      text += more;
      const soFar = text;
      onMore(() => parsePartialJson(soFar));
    },
    finish: (message: BaseMessage | null) => {
      last = message;
      if (text === "" && message !== null) text = textOf(message);
    },
    /** `null`: the model has not come to its end. */
    end: (): ChatEnd | null => (last === null ? null : endOf(text, last)),
  };
}

function textOf(message: BaseMessage): string {
  if (message.text !== "" || !isWritten(message)) return message.text;
  if ("tool_call_chunks" in message && message.tool_call_chunks !== undefined)
    return message.tool_call_chunks.map(({ args }) => args ?? "").join("");
  const [call] = message.tool_calls ?? [];
  return call === undefined ? "" : JSON.stringify(call.args);
}

function isWritten(message: BaseMessage): message is AIMessage | AIMessageChunk {
  return message.type === "ai";
}

function endOf(text: string, message: BaseMessage): ChatEnd {
  const refused =
    message.response_metadata.finish_reason === "content_filter" ||
    typeof message.additional_kwargs.refusal === "string";
  if (refused)
    return { kind: "failure", reason: "refused", retryAfterMs: null, mayCost: true, detail: "refusal" };
  const usage = usageOf(message);
  return {
    kind: "text",
    text,
    tokens: usage ? { inputTokens: usage.input_tokens, outputTokens: usage.output_tokens } : null,
  };
}

function usageOf(message: BaseMessage): UsageMetadata | null {
  if (!("usage_metadata" in message)) return null;
  const usage = message.usage_metadata as UsageMetadata | undefined;
  // Servers that do not count say 0.
  return usage === undefined || usage.input_tokens === 0 ? null : usage;
}
