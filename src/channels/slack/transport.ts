import { prefaced } from "../../core/card-parts.ts";
import { sentences } from "../../core/card-text.ts";
import { replyWords } from "../../core/messages/reply.ts";
import { slackProblems, slackWords } from "../../core/messages/slack.ts";
import type { BeginningStore } from "../../core/ports/beginning-store.ts";
import type { OutgoingMessage } from "../../core/ports/conversation-store.ts";
import type { SendResult, Transport } from "../../core/ports/transport.ts";
import type { Reveals } from "../../core/reveal.ts";
import { continueCard } from "../cards/continue-card.ts";
import type { Log } from "./bolt-log.ts";
import { endStream } from "./end-stream.ts";
import { findMessage } from "./find-message.ts";
import { installationOf, localId } from "./heard.ts";
import type { ReplyUrls } from "./reply-url.ts";
import { aloneInstead, isOpenRoom } from "./room-door.ts";
import { type Closed, type Folds, sendBy } from "./send-by.ts";
import { errorName } from "./send-failure.ts";
import { isForAsker, type Way, waysOf } from "./send-ways.ts";
import { type Begun, takeBeginning } from "./take-beginning.ts";
import type { WebApi } from "./web-api.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

export interface TransportDeps {
  readonly webApi: WebApi;
  readonly workspaces: Workspaces;
  readonly replyUrls: ReplyUrls;
  readonly beginnings: BeginningStore;
  readonly shownOf: Reveals["shown"];
  /** Start of the addresses of our own pages, without a slash at the end. */
  readonly publicUrl: string;
  /** Rooms shared with other companies in which Cairn may speak: `C1` or `T1/C1`. */
  readonly sharedChannels: () => Promise<readonly string[]>;
  readonly log: Log;
}

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
  const begun = await takeBeginning(deps, workspace, message);
  if (begun === null) return sendWays(deps, folds, workspace, message, waysOf(message, replacesPlatformId));
  if ("problem" in begun) return begun;
  return sendInPlace(deps, folds, workspace, message, begun);
}

/** In the place of the beginning that stands there already. What is for one person alone leaves nothing there. */
async function sendInPlace(
  deps: TransportDeps,
  folds: Folds,
  workspace: Workspace,
  message: OutgoingMessage,
  { way, ts }: Begun,
): Promise<SendResult> {
  const isElsewhere = isForAsker(message);
  const shown = message.event === null || isElsewhere ? null : deps.shownOf(message.event);
  if (way === "stream") {
    const continued = message.card === null || shown === null ? null : continueCard(message.card, shown);
    const end = await endStream(deps, message, { token: workspace.token, ts, continued });
    if (end.kind === "whole") return { kind: "sent", platformId: ts };
    if (end.kind !== "stopped") return end;
  }
  if (!isElsewhere) return sendWays(deps, folds, workspace, message, waysOf(message, ts));
  const channel = localId(message.conversation);
  const moved = { ...message, card: sentences(replyWords.answeredPrivately) };
  const end = await sendBy(deps, folds, workspace, moved, { kind: "update", channel, ts });
  if (end.kind === "wait" || end.kind === "failed") return end;
  return sendWays(deps, folds, workspace, message, waysOf(message, null));
}

async function sendWays(
  deps: TransportDeps,
  folds: Folds,
  workspace: Workspace,
  message: OutgoingMessage,
  ways: readonly Way[],
): Promise<SendResult> {
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
