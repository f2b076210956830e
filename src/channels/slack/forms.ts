import { z } from "zod";
import type { Inbound } from "../../core/inbound.ts";
import { type Tab, timestamp } from "./heard.ts";

const metadataMost = 3000;

const conversation = z.string().regex(/^[A-Za-z0-9_-]{1,40}\/[A-Za-z0-9_-]{1,40}$/);
const openedSchema = z.object({
  action: z.string().min(1).max(100),
  value: z.record(z.string(), z.unknown()),
  conversation,
  thread: timestamp.nullable(),
  message: timestamp.nullable(),
  replyUrl: z.string().nullable(),
  reach: z.enum(["direct", "room", "aside"]),
  tab: z.literal("home").nullable(),
});

/** What a form must remember until it is sent: the button that opened it, and where that was tapped. */
export type Opened = z.infer<typeof openedSchema>;

/** As text for the modal's private metadata; `null`: it does not fit. */
export function remembered(inbound: Inbound, tab: Tab): string | null {
  if (inbound.body.kind !== "action") return null;
  const { conversation, thread, message, replyUrl, reach, body } = inbound;
  const text = JSON.stringify({
    action: body.action,
    value: body.value ?? {},
    conversation,
    thread,
    message,
    replyUrl,
    reach,
    tab,
  } satisfies Record<keyof Opened, unknown>);
  return text.length <= metadataMost ? text : null;
}

/** What `remembered` wrote; `null` for anything else. */
export function opened(metadata: string): Opened | null {
  try {
    return openedSchema.safeParse(JSON.parse(metadata)).data ?? null;
  } catch {
    return null;
  }
}
