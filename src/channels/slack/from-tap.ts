import { z } from "zod";
import type { Inbound } from "../../core/inbound.ts";
import { decodeAction } from "../cards/block-kit-actions.ts";
import { readFields, readForm } from "../cards/block-kit-answers.ts";
import { opened } from "./forms.ts";
import {
  accountOf,
  conversationOf,
  type Frame,
  type Heard,
  ignored,
  isDirect,
  isElsewhere,
  replyUrl,
  slackId,
  timestamp,
  trigger,
} from "./heard.ts";

const state = z.object({ values: z.unknown() }).nullish().catch(null);
const tap = z.object({
  user: z.object({ id: slackId, team_id: z.string().nullish() }),
  trigger_id: trigger.nullish(),
  response_url: z.string().nullish(),
  container: z
    .object({
      type: z.string().nullish(),
      message_ts: timestamp.nullish(),
      thread_ts: timestamp.nullish(),
      channel_id: slackId.nullish(),
      is_ephemeral: z.boolean().nullish(),
    })
    .nullish(),
  channel: z.object({ id: slackId }).nullish(),
  message: z.object({ ts: timestamp.nullish(), thread_ts: timestamp.nullish() }).nullish(),
  view: z.object({ type: z.string(), state }).nullish(),
  /** What is filled in on the message. */
  state,
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        block_id: z.string().nullish(),
        value: z.string().nullish(),
        action_ts: timestamp.nullish(),
      }),
    )
    .min(1),
});
type Tapped = z.infer<typeof tap>;

const submission = z.object({
  user: z.object({ id: slackId, team_id: z.string().nullish() }),
  view: z.object({
    id: slackId,
    hash: z
      .string()
      .regex(/^[\w.-]{1,60}$/)
      .nullish(),
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
  const { user, actions } = parsed.data;
  const [button] = actions;
  if (button === undefined || button.action_id.startsWith("link:")) return ignored("a link was opened");
  const meant = typeof button.value === "string" ? decodeAction(button.value) : null;
  if (meant === null) return ignored("a button that is not ours");
  const { action, value } = meant;
  const trigger = parsed.data.trigger_id ?? null;
  const mark = trigger ?? button.action_ts;
  if (!mark) return ignored("a tap that nothing tells from others");
  const place = placeOf(parsed.data, frame);
  const { state, view } = parsed.data;
  const { filled, isMissing } = readFields(button.block_id ?? "", (state ?? view?.state)?.values);
  const inbound = {
    id: `slack:${place.conversation}/${mark}`,
    channel: "slack",
    ...place,
    account: accountOf(frame, user.id),
    person: null,
    addressed: true,
    at: frame.now,
    body: { kind: "action", action, value: { ...value, ...filled } },
  } satisfies Inbound;
  const tab = view?.type === "home" ? "home" : null;
  const responseUrl = replyUrl(frame, parsed.data.response_url);
  const heeded = { isShared: false, fromElsewhere: isElsewhere(frame, [user.team_id]) };
  if (isMissing) return { ...heeded, kind: "unfilled", inbound, responseUrl };
  if (!button.action_id.startsWith("form:")) return { ...heeded, kind: "said", inbound, tab };
  // Without its trigger no form opens, and the person is told so.
  return { ...heeded, kind: "asks-first", inbound, trigger: trigger ?? "", responseUrl, tab };
}

/** A form that was filled in: the action of the button that opened it, at the place where it was tapped. */
export function fromSubmission(payload: unknown, frame: Frame): Heard {
  const parsed = submission.safeParse(payload);
  if (!parsed.success) return ignored("a form that cannot be read");
  const { user, view } = parsed.data;
  if (view.callback_id !== formCallback) return ignored("a form of another name");
  const from = opened(view.private_metadata);
  if (from === null) return ignored("a form that was not opened here");
  const { tab, action, value, replyUrl: url, ...place } = from;
  const inbound: Inbound = {
    id: `slack:view/${frame.installation}/${view.id}/${view.hash ?? "sent"}`,
    channel: "slack",
    ...place,
    replyUrl: replyUrl(frame, url),
    account: accountOf(frame, user.id),
    person: null,
    addressed: true,
    at: frame.now,
    body: { kind: "action", action, value: { ...value, ...readForm(view.state.values) } },
  };
  const fromElsewhere = isElsewhere(frame, [user.team_id]);
  return { kind: "said", inbound, isShared: false, fromElsewhere, tab };
}

function placeOf(
  { user, container, channel, message, response_url: url }: Tapped,
  frame: Frame,
): Pick<Inbound, "conversation" | "thread" | "reach" | "message" | "replyUrl"> {
  const isOnView = container?.type === "view" || (!container && !message);
  const room = isOnView ? null : (channel?.id ?? container?.channel_id ?? null);
  if (room === null) {
    // On the App Home or in a modal: the answer goes to the conversation with the app.
    const conversation = conversationOf(frame, user.id);
    return { conversation, thread: null, reach: "direct", message: null, replyUrl: null };
  }
  const isEphemeral = container?.is_ephemeral === true;
  const direct = isDirect(room);
  const tapped = container?.message_ts ?? message?.ts ?? null;
  const thread = container?.thread_ts ?? message?.thread_ts ?? null;
  return {
    conversation: conversationOf(frame, room),
    // Nobody can answer in a thread below a message that only one person sees.
    thread: thread ?? (direct || isEphemeral ? null : tapped),
    reach: direct ? "direct" : isEphemeral ? "aside" : "room",
    message: tapped,
    replyUrl: isEphemeral ? replyUrl(frame, url) : null,
  };
}
