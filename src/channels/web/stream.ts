import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { Response } from "express";
import type { ConversationStore, OutgoingMessage } from "../../core/ports/conversation-store.ts";
import type { Growing, WebReveals } from "./reveal.ts";
import type { WebMessage } from "./web-message.ts";

export interface StreamDeps {
  readonly messagesAfter: ConversationStore["messagesAfter"];
  readonly toJson: (message: OutgoingMessage) => WebMessage;
  /** Told what grows in a place, until the returned function is called. */
  readonly listen: WebReveals["listen"];
  readonly growingToJson: (growing: Growing) => WebMessage;
  readonly pollMs: number;
}

/** Proxies close a connection on which nothing is said for half a minute or so. */
const heartbeatMs = 15_000;

/**
 * What Cairn says in a conversation, as server-sent events, until the client leaves. It looks into the store
 * again and again: messages may come from another process.
 */
export async function streamMessages(
  deps: StreamDeps,
  place: Parameters<ConversationStore["messagesAfter"]>[0],
  response: Response,
): Promise<void> {
  const gone = new AbortController();
  const stopListening = deps.listen(place, (growing) => {
    void send(response, growingEvent(deps.growingToJson(growing)), gone.signal);
  });
  response.on("close", () => {
    stopListening();
    gone.abort();
  });
  response.set({
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
  });
  response.write("retry: 2000\n\n");
  let after = place.after;
  let quietMs = 0;
  while (!gone.signal.aborted) {
    const news = await deps.messagesAfter({ ...place, after });
    for (const message of news) await send(response, event(deps.toJson(message)), gone.signal);
    after = news.at(-1)?.id ?? after;
    quietMs = news.length > 0 ? 0 : quietMs + deps.pollMs;
    if (quietMs >= heartbeatMs) {
      await send(response, ": still here\n\n", gone.signal);
      quietMs = 0;
    }
    await pause(deps.pollMs, undefined, { signal: gone.signal }).catch(() => undefined);
  }
}

function event(message: WebMessage): string {
  // Ids come from us; a line break in one would end the event.
  return `id: ${message.id.replace(/[\r\n]/g, "")}\ndata: ${JSON.stringify(message)}\n\n`;
}

/** Without an id: whoever connects again asks for what came after the last whole message. */
function growingEvent(message: WebMessage): string {
  return `event: growing\ndata: ${JSON.stringify(message)}\n\n`;
}

async function send(response: Response, text: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted || response.write(text)) return;
  await once(response, "drain", { signal }).catch(() => undefined);
}
