import { z } from "zod";
import { readTap } from "../cards/adaptive-tap.ts";
import { eventId, type Frame, type Heard, ignored, inboundOf, placeIn, shortHash } from "./heard.ts";
import { isMentioned, mentionsOf, plainWords, speaksToAnother } from "./plain-words.ts";

const written = z.object({
  text: z.string().nullish().catch(null),
  entities: z.unknown().optional(),
  value: z.unknown().optional(),
});

/** A message: words, or a button of a client that knows no other way to send one. */
export function fromMessage(activity: unknown, frame: Frame): Heard {
  const { text, entities, value } = written.catch({ text: null }).parse(activity);
  const { id } = frame;
  if (id === null) return ignored("a message that nothing tells from others");
  if (frame.isBot) return ignored("said by an app");
  const tap = readTap(value);
  if (tap !== null) {
    const body = { kind: "action", ...tap } as const;
    return {
      kind: "said",
      inbound: inboundOf(frame, { id: eventId(frame, id), message: frame.replyTo, body }),
    };
  }
  return said(
    frame,
    { id: eventId(frame, id), message: id, kind: "message" },
    { text: text ?? "", entities },
  );
}

/** A message that was changed, or brought back. */
export function fromUpdate(activity: unknown, frame: Frame): Heard {
  const { text, entities } = written.catch({ text: null }).parse(activity);
  const { id, eventType, timestamp } = frame;
  if (id === null) return ignored("a change that nothing tells from others");
  if (frame.isBot) return ignored("said by an app");
  if (eventType !== "editMessage" && eventType !== "undeleteMessage") {
    return ignored("a change that says nothing new");
  }
  const mark = shortHash(eventType, text ?? null, timestamp);
  return said(
    frame,
    { id: eventId(frame, id, mark), message: id, kind: "edit" },
    { text: text ?? "", entities },
  );
}

/** A message that was deleted. What stood there is not told; an answer to it is found by its place alone. */
export function fromDeletion(frame: Frame): Heard {
  const { id, eventType, timestamp } = frame;
  if (id === null) return ignored("a deletion that nothing tells from others");
  if (eventType !== null && eventType !== "softDeleteMessage") {
    return ignored("a deletion of a kind that means nothing");
  }
  const event = eventId(frame, id, "deleted", shortHash(timestamp));
  return { kind: "said", inbound: inboundOf(frame, { id: event, message: id, body: { kind: "deletion" } }) };
}

function said(
  frame: Frame,
  event: { readonly id: string; readonly message: string; readonly kind: "message" | "edit" },
  { text, entities }: { readonly text: string; readonly entities: unknown },
): Heard {
  const mentions = mentionsOf(entities);
  const isNamed = isMentioned(mentions, frame.bot);
  const words = plainWords(text, mentions, frame.bot);
  if (words === "" && !isNamed) return ignored("nothing was said");
  const { id, message, kind } = event;
  const inbound = { ...placeIn(frame), id, message, body: { kind, text: words } };
  if (frame.kind === "personal" || isNamed) return { kind: "said", inbound };
  const { thread } = inbound;
  if (thread === null || thread === message) return ignored("said in a room to others");
  const toAnother = speaksToAnother(text, mentions, frame.bot);
  return { kind: "overheard", inbound: { ...inbound, thread }, speaksToAnother: toAnother };
}
