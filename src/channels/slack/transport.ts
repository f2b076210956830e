import { z } from "zod";
import { prefaced } from "../../core/card-parts.ts";
import { slackProblems, slackWords } from "../../core/messages/slack.ts";
import type { OutgoingMessage } from "../../core/ports/conversation-store.ts";
import type { SendResult, Transport } from "../../core/ports/transport.ts";
import { toBlocks } from "../cards/block-kit.ts";
import type { Log } from "./bolt-log.ts";
import { callFor, type Rendered } from "./call-for.ts";
import { findMessage } from "./find-message.ts";
import { installationOf } from "./heard.ts";
import { plainMessage } from "./plain-message.ts";
import type { ReplyUrls } from "./reply-url.ts";
import { aloneInstead, isOpenRoom } from "./room-door.ts";
import { errorName, type SendFailure, sendFailure } from "./send-failure.ts";
import { type Way, waysOf } from "./send-ways.ts";
import type { WebApi } from "./web-api.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

export interface TransportDeps {
  readonly webApi: WebApi;
  readonly workspaces: Workspaces;
  readonly replyUrls: ReplyUrls;
  /** Start of the addresses of our own pages, without a slash at the end. */
  readonly publicUrl: string;
  /** Rooms shared with other companies in which Cairn may speak: `C1` or `T1/C1`. */
  readonly sharedChannels: () => Promise<readonly string[]>;
  readonly log: Log;
}

/** How a card is drawn; `words`: no blocks at all, for the answer is never lost over its looks. */
type Look = "closed" | "open" | "words";

/** Slack for delivery. Never throws, and never sends a message twice by itself. */
export function createTransport(deps: TransportDeps): Transport {
  // A Slack that refuses folds refuses them in every card.
  const folds: Folds = { look: "closed" };
  return {
    send: async (message, replacesPlatformId) => {
      try {
        return await send(deps, folds, message, replacesPlatformId);
      } catch (error) {
        // Nothing has left yet: only the workspace's token was looked up, and the card rendered.
        return { kind: "failed", problem: errorName(error) };
      }
    },
    find: (message) => findMessage(deps, message),
    pace: {
      conversation: { perSecond: 1, burst: 3 },
      workspace: { perSecond: 20, burst: 40 },
      workspaceOf: installationOf,
    },
  };
}

interface Folds {
  look: "closed" | "open";
}

async function send(
  deps: TransportDeps,
  folds: Folds,
  message: OutgoingMessage,
  replacesPlatformId: string | null,
): Promise<SendResult> {
  if (message.card === null) return { kind: "refused", problem: slackProblems.notKept };
  const workspace = await deps.workspaces.find(installationOf(message.conversation));
  if (workspace === null) return { kind: "refused", problem: slackProblems.notInstalled };
  if (!(await isOpenRoom(deps, workspace.token, message))) {
    const why = { words: slackWords.sharedRoom, problem: slackProblems.sharedRoom };
    return tellAlone(deps, folds, workspace, message, why);
  }
  const ways = waysOf(message, replacesPlatformId);
  let closed: Closed | null = null;
  for (const way of ways) {
    const end = await sendBy(deps, folds, workspace, message, way);
    if (end.kind !== "closed") return end;
    closed ??= end;
  }
  if (closed === null) return { kind: "refused", problem: slackProblems.nobodyToTell };
  const why = { words: slackWords.closedRoom(closed.code), problem: closed.problem };
  return tellAlone(deps, folds, workspace, message, why);
}

/** What cannot stand in a room goes to the one for whom it was said, with the reason: nobody waits in vain. */
async function tellAlone(
  deps: TransportDeps,
  folds: Folds,
  workspace: Workspace,
  message: OutgoingMessage,
  { words, problem }: { readonly words: string; readonly problem: string },
): Promise<SendResult> {
  const user = message.visibility === "everybody" ? aloneInstead(message) : null;
  if (user === null || message.card === null) return { kind: "refused", problem };
  deps.log.warn(
    { message: message.id, problem },
    "Slack: nothing can be posted in a room; one person is told",
  );
  const told = { ...message, card: prefaced(message.card, words) };
  const end = await sendBy(deps, folds, workspace, told, { kind: "post", channel: user, thread: null });
  // It stands elsewhere than its row says: nothing can replace it there.
  if (end.kind === "sent") return { kind: "sent", platformId: null };
  return end.kind === "closed" ? { kind: "refused", problem } : end;
}

/** Not by this way; `code`: why Slack lets nobody into the room, where that is the reason. */
interface Closed {
  readonly kind: "closed";
  readonly code: string | null;
  readonly problem: string;
}
type Attempt = SendResult | Closed;

async function sendBy(
  deps: TransportDeps,
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
  { workspaces }: TransportDeps,
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
  { webApi, replyUrls }: TransportDeps,
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
