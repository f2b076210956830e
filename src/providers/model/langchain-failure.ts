import { classifyRateLimitError } from "@langchain/core/utils/async_caller";
import { z } from "zod";
import type { ChatFailure } from "./chat.ts";

/** What packages of various providers say of a failure. */
const errorSchema = z.object({
  name: z.string().optional().catch(undefined),
  status: z.int().optional().catch(undefined),
  statusCode: z.int().optional().catch(undefined),
  $metadata: z.object({ httpStatusCode: z.int() }).optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  cause: z.unknown().optional(),
});

/** Their messages may quote what was sent, so nothing of them is passed on. */
export function failureOf(error: unknown, signal: AbortSignal): ChatFailure {
  const known: z.infer<typeof errorSchema> = errorSchema.safeParse(error).data ?? {};
  const status = known.status ?? known.statusCode ?? known.$metadata?.httpStatusCode ?? null;
  const code = known.code ?? codeBehind(known.cause) ?? known.name ?? "error";
  const detail = status === null ? code : `HTTP ${status} ${code}`;
  const rate = classifyRateLimitError(error);
  const retryAfterMs = rate?.retryAfterMs ?? null;
  const mayCost = status === null && !unreached.includes(code);
  const failure = (reason: ChatFailure["reason"]) =>
    ({ kind: "failure", reason, retryAfterMs, mayCost, detail }) as const;
  if (signal.aborted) return failure("given-up");
  if (known.code === "content_filter" || known.code === "content_policy_violation") return failure("refused");
  if (rate !== undefined) return failure(rate.action === "stop" ? "unusable" : "busy");
  if (status === null || status >= 500 || status === 408 || status === 409) return failure("down");
  return failure("unusable");
}

/** Nobody was there to take the request. */
const unreached = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

/** A connection that failed says why some causes deep. */
function codeBehind(cause: unknown): string | null {
  const known = errorSchema.safeParse(cause).data;
  if (known === undefined) return null;
  return known.code ?? codeBehind(known.cause);
}
