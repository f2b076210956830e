import { teamsProblems } from "../../core/messages/teams.ts";
import type { SendResult } from "../../core/ports/transport.ts";
import { ConnectorError } from "./connector.ts";

/** What became of a call that threw, as delivery understands it, or what else to try. */
export type SendFailure =
  | Exclude<SendResult, { readonly kind: "sent" }>
  /** Nothing may be said in this conversation until somebody there acts. */
  | { readonly kind: "closed"; readonly problem: string }
  /** What was to be replaced is no longer there. */
  | { readonly kind: "nothing-to-replace"; readonly problem: string };

/** Teams takes no message from us in this conversation; trying again would only be counted against us. */
const closing = ["ConversationBlockedByUser", "BotNotInConversationRoster", "MessageWritesBlocked"];

/** Teams did not take it, and asks to be tried again, each time later. */
const refusedForNow = [412, 502, 503];

/**
 * Sorts an error of the connector. After an answer that says nothing, or none at all, the message may stand
 * there: only a call that never left, and an answer that says so, prove the contrary.
 */
export function sendFailure(error: unknown): SendFailure {
  if (!(error instanceof ConnectorError)) return { kind: "unknown", problem: "unknown_error" };
  const { status, code, retryAfterMs, hasLeft } = error;
  const problem = teamsProblems.of(code ?? error.message, status);
  if (!hasLeft) return { kind: "failed", problem };
  if (status === null) return { kind: "unknown", problem };
  if (status === 429 && retryAfterMs !== null) {
    return { kind: "wait", ms: Math.max(1000, retryAfterMs), scope: "conversation" };
  }
  // Without a time, the growing pauses of delivery are what Teams asks for.
  if (status === 429 || status === 401 || refusedForNow.includes(status)) return { kind: "failed", problem };
  if (status >= 500) return { kind: "unknown", problem };
  if (code !== null && closing.includes(code)) return { kind: "closed", problem };
  if (status === 404) return { kind: "nothing-to-replace", problem };
  return { kind: "refused", problem };
}
