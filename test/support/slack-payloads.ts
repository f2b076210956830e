/** Payloads in the shapes that Slack sends, with the parts a test cares about. */

export const bot = "U0BOT";

export function eventOf(event: Record<string, unknown>, top: Record<string, unknown> = {}) {
  return {
    type: "event_callback",
    team_id: "T1",
    api_app_id: "A1",
    event_id: "Ev1",
    event_time: 1_795_168_800,
    authorizations: [
      { enterprise_id: null, team_id: "T1", user_id: bot, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    ...top,
    event,
  };
}

export function messageOf(fields: Record<string, unknown>, top: Record<string, unknown> = {}) {
  const plain = {
    type: "message",
    user: "U1",
    ts: "1795168800.000100",
    channel: "C1",
    channel_type: "channel",
  };
  return eventOf({ ...plain, ...fields }, top);
}

export function mentionOf(fields: Record<string, unknown>, top: Record<string, unknown> = {}) {
  const plain = { type: "app_mention", user: "U1", ts: "1795168800.000100", channel: "C1" };
  return eventOf({ ...plain, ...fields }, top);
}

export function commandOf(fields: Record<string, unknown>) {
  return {
    command: "/cairn",
    text: "how do I refund an order?",
    team_id: "T1",
    channel_id: "C1",
    user_id: "U1",
    trigger_id: "111.222.aaa",
    response_url: "https://hooks.slack.com/commands/T1/1/x",
    is_enterprise_install: "false",
    ...fields,
  };
}

export function shortcutOf(fields: Record<string, unknown>) {
  return {
    type: "message_action",
    callback_id: "ask_about_message",
    trigger_id: "111.222.bbb",
    team: { id: "T1" },
    user: { id: "U1" },
    channel: { id: "C1" },
    message: { type: "message", user: "U2", ts: "1795168700.000100", text: "can I get my money back?" },
    response_url: "https://hooks.slack.com/app/T1/1/x",
    ...fields,
  };
}

export function tapOf(
  button: { readonly action_id: string; readonly value?: string },
  fields: Record<string, unknown> = {},
) {
  return {
    type: "block_actions",
    team: { id: "T1" },
    user: { id: "U1", team_id: "T1" },
    trigger_id: "111.222.ccc",
    response_url: "https://hooks.slack.com/actions/T1/1/x",
    container: { type: "message", message_ts: "1795168801.000100", channel_id: "C1", is_ephemeral: false },
    channel: { id: "C1" },
    message: { ts: "1795168801.000100", thread_ts: "1795168800.000100" },
    actions: [{ type: "button", block_id: "m:1", action_ts: "1795168802.000100", ...button }],
    ...fields,
  };
}

export function submissionOf(view: Record<string, unknown>) {
  return {
    type: "view_submission",
    team: { id: "T1" },
    user: { id: "U1", team_id: "T1" },
    trigger_id: "111.222.ddd",
    view: {
      id: "V1",
      hash: "1795168802.abc",
      type: "modal",
      callback_id: "cairn_form",
      private_metadata: "",
      state: { values: {} },
      ...view,
    },
  };
}
