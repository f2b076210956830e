import type { PretendMessage } from "./pretend-slack.ts";

/**
 * Streams as Slack keeps them: `chat.update` is refused while one is open, growing and ending once it is not, and
 * at the top of a conversation there is none.
 */
export function streamCall(
  method: string,
  form: URLSearchParams,
  world: {
    readonly messages: PretendMessage[];
    readonly post: () => string;
    readonly idIn: (metadata: string | null) => string | null;
  },
): object | null {
  const channel = form.get("channel") ?? "";
  const words = form.get("markdown_text") ?? "";
  const place = world.messages.findIndex((one) => one.channel === channel && one.ts === form.get("ts"));
  const found = world.messages[place];
  switch (method) {
    case "chat.startStream": {
      if (form.get("thread_ts") === null) return { ok: false, error: "invalid_thread_ts" };
      if (form.get("recipient_user_id") === null) return { ok: false, error: "missing_recipient_user_id" };
      if (form.get("recipient_team_id") === null) return { ok: false, error: "missing_recipient_team_id" };
      const ts = world.post();
      const last = world.messages.length - 1;
      world.messages[last] = { ...(world.messages[last] as PretendMessage), text: words, isStreaming: true };
      return { ok: true, channel, ts };
    }
    case "chat.appendStream":
    case "chat.stopStream": {
      if (found === undefined) return { ok: false, error: "message_not_found" };
      if (!found.isStreaming) return { ok: false, error: "message_not_in_streaming_state" };
      if (method === "chat.appendStream" && words === "") return { ok: false, error: "no_text" };
      const text = found.text + words;
      const blocks = form.get("blocks");
      const ended = {
        isStreaming: false,
        blocks: blocks === null ? found.blocks : JSON.parse(blocks),
        id: world.idIn(form.get("metadata")),
      };
      world.messages[place] = { ...found, text, ...(method === "chat.stopStream" ? ended : {}) };
      return { ok: true, channel, ts: found.ts };
    }
    case "chat.update":
      return found?.isStreaming ? { ok: false, error: "streaming_state_conflict" } : null;
  }
  return null;
}
