import type { Card } from "../../core/card.ts";
import type { OutgoingMessage } from "../../core/ports/conversation-store.ts";
import type { SendResult } from "../../core/ports/transport.ts";
import { toBlocks } from "../cards/block-kit.ts";
import { markdownOf } from "../cards/block-kit-text.ts";
import type { Continued } from "../cards/continue-card.ts";
import type { Log } from "./bolt-log.ts";
import { metadataOf } from "./find-message.ts";
import { localId } from "./heard.ts";
import { errorName, sendFailure } from "./send-failure.ts";
import type { WebApi } from "./web-api.ts";

export interface EndStreamDeps {
  readonly webApi: WebApi;
  readonly publicUrl: string;
  readonly log: Log;
}

export interface OpenStream {
  readonly token: string;
  readonly ts: string;
  /** What is left to say there; `null`: something else takes its place. */
  readonly continued: Continued | null;
}

/** `whole`: the answer stands there. `stopped`: it takes no more, and is to be replaced. */
export type StreamEnd =
  | { readonly kind: "whole" }
  | { readonly kind: "stopped" }
  | Exclude<SendResult, { readonly kind: "sent" | "refused" }>;

/**
 * Ends a stream with what is left of the answer, or with nothing, so that it can be replaced: Slack replaces no
 * message that is still streaming. Ending one twice changes nothing, and only a whole answer bears our id.
 */
export async function endStream(
  deps: EndStreamDeps,
  message: OutgoingMessage,
  { token, ts, continued }: OpenStream,
): Promise<StreamEnd> {
  const where = { channel: localId(message.conversation), ts };
  const left = continued === null ? {} : leftOf(message, continued, deps.publicUrl);
  try {
    await deps.webApi(token, "chat.stopStream", { ...where, ...left });
    return { kind: continued === null ? "stopped" : "whole" };
  } catch (error) {
    const failure = sendFailure(error);
    switch (failure.kind) {
      case "wait":
        // Of this method alone: everything else may go on.
        return { ...failure, scope: "conversation" };
      case "unknown":
        return continued === null ? { ...failure, kind: "failed" } : failure;
      case "failed":
        return failure;
      case "unrenderable":
        deps.log.error(
          { message: message.id, problem: failure.problem },
          "Slack refused the end of a stream",
        );
        return continued === null
          ? { kind: "stopped" }
          : endStream(deps, message, { token, ts, continued: null });
      case "refused":
      case "no-entry":
      case "nothing-to-replace":
      case "locked-out":
        // It has ended by itself, or is gone. What comes next finds out, and says so.
        deps.log.info({ message: message.id, problem: errorName(error) }, "Slack: a stream had ended");
        return { kind: "stopped" };
    }
  }
}

function leftOf(message: OutgoingMessage, { words, rest }: Continued, baseUrl: string) {
  const { blocks } = toBlocks(rest satisfies Card, { baseUrl, messageId: message.id });
  return {
    ...(words === "" ? {} : { markdown_text: markdownOf(words) }),
    blocks,
    metadata: metadataOf(message),
  };
}
