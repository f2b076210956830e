import { z } from "zod";
import type { Inbound } from "../../core/inbound.ts";
import { decodeAction } from "../cards/block-kit-actions.ts";
import { readForm } from "../cards/block-kit-form.ts";
import { opened } from "./forms.ts";
import {
  accountOf,
  conversationOf,
  type Frame,
  type Heard,
  ignored,
  isDirect,
  replyUrl,
  slackId,
  timestamp,
  trigger,
} from "./heard.ts";

const tap = z.object({
  user: z.object({ id: slackId, team_id: z.string().nullish() }),
  trigger_id: trigger,
  response_url: z.string().nullish(),
  container: z.object({
    type: z.string(),
    message_ts: timestamp.nullish(),
    thread_ts: timestamp.nullish(),
    channel_id: slackId.nullish(),
    is_ephemeral: z.boolean().nullish(),
  }),
  channel: z.object({ id: slackId }).nullish(),
  message: z.object({ thread_ts: timestamp.nullish() }).nullish(),
  view: z.object({ type: z.string() }).nullish(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().nullish() })).min(1),
});
type Tapped = z.infer<typeof tap>;

const submission = z.object({
  user: z.object({ id: slackId, team_id: z.string().nullish() }),
  view: z.object({
    id: slackId,
    hash: z.string().regex(/^[\w.-]{1,60}$/),
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.unknown() }),
  }),
});

/** The modals that `forms.ts` opens. */
export const formCallback = "cairn_form";

/** A tapped button of a message, an ephemeral, a modal or the App Home. */
export function fromTap(payload: unknown, frame: Frame): Heard {
  const parsed = tap.safeParse(payload);
  if (!parsed.success) return ignored("a tap that cannot be read");
  const { user, actions, trigger_id: trigger } = parsed.data;
  if (isFromOutside(frame, user.team_id)) return ignored("tapped by somebody of another company");
  const [button] = actions;
  if (button === undefined || button.action_id.startsWith("link:")) return ignored("a link was opened");
  const meant = typeof button.value === "string" ? decodeAction(button.value) : null;
  if (meant === null) return ignored("a button that is not ours");
  const { action, value } = meant;
  const place = placeOf(parsed.data, frame);
  const inbound = {
    id: `slack:${place.conversation}/${trigger}`,
    channel: "slack",
    ...place,
    account: accountOf(frame, user.id),
    person: null,
    addressed: true,
    at: frame.now,
    body: { kind: "action", action, value },
  } satisfies Inbound;
  const tab = parsed.data.view?.type === "home" ? "home" : null;
  if (!button.action_id.startsWith("form:")) return { kind: "said", inbound, isShared: false, tab };
  const responseUrl = replyUrl(frame, parsed.data.response_url);
  return { kind: "asks-first", inbound, trigger, responseUrl, tab };
}

/** A form that was filled in: the action of the button that opened it, at the place where it was tapped. */
export function fromSubmission(payload: unknown, frame: Frame): Heard {
  const parsed = submission.safeParse(payload);
  if (!parsed.success) return ignored("a form that cannot be read");
  const { user, view } = parsed.data;
  if (isFromOutside(frame, user.team_id)) return ignored("sent by somebody of another company");
  if (view.callback_id !== formCallback) return ignored("a form of another name");
  const from = opened(view.private_metadata);
  if (from === null) return ignored("a form that was not opened here");
  const { tab, action, value, replyUrl: url, ...place } = from;
  const inbound: Inbound = {
    id: `slack:view/${frame.installation}/${view.id}/${view.hash}`,
    channel: "slack",
    ...place,
    replyUrl: replyUrl(frame, url),
    account: accountOf(frame, user.id),
    person: null,
    addressed: true,
    at: frame.now,
    body: { kind: "action", action, value: { ...value, ...readForm(view.state.values) } },
  };
  return { kind: "said", inbound, isShared: false, tab };
}

function placeOf(
  { user, container, channel, message, response_url: url }: Tapped,
  frame: Frame,
): Pick<Inbound, "conversation" | "thread" | "reach" | "message" | "replyUrl"> {
  const room = container.type === "view" ? null : (channel?.id ?? container.channel_id ?? null);
  if (room === null) {
    // On the App Home or in a modal: the answer goes to the conversation with the app.
    const conversation = conversationOf(frame, user.id);
    return { conversation, thread: null, reach: "direct", message: null, replyUrl: null };
  }
  const isEphemeral = container.is_ephemeral === true;
  const direct = isDirect(room);
  const tapped = container.message_ts ?? null;
  const thread = container.thread_ts ?? message?.thread_ts ?? null;
  return {
    conversation: conversationOf(frame, room),
    // Nobody can answer in a thread below a message that only one person sees.
    thread: thread ?? (direct || isEphemeral ? null : tapped),
    reach: direct ? "direct" : isEphemeral ? "aside" : "room",
    message: tapped,
    replyUrl: isEphemeral ? replyUrl(frame, url) : null,
  };
}

function isFromOutside(frame: Frame, team: string | null | undefined): boolean {
  return frame.enterprise === null && frame.team !== null && !!team && team !== frame.team;
}
