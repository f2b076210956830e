import { webApi } from "@slack/bolt";
import { slackProblems } from "../../core/messages/slack.ts";
import type { SendResult } from "../../core/ports/transport.ts";
import { unsentCodes } from "../../core/unsent-codes.ts";

/** What became of a call that threw, as delivery understands it, or what else to try. */
export type SendFailure =
  | Exclude<SendResult, { readonly kind: "sent" }>
  /** The blocks are the trouble: the words alone may pass. */
  | { readonly kind: "unrenderable"; readonly problem: string }
  /** The app cannot post into this room, for Slack's reason `code`; somebody may still be reached elsewhere. */
  | { readonly kind: "no-entry"; readonly code: string; readonly problem: string }
  /** What was to be replaced is no longer there, or is not ours. */
  | { readonly kind: "nothing-to-replace"; readonly problem: string }
  /** The tokens of the workspace no longer hold. */
  | { readonly kind: "locked-out"; readonly problem: string };

/** Patience when Slack asks for it without saying how long. */
const waitMs = 30_000;

/**
 * Sorts an error of the client. After an answer that says nothing, or none at all, the message may have been
 * posted: only a connection that never came about proves the contrary.
 */
export function sendFailure(error: unknown): SendFailure {
  if (error instanceof webApi.WebAPIRateLimitedError) return patience(error.retryAfter * 1000);
  if (error instanceof webApi.WebAPIPlatformError) return failureOfCode(error.data.error, retryAfter(error));
  const problem = errorName(error);
  if (error instanceof webApi.WebAPIHTTPError && error.statusCode < 500) return { kind: "failed", problem };
  if (neverLeft(error)) return { kind: "failed", problem };
  return isRateLimitWithoutTime(error) ? patience(waitMs) : { kind: "unknown", problem };
}

/** A short name of an error, without anything that was said. */
export function errorName(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) {
    return isCode(error.data.error) ? error.data.error : "unreadable_answer";
  }
  if (error instanceof webApi.WebAPIHTTPError) return `http_${error.statusCode}`;
  if (error instanceof webApi.WebAPIRateLimitedError) return "ratelimited";
  const { code, cause } = causeOf(error);
  return code ?? cause;
}

/** The same for an error code alone. */
export function failureOfCode(code: string, retryMs: number | null = null): SendFailure {
  // A proxy's page instead of Slack's answer tells nothing.
  if (!isCode(code)) return { kind: "unknown", problem: "unreadable_answer" };
  const problem = slackProblems.of(code);
  switch (kindOf.get(code)) {
    case "wait":
      return patience(retryMs ?? waitMs);
    case "unknown":
      return { kind: "unknown", problem };
    case "later":
      return { kind: "failed", problem };
    case "unrenderable":
      return { kind: "unrenderable", problem };
    case "no-entry":
      return { kind: "no-entry", code, problem };
    case "nothing-to-replace":
      return { kind: "nothing-to-replace", problem };
    case "locked-out":
      return { kind: "locked-out", problem };
    case undefined:
      return { kind: "refused", problem };
  }
}

type CodeKind =
  | "wait"
  | "unknown"
  | "later"
  | "unrenderable"
  | "no-entry"
  | "nothing-to-replace"
  | "locked-out";

const codes: Readonly<Record<CodeKind, readonly string[]>> = {
  wait: ["ratelimited", "rate_limited", "message_limit_exceeded"],
  unknown: ["internal_error", "fatal_error", "service_unavailable", "request_timeout", "timeout"],
  later: ["team_added_to_org", "team_access_not_granted", "access_denied", "streaming_state_conflict"],
  unrenderable: [
    "invalid_blocks",
    "invalid_blocks_format",
    "msg_blocks_too_long",
    "msg_too_long",
    "invalid_metadata_format",
    "invalid_metadata_schema",
    "metadata_too_large",
    "invalid_arguments",
  ],
  "no-entry": [
    "channel_not_found",
    "not_in_channel",
    "user_not_in_channel",
    "messages_tab_disabled",
    "is_archived",
    "restricted_action",
    "restricted_action_read_only_channel",
    "restricted_action_thread_only_channel",
    "restricted_action_non_threadable_channel",
    "restricted_action_thread_locked",
  ],
  "nothing-to-replace": [
    "message_not_found",
    "cant_update_message",
    "edit_window_closed",
    "update_failed",
    "block_mismatch",
  ],
  "locked-out": ["token_revoked", "token_expired", "invalid_auth", "not_authed", "account_inactive"],
};

const kindOf: ReadonlyMap<string, CodeKind> = new Map(
  (Object.entries(codes) as [CodeKind, readonly string[]][]).flatMap(([kind, names]) =>
    names.map((name) => [name, kind] as const),
  ),
);

function patience(ms: number): SendFailure {
  // The workspace's own limit is hit first: within one conversation, pacing keeps to Slack's limit.
  return { kind: "wait", ms: Math.max(1000, ms), scope: "workspace" };
}

function retryAfter(error: webApi.WebAPIPlatformError): number | null {
  const seconds = error.data.response_metadata?.retryAfter;
  return typeof seconds === "number" ? seconds * 1000 : null;
}

function isCode(text: unknown): text is string {
  return typeof text === "string" && /^[a-z0-9_]{1,60}$/.test(text);
}

function neverLeft(error: unknown): boolean {
  return unsentCodes.has(causeOf(error).code ?? "");
}

function isRateLimitWithoutTime(error: unknown): boolean {
  return error instanceof Error && /retry-after header/i.test(error.message);
}

/** The innermost error that has a code of the operating system, and the name of the outermost. */
function causeOf(error: unknown): { readonly code: string | null; readonly cause: string } {
  const outer = error instanceof webApi.WebAPIRequestError ? error.original : error;
  const cause = outer instanceof Error ? outer.name : "unknown_error";
  for (let at: unknown = outer, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if ("code" in at && typeof at.code === "string") return { code: at.code, cause };
    const [first] = at instanceof AggregateError ? at.errors : [];
    if (first instanceof Error && "code" in first && typeof first.code === "string") {
      return { code: first.code, cause };
    }
  }
  return { code: null, cause };
}
