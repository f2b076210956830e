import type { Asker } from "../core/asker.ts";
import type { Request } from "../core/requests.ts";
import type { Result } from "../core/result.ts";
import { giveAnswer } from "./answer-request.ts";
import type { HandoverDeps } from "./handover-deps.ts";
import { withRequest } from "./own-request.ts";

interface ThreadReply {
  readonly asker: Asker;
  readonly request: Request;
  readonly text: string;
}

/** What somebody writes below the card of a request counts as their answer to it, and so does what they add. */
export function replyInThread(deps: HandoverDeps, { asker, request, text }: ThreadReply): Promise<Result> {
  return withRequest(deps, asker, request.id, async (view) =>
    giveAnswer(deps, { asker, view, reply: { text, note: false, mayAdd: true } }),
  );
}
