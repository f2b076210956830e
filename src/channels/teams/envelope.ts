import { z } from "zod";

/** Ids travel into the database and into ids of ours: printable, and without the mark that parts a thread. */
const id = z.string().regex(/^[!-"$-~]{1,400}$/);
const account = z.object({
  id,
  aadObjectId: id.nullish().catch(null),
  role: z.string().nullish().catch(null),
});

const schema = z.object({
  type: z.string().max(100),
  channelId: z.literal("msteams"),
  id: id.nullish().catch(null),
  timestamp: z.string().max(100).nullish().catch(null),
  serviceUrl: z
    .string()
    .max(500)
    .refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)),
  from: account,
  recipient: z.object({ id }).nullish().catch(null),
  conversation: z.object({
    id,
    conversationType: z.string().nullish().catch(null),
    tenantId: z.string().nullish().catch(null),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string().nullish() }).nullish().catch(null),
      eventType: z.string().nullish().catch(null),
    })
    .nullish()
    .catch(null),
  replyToId: id.nullish().catch(null),
  localTimezone: z.string().max(60).nullish().catch(null),
});

/** What every activity of Teams says, whatever its kind. */
export interface Envelope {
  readonly type: string;
  /** Of the activity: of a message, the message's own. `null`: it has none. */
  readonly id: string | null;
  readonly timestamp: string | null;
  readonly serviceUrl: string;
  /** Entra tenant in which it was said; `null`: it names none. */
  readonly tenant: string | null;
  /** Without the thread. */
  readonly conversation: string;
  readonly kind: "personal" | "group" | "channel";
  /** Id of the first message of the thread; `null` outside of channels, which alone have threads. */
  readonly thread: string | null;
  /** Whoever spoke: the Entra object id, or Teams' own where there is none. */
  readonly account: string;
  /** Teams' id of whoever spoke. */
  readonly user: string;
  readonly isBot: boolean;
  /** Teams' id of our bot. */
  readonly bot: string | null;
  readonly eventType: string | null;
  /** Message that a tap, an invoke or a reply belongs to. */
  readonly replyTo: string | null;
  /** IANA name, as the client of whoever spoke says. */
  readonly timeZone: string | null;
}

/** Any JSON whatsoever; `null`: no activity of Teams. */
export function readEnvelope(payload: unknown): Envelope | null {
  const activity = schema.safeParse(payload).data;
  if (activity === undefined) return null;
  const { from, conversation, channelData, recipient, replyToId } = activity;
  const [, place = "", root = null] = /^(.*?)(?:;messageid=(.+))?$/.exec(conversation.id) ?? [];
  const kind = kindOf(conversation.conversationType ?? null, conversation.id);
  return {
    type: activity.type,
    id: activity.id ?? null,
    timestamp: activity.timestamp ?? null,
    serviceUrl: activity.serviceUrl,
    tenant: conversation.tenantId ?? channelData?.tenant?.id ?? null,
    conversation: place,
    kind,
    thread: kind === "channel" ? (root ?? activity.id ?? null) : null,
    account: from.aadObjectId ?? from.id,
    user: from.id,
    isBot: from.role === "bot" || from.id.startsWith("28:") || from.id === recipient?.id,
    bot: recipient?.id ?? null,
    eventType: channelData?.eventType ?? null,
    replyTo: replyToId ?? null,
    timeZone: zoneOf(activity.localTimezone),
  };
}

/** Dates are reckoned in it: a name that nobody knows would break the next one. */
function zoneOf(name: string | null | undefined): string | null {
  if (!name) return null;
  try {
    Intl.DateTimeFormat("en", { timeZone: name });
    return name;
  } catch {
    return null;
  }
}

function kindOf(said: string | null, id: string): Envelope["kind"] {
  switch (said) {
    case "personal":
      return "personal";
    case "groupChat":
      return "group";
    case "channel":
      return "channel";
  }
  if (id.startsWith("a:")) return "personal";
  return /;messageid=|@thread\.(?:tacv2|skype)/.test(id) ? "channel" : "group";
}
