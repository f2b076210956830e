import { z } from "zod";
import { fromCommand, fromShortcut } from "./from-command.ts";
import { fromAppMention, fromMessage } from "./from-message.ts";
import { fromSubmission, fromTap } from "./from-tap.ts";
import { accountOf, conversationOf, type Frame, type Heard, ignored, slackId } from "./heard.ts";

/**
 * A verified payload of Slack as something that was said, or the reason why it means nothing to Cairn.
 * Takes any JSON whatsoever.
 */
export function readPayload(payload: unknown, frame: Frame): Heard {
  const { type, event, command } = anyPayload.catch({}).parse(payload);
  if (typeof command === "string") return fromCommand(payload, frame);
  switch (type) {
    case "event_callback":
      return readEvent(event, frame);
    case "block_actions":
      return fromTap(payload, frame);
    case "view_submission":
      return fromSubmission(payload, frame);
    case "message_action":
      return fromShortcut(payload, frame);
    case "app_rate_limited":
      return { kind: "limited" };
  }
  return ignored("a payload of a kind that is not used");
}

const anyPayload = z.object({
  type: z.unknown().optional(),
  event: z.unknown().optional(),
  command: z.unknown().optional(),
});

/** Events Cairn listens to, by their type; `message` stands for the four kinds of conversation. */
export const eventReaders: Readonly<Record<string, (event: unknown, frame: Frame) => Heard>> = Object.freeze(
  Object.assign(Object.create(null), {
    app_mention: fromAppMention,
    message: fromMessage,
    app_home_opened: fromOpening,
    tokens_revoked: fromRevocation,
    app_uninstalled: () => ({ kind: "revoked", reason: "the app was uninstalled" }) satisfies Heard,
  }),
);

function readEvent(event: unknown, frame: Frame): Heard {
  const { type } = z.object({ type: z.string() }).catch({ type: "" }).parse(event);
  return eventReaders[type]?.(event, frame) ?? ignored("an event that is not used");
}

const opening = z.object({
  user: slackId,
  channel: slackId.nullish(),
  tab: z.enum(["home", "messages"]).catch("home"),
});

function fromOpening(event: unknown, frame: Frame): Heard {
  const parsed = opening.safeParse(event);
  if (!parsed.success) return ignored("an opening that cannot be read");
  const { user, channel, tab } = parsed.data;
  const account = accountOf(frame, user);
  if (tab === "home") return { kind: "opened", account, tab };
  if (!channel) return ignored("an opening of no conversation");
  return { kind: "opened", account, conversation: conversationOf(frame, channel), tab };
}

const revocation = z.object({ tokens: z.object({ bot: z.array(z.unknown()).min(1) }) });

/** Tokens of single people are none of ours; Cairn uses the app's own. */
function fromRevocation(event: unknown): Heard {
  return revocation.safeParse(event).success
    ? { kind: "revoked", reason: "its tokens were revoked" }
    : ignored("tokens of people were revoked, not the app's own");
}
