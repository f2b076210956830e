import { z } from "zod";
import type { OutgoingMessage } from "../../core/ports/conversation-store.ts";
import type { SendResult } from "../../core/ports/transport.ts";
import { toBlocks } from "../cards/block-kit.ts";
import type { Log } from "./bolt-log.ts";
import { callFor, type Rendered } from "./call-for.ts";
import { plainMessage } from "./plain-message.ts";
import type { ReplyUrls } from "./reply-url.ts";
import { type SendFailure, sendFailure } from "./send-failure.ts";
import type { Way } from "./send-ways.ts";
import type { WebApi } from "./web-api.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

export interface SendByDeps {
  readonly webApi: WebApi;
  readonly workspaces: Workspaces;
  readonly replyUrls: ReplyUrls;
  /** Start of the addresses of our own pages, without a slash at the end. */
  readonly publicUrl: string;
  readonly log: Log;
}

/** How a card is drawn; `words`: no blocks at all, for the answer is never lost over its looks. */
type Look = "closed" | "open" | "words";

/** A Slack that refuses folds refuses them in every card. */
export interface Folds {
  look: "closed" | "open";
}

/** Not by this way; `code`: why Slack lets nobody into the room, where that is the reason. */
export interface Closed {
  readonly kind: "closed";
  readonly code: string | null;
  readonly problem: string;
}
type Attempt = SendResult | Closed;

/** Brings a message by one way, drawn as well as Slack takes it. */
export async function sendBy(
  deps: SendByDeps,
  folds: Folds,
  workspace: Workspace,
  message: OutgoingMessage,
  way: Way,
): Promise<Attempt> {
  const looks: readonly Look[] = folds.look === "closed" ? ["closed", "open", "words"] : ["open", "words"];
  let problem = "";
  for (const look of looks) {
    const sent = await tryWay(deps, workspace, message, way, rendered(message, look, deps.publicUrl));
    if (sent.kind === "sent" && look === "open") folds.look = "open";
    if (sent.kind !== "unrenderable") return settled(deps, workspace, way, sent);
    problem = sent.problem;
    deps.log.error({ message: message.id, look, problem }, "Slack refused the blocks of a card");
  }
  return { kind: "refused", problem };
}

function rendered({ id, card }: OutgoingMessage, look: Look, baseUrl: string): Rendered {
  const shown = card ?? { summary: "", elements: [] };
  if (look === "words") return { text: plainMessage(shown, baseUrl) };
  return toBlocks(shown, { baseUrl, messageId: id, folds: look });
}

type Tried = SendFailure | (SendResult & { readonly kind: "sent" });

async function settled(
  { workspaces }: SendByDeps,
  workspace: Workspace,
  way: Way,
  end: Exclude<Tried, { readonly kind: "unrenderable" }>,
): Promise<Attempt> {
  switch (end.kind) {
    case "no-entry":
      return { kind: "closed", code: end.code, problem: end.problem };
    case "nothing-to-replace":
      return { kind: "closed", code: null, problem: end.problem };
    case "locked-out":
      await workspaces.revoke(workspace.id, end.problem);
      return { kind: "refused", problem: end.problem };
    case "unknown":
      // Putting the same words in the same place twice changes nothing.
      return way.kind === "update" ? { kind: "failed", problem: end.problem } : end;
    case "sent":
    case "wait":
    case "failed":
    case "refused":
      return end;
  }
}

const answer = z.object({ ts: z.string().optional(), message_ts: z.string().optional() });

async function tryWay(
  { webApi, replyUrls }: SendByDeps,
  { token }: Workspace,
  message: OutgoingMessage,
  way: Way,
  shown: Rendered,
): Promise<Tried> {
  if (way.kind === "reply") {
    const body = { ...shown, response_type: "ephemeral", replace_original: way.replaces };
    return (await replyUrls.send(way.url, body)) ?? { kind: "sent", platformId: null };
  }
  const call = callFor(way, shown, message);
  try {
    const { ts, message_ts } = answer.parse(await webApi(token, call.method, call.args));
    return { kind: "sent", platformId: ts ?? message_ts ?? null };
  } catch (error) {
    return sendFailure(error);
  }
}
