import { z } from "zod";
import type { OutgoingMessage } from "../../core/ports/conversation-store.ts";
import type { FindResult } from "../../core/ports/transport.ts";
import { installationOf, isDirect, localId } from "./heard.ts";
import { errorName } from "./send-failure.ts";
import type { WebApi } from "./web-api.ts";
import type { Workspaces } from "./workspaces.ts";

/** What every post carries, so that it is found again by our own id. */
export function metadataOf({ id }: Pick<OutgoingMessage, "id">) {
  return { event_type: "cairn_message", event_payload: { id } };
}

const page = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        metadata: z
          .object({ event_payload: z.object({ id: z.unknown() }).nullish() })
          .nullish()
          .catch(null),
      }),
    )
    .catch([]),
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
  const channel = localId(message.conversation);
  const isHidden = message.visibility === "asker" && !isDirect(channel);
  if (isHidden || !/^[CDG]/.test(channel)) return { kind: "no-look-up" };
  try {
    const workspace = await workspaces.find(installationOf(message.conversation));
    if (workspace === null) return { kind: "no-look-up" };
    const oldest = ((message.at.getTime() - clockSkewMs) / 1000).toFixed(6);
    const where = { channel, oldest, include_all_metadata: true, limit: pageSize };
    let cursor: string | null = null;
    for (let count = 0; count < pagesMost; count++) {
      const more: Record<string, string> = cursor === null ? {} : { cursor };
      const found = page.parse(
        message.thread === null
          ? await webApi(workspace.token, "conversations.history", { ...where, ...more })
          : await webApi(workspace.token, "conversations.replies", { ...where, ...more, ts: message.thread }),
      );
      const ours = found.messages.find((one) => one.metadata?.event_payload?.id === message.id);
      if (ours !== undefined) return { kind: "found", platformId: ours.ts };
      cursor = found.response_metadata?.next_cursor || null;
      if (cursor === null) return { kind: "absent" };
    }
    return { kind: "no-look-up" };
  } catch (error) {
    return afterFailure(errorName(error));
  }
}

/** Rooms that cannot be read cannot be looked into; the rest may pass later. */
function afterFailure(problem: string): FindResult {
  if (problem === "thread_not_found") return { kind: "absent" };
  const closed = ["channel_not_found", "not_in_channel", "missing_scope"];
  return closed.includes(problem) ? { kind: "no-look-up" } : { kind: "failed", problem };
}
