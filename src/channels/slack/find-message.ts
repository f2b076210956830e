import { z } from "zod";
import type { BeginningWay } from "../../core/ports/beginning-store.ts";
import type { OutgoingMessage } from "../../core/ports/conversation-store.ts";
import type { FindResult } from "../../core/ports/transport.ts";
import { installationOf, isDirect, localId } from "./heard.ts";
import { aloneInstead } from "./room-door.ts";
import { errorName } from "./send-failure.ts";
import type { WebApi, WebMethod } from "./web-api.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

/** The kind of metadata by which our posts are known. */
export const ownMessages = "cairn_message";

/** What every post carries, so that it is found again by our own id. */
export function metadataOf({ id }: Pick<OutgoingMessage, "id">) {
  return { event_type: ownMessages, event_payload: { id } };
}

const standing = z.object({
  ts: z.string(),
  user: z.string().nullish().catch(null),
  metadata: z
    .object({ event_payload: z.object({ id: z.unknown() }).nullish() })
    .nullish()
    .catch(null),
});
type Standing = z.infer<typeof standing>;

const page = z.object({
  messages: z.array(standing).catch([]),
  response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish(),
});

/** Our clock and Slack's may differ by this much. */
const clockSkewMs = 60_000;
const pageSize = 200;
const pagesMost = 5;

/** Looks for a post by our id, from the time it was written on. Ephemerals cannot be looked up. */
export async function findMessage(
  { webApi, workspaces }: { readonly webApi: WebApi; readonly workspaces: Workspaces },
  message: OutgoingMessage,
): Promise<FindResult> {
  const { conversation, visibility, thread, id, at } = message;
  const channel = localId(conversation);
  const isHidden = visibility === "asker" && !isDirect(channel);
  if (isHidden || !/^[CDG]/.test(channel)) return { kind: "no-look-up" };
  try {
    const workspace = await workspaces.find(installationOf(conversation));
    if (workspace === null) return { kind: "no-look-up" };
    const call: Call = (method, args) => webApi(workspace.token, method, args);
    const inRoom = await look(call, { channel, thread, at }, hasId(id));
    const alone = aloneInstead(message);
    if (alone === null || inRoom.kind === "found" || inRoom.kind === "failed") return inRoom;
    const told = await lookAlone(call, alone, { id, at });
    return told.kind === "found" || told.kind === "failed" ? told : inRoom;
  } catch (error) {
    return { kind: "failed", problem: errorName(error) };
  }
}

type Call = (method: WebMethod, args: Readonly<Record<string, unknown>>) => Promise<unknown>;

/**
 * Looks for the beginning of an answer. A post is known by its event. A stream bears no mark of ours before it
 * ends, and everything else that the app says in a thread does.
 */
export async function findBeginning(
  webApi: WebApi,
  { token, botUser }: Workspace,
  {
    conversation,
    thread,
    event,
    way,
    at,
  }: Pick<OutgoingMessage, "conversation" | "thread" | "at"> & {
    readonly event: string;
    readonly way: BeginningWay;
  },
): Promise<FindResult> {
  const isUnmarked = ({ user, metadata }: Standing) => user === botUser && !metadata?.event_payload;
  if (way === "stream" && botUser === null) return { kind: "no-look-up" };
  const call: Call = (method, args) => webApi(token, method, args);
  const where = { channel: localId(conversation), thread, at };
  return look(call, where, way === "stream" ? isUnmarked : hasId(event));
}

function hasId(id: string) {
  return ({ metadata }: Standing) => metadata?.event_payload?.id === id;
}

interface Place extends Pick<OutgoingMessage, "thread" | "at"> {
  readonly channel: string;
}

async function look(
  call: Call,
  { channel, thread, at }: Place,
  isWanted: (one: Standing) => boolean,
): Promise<FindResult> {
  const oldest = ((at.getTime() - clockSkewMs) / 1000).toFixed(6);
  const where = { channel, oldest, include_all_metadata: true, limit: pageSize };
  let cursor: string | null = null;
  try {
    for (let count = 0; count < pagesMost; count++) {
      const args: Record<string, unknown> = cursor === null ? where : { ...where, cursor };
      const found = page.parse(
        thread === null
          ? await call("conversations.history", args)
          : await call("conversations.replies", { ...args, ts: thread }),
      );
      const ours = found.messages.find(isWanted);
      if (ours !== undefined) return { kind: "found", platformId: ours.ts };
      cursor = found.response_metadata?.next_cursor || null;
      if (cursor === null) return { kind: "absent" };
    }
    return { kind: "no-look-up" };
  } catch (error) {
    return afterFailure(errorName(error));
  }
}

const opened = z.object({ channel: z.object({ id: z.string() }) });

/** Where one person was told because nobody lets us into the room. */
async function lookAlone(
  call: Call,
  user: string,
  { id, at }: Pick<OutgoingMessage, "id" | "at">,
): Promise<FindResult> {
  try {
    const { channel } = opened.parse(await call("conversations.open", { users: user }));
    return await look(call, { channel: channel.id, thread: null, at }, hasId(id));
  } catch (error) {
    return afterFailure(errorName(error));
  }
}

/** What cannot be read cannot be looked into; the rest may pass later. */
function afterFailure(problem: string): FindResult {
  if (problem === "thread_not_found") return { kind: "absent" };
  return unreadable.includes(problem) ? { kind: "no-look-up" } : { kind: "failed", problem };
}

const unreadable = [
  "channel_not_found",
  "not_in_channel",
  "missing_scope",
  "user_not_found",
  "user_not_visible",
  "user_disabled",
  "cannot_dm_bot",
];
