import { z } from "zod";
import type { OutgoingMessage } from "../../core/ports/conversation-store.ts";
import { isDirect, isListed, localId } from "./heard.ts";
import { errorName } from "./send-failure.ts";
import type { WebApi } from "./web-api.ts";

export interface RoomDoorDeps {
  readonly webApi: WebApi;
  /** Rooms shared with other companies in which Cairn may speak: `C1` or `T1/C1`. */
  readonly sharedChannels: () => Promise<readonly string[]>;
}

const info = z.object({
  channel: z
    .object({ is_ext_shared: z.boolean().nullish(), is_pending_ext_shared: z.boolean().nullish() })
    .nullish()
    .catch(null),
});

/** Slack does not show us the room: then the post itself says whether we may. */
const unseen = ["missing_scope", "channel_not_found", "not_in_channel", "unknown_method"];

/**
 * Whether something may be said in a room without having been asked there: a shared answer, the reply of an
 * expert. What was asked came with Slack's word on the room; a tap or a command comes without it.
 *
 * @throws the client's errors when Slack cannot be asked.
 */
export async function isOpenRoom(
  { webApi, sharedChannels }: RoomDoorDeps,
  token: string,
  { conversation, visibility, event, replaces }: OutgoingMessage,
): Promise<boolean> {
  const channel = localId(conversation);
  const isNews = visibility === "everybody" && event === null && replaces === null;
  if (!isNews || isDirect(channel) || isListed(await sharedChannels(), conversation)) return true;
  try {
    const found = info.parse(await webApi(token, "conversations.info", { channel })).channel;
    return !found?.is_ext_shared && !found?.is_pending_ext_shared;
  } catch (error) {
    if (unseen.includes(errorName(error))) return true;
    throw error;
  }
}

/** Who hears of a message alone when nobody may post it in its room; `null`: nobody. Changes are not told again. */
export function aloneInstead({ conversation, account, replaces }: OutgoingMessage): string | null {
  return account === null || replaces !== null || isDirect(localId(conversation)) ? null : localId(account);
}
