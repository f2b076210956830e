import type { Card } from "../../core/card.ts";
import { prefaced } from "../../core/card-parts.ts";
import { teamsProblems, teamsWords } from "../../core/messages/teams.ts";
import type { AccountStore } from "../../core/ports/account-store.ts";
import type { OutgoingMessage } from "../../core/ports/conversation-store.ts";
import type { ConversationReference, ReferenceStore } from "../../core/ports/reference-store.ts";
import type { SendResult, Transport } from "../../core/ports/transport.ts";
import { type ConnectorAt, errorName } from "./connector.ts";
import { type EndStreamDeps, endStream } from "./end-stream.ts";
import { type SendFailure, sendFailure } from "./send-failure.ts";
import { toActivity } from "./to-activity.ts";

export interface TransportDeps extends EndStreamDeps {
  readonly connector: ConnectorAt;
  readonly references: ReferenceStore;
  readonly accounts: Pick<AccountStore, "account">;
}

/** Teams for delivery. Never throws, and never sends a message twice by itself. */
export function createTransport(deps: TransportDeps): Transport {
  return {
    send: async (message, replacesPlatformId) => {
      try {
        return await send(deps, message, replacesPlatformId);
      } catch (error) {
        // Nothing has left yet: only the conversation was looked up, and the card drawn.
        return { kind: "failed", problem: errorName(error) };
      }
    },
    // Teams gives no message back by an id of ours.
    find: async () => ({ kind: "no-look-up" }),
    pace: {
      // 7 a second, 60 in half a minute and 1,800 an hour: half of each at once, the other half over its time.
      conversation: { perSecond: 3.5, burst: 3 },
      longer: [
        { perSecond: 1, burst: 30 },
        { perSecond: 0.25, burst: 900 },
      ],
      // 50 a second for the app in a tenant.
      workspace: { perSecond: 25, burst: 25 },
      workspaceOf: () => "tenant",
    },
  };
}

async function send(
  deps: TransportDeps,
  message: OutgoingMessage,
  replacesPlatformId: string | null,
): Promise<SendResult> {
  const { card, conversation } = message;
  if (card === null) return { kind: "refused", problem: teamsProblems.notKept };
  const reference = await deps.references.reference("teams", conversation);
  if (reference === null) return { kind: "refused", problem: teamsProblems.notThere };
  if (reference.closed !== null)
    return tellAlone(deps, message, card, teamsProblems.closed(reference.closed));
  const begun = await endStream(deps, deps.connector(reference.serviceUrl), { ...message, card });
  if (begun.kind !== "none" && begun.kind !== "replace") return begun;
  const activity = drawnFor(deps, message, card, reference);
  const place = begun.kind === "none" ? replacesPlatformId : begun.platformId;
  const end = await bring(deps, reference, message, activity, place);
  if (end.kind === "closed") {
    await deps.references.closeReference("teams", conversation, end.problem);
    return tellAlone(deps, message, card, end.problem);
  }
  return end.kind === "nothing-to-replace" ? { kind: "refused", problem: end.problem } : end;
}

/** What cannot stand in a room goes to the one for whom it was said, with the reason. Changes are not told again. */
async function tellAlone(
  deps: TransportDeps,
  message: OutgoingMessage,
  card: Card,
  problem: string,
): Promise<SendResult> {
  const refused = { kind: "refused", problem } as const;
  const { account, conversation, replaces } = message;
  if (account === null || replaces !== null) return refused;
  const direct = (await deps.accounts.account("teams", account))?.direct ?? null;
  if (direct === null || direct === conversation) return refused;
  const reference = await deps.references.reference("teams", direct);
  if (reference === null || reference.closed !== null) return refused;
  deps.log.warn({ message: message.id, problem }, "Teams: nothing can be said in a room; one person is told");
  const activity = drawnFor(deps, message, prefaced(card, teamsWords.closedRoom), reference);
  const end = await tried(() => deps.connector(reference.serviceUrl).post(direct, activity));
  // It stands elsewhere than its row says: nothing can replace it there.
  if (end.kind === "sent") return { kind: "sent", platformId: null };
  return end.kind === "closed" || end.kind === "nothing-to-replace" ? refused : end;
}

function drawnFor(
  { publicUrl }: TransportDeps,
  { id }: OutgoingMessage,
  card: Card,
  { user }: ConversationReference,
): object {
  return toActivity(card, { baseUrl: publicUrl, message: id, user });
}

type End = SendFailure | (SendResult & { readonly kind: "sent" });

/** In its place where it has one; where that is gone, below. */
async function bring(
  { connector, log }: TransportDeps,
  reference: ConversationReference,
  message: OutgoingMessage,
  activity: object,
  replacesPlatformId: string | null,
): Promise<End> {
  const { update, post } = connector(reference.serviceUrl);
  const place = addressOf(message);
  if (replacesPlatformId !== null) {
    const end = await tried(async () => {
      await update(place, replacesPlatformId, activity);
      return replacesPlatformId;
    });
    // Putting the same words in the same place twice changes nothing.
    if (end.kind === "unknown") return { kind: "failed", problem: end.problem };
    if (end.kind !== "nothing-to-replace") return end;
    log.warn({ message: message.id, problem: end.problem }, "Teams: what was to be replaced is gone");
  }
  return tried(() => post(place, activity));
}

async function tried(call: () => Promise<string | null>): Promise<End> {
  try {
    return { kind: "sent", platformId: await call() };
  } catch (error) {
    return sendFailure(error);
  }
}

/** A thread is a conversation of its own to Teams. */
export function addressOf({
  conversation,
  thread,
}: Pick<OutgoingMessage, "conversation" | "thread">): string {
  return thread === null ? conversation : `${conversation};messageid=${thread}`;
}
