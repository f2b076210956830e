import { z } from "zod";
import type { Call } from "./connector-call.ts";
import type { PretendActivity } from "./pretend-teams.ts";

const infoSchema = z.object({
  type: z.literal("streaminfo"),
  streamType: z.enum(["informative", "streaming", "final"]),
  streamId: z.string().optional(),
  streamSequence: z.int().optional(),
});

interface Streams {
  readonly messages: PretendActivity[];
  nextId: number;
}

/**
 * Streams as Teams keeps them: one at a time in a chat, each text beginning with the one before, numbered, and card,
 * sources and thumbs at the end alone. `null`: no part of a stream.
 */
export function streamActivity(
  state: Streams,
  conversation: string,
  body: Call["body"],
): { readonly status: number; readonly body: object } | null {
  const entities = Array.isArray(body.entities) ? body.entities : [];
  const info = entities.map((one) => infoSchema.safeParse(one).data).find((one) => one !== undefined);
  if (info === undefined) return null;
  const place = state.messages.findIndex(
    (one) => one.conversation === conversation && one.id === info.streamId,
  );
  const found = state.messages[place];
  const text = String(body.text ?? "");
  if (text === "") return refused(400, "BadRequest");
  if (
    info.streamType === "final" ? body.type !== "message" || info.streamSequence !== undefined : isOdd(body)
  ) {
    return refused(400, "BadArgument");
  }
  if (info.streamId === undefined) {
    const isOther = state.messages.some((one) => one.conversation === conversation && one.isStreaming);
    if (isOther || info.streamSequence !== 1) return refused(403, "ContentStreamNotAllowed");
    const id = `a-${++state.nextId}`;
    const began = { conversation, id, thread: null, activity: body, updates: 0, isStreaming: true };
    state.messages.push({ ...began, at: performance.now() });
    return { status: 201, body: { id } };
  }
  if (found === undefined || !found.isStreaming) return refused(403, "ContentStreamNotAllowed");
  if (!text.startsWith(String(found.activity.text))) return refused(400, "BadRequest");
  state.messages[place] = { ...found, activity: body, isStreaming: info.streamType !== "final" };
  return { status: 202, body: info.streamType === "final" ? { id: found.id } : {} };
}

/** What grows is words alone. */
function isOdd({ type, attachments, channelData }: Call["body"]): boolean {
  return type !== "typing" || attachments !== undefined || channelData !== undefined;
}

function refused(status: number, code: string) {
  const message = status === 403 ? JSON.stringify({ subCode: code, details: "" }) : code;
  return {
    status,
    body: { error: { code: status === 403 ? "ForbiddenOperationException" : code, message } },
  };
}
