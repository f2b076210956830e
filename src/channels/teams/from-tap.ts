import { z } from "zod";
import { readTap } from "../cards/adaptive-tap.ts";
import { eventId, type Frame, type Heard, inboundOf, placeIn, shortHash, unanswerable } from "./heard.ts";

const executed = z.object({ action: z.object({ verb: z.string(), data: z.unknown().optional() }) });
const looked = z.object({ message: z.string().min(1).max(100) });

/** `adaptiveCard/action`: a tapped button of a card, or a card that is looked at again. */
export function fromExecute(value: unknown, frame: Frame): Heard {
  const action = executed.safeParse(value).data?.action;
  if (action === undefined) return unanswerable("a tap that cannot be read");
  if (action.verb === "refresh") {
    const message = looked.safeParse(action.data).data?.message;
    return message === undefined
      ? unanswerable("a look at a card that is not ours")
      : { kind: "looked-at", message };
  }
  return tapped(frame, action.data, "card", frame.replyTo);
}

const task = z.object({ data: z.unknown().optional() });
const remembered = z.object({ message: z.string().min(1).max(400).nullish() });

/** `task/fetch`: a button behind which a form opens. */
export function fromTaskFetch(value: unknown): Heard {
  const tap = readTap(task.safeParse(value).data?.data);
  return tap === null
    ? unanswerable("a form that is not ours")
    : { kind: "form-wanted", action: tap.action, value: tap.value };
}

/** `task/submit`: a form that was filled in, at the message whose button opened it. */
export function fromTaskSubmit(value: unknown, frame: Frame): Heard {
  const data = task.safeParse(value).data?.data;
  const message = remembered.safeParse(data).data?.message ?? frame.replyTo;
  return tapped(frame, data, "form", message);
}

function tapped(frame: Frame, data: unknown, from: "card" | "form", message: string | null): Heard {
  const tap = readTap(data);
  if (tap === null) return unanswerable("a button that is not ours");
  const body = { kind: "action", ...tap } as const;
  return { kind: "tapped", from, inbound: inboundOf(frame, { id: markOf(frame, tap), message, body }) };
}

const judgement = z.object({
  actionName: z.literal("feedback"),
  actionValue: z.object({ reaction: z.enum(["like", "dislike"]) }),
});

/** `message/submitAction`: a thumb below a message of ours. */
export function fromThumb(value: unknown, frame: Frame): Heard {
  const judged = judgement.safeParse(value).data;
  const { replyTo: message } = frame;
  if (judged === undefined || message === null) return unanswerable("a judgement that cannot be read");
  const { reaction } = judged.actionValue;
  const tap = { ...placeIn(frame), id: markOf(frame, judged), message };
  return { kind: "judged", tap, isHelpful: reaction === "like" };
}

/** An invoke has an id of its own; where Teams leaves it out, its instant tells it from others. */
function markOf(frame: Frame, sent: object): string {
  const { id, replyTo, timestamp, account } = frame;
  return eventId(frame, id ?? shortHash(replyTo, timestamp, account, JSON.stringify(sent)));
}
