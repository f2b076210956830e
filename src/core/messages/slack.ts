/** Words that only Slack needs. */
export const slackWords = {
  /** In place of a name that Slack did not send along. */
  somebody: "somebody",
  aChannel: "channel",
  /** After the app's name, while the answer is on its way. */
  lookingUp: "is looking it up…",
  /** The same where only one person may see it. */
  lookingUpAside: "Looking it up. The answer follows here.",
  formNotOpened: "I could not open the form in time. Please tap the button once more.",
  formTooLong: "I could not open this form. Please ask the question again and tap the button there.",
  /** Above what was meant for a room and reaches one person alone; `code`: Slack's reason. */
  closedRoom: (code: string | null) => closedRooms.get(code ?? "") ?? closedToMe,
  sharedRoom: "That room is shared with another company, so I did not post this there. Only you see it.",
  /** Above a card that Slack would not show. */
  plainOnly: "Slack could not show this as a card, so here are the words.",
  source: (label: string, detail: string, url: string) => `${label}, ${detail}: ${url}`,
};

const closedToMe =
  "I may not post in that room, so only you see this. Add me there with /invite, and others can read it, too.";

const closedByRule =
  "Your workspace does not let me post there, so only you see this. Ask me here if you want to know more.";

const closedRooms: ReadonlyMap<string, string> = new Map([
  ["is_archived", "That room is archived, so only you see this. Ask me here if you want to know more."],
  [
    "restricted_action_thread_locked",
    "That thread is locked, so only you see this. Ask me here if you want to know more.",
  ],
  ...[
    "restricted_action",
    "restricted_action_read_only_channel",
    "restricted_action_thread_only_channel",
    "restricted_action_non_threadable_channel",
  ].map((code) => [code, closedByRule] as const),
]);

/** Why something could not be sent, and what an administrator does about it. */
export const slackProblems = {
  of: (code: string) => `${code}: ${problems.get(code) ?? "Slack refused this message."}`,
  notKept: "a private answer is not kept, so it cannot be sent again",
  nobodyToTell: "a message for one person names no account",
  sharedRoom: "the room is shared with another company; policy.yaml can allow it under slack.sharedChannels",
  notInstalled: "the app is not installed in this workspace; install it and retry",
  replyRefused: (status: number) => `Slack's address for replies answered ${status}`,
};

const problems: ReadonlyMap<string, string> = new Map([
  ["channel_not_found", "The room is gone or closed to the app; invite it with /invite and retry."],
  ["not_in_channel", "The app is not in the room; invite it with /invite and retry."],
  ["user_not_in_channel", "The person is not in the room any more."],
  ["is_archived", "The room is archived; unarchive it and retry, or let it be."],
  ["user_is_bot", "The account is a bot, which cannot be written to."],
  ["user_not_found", "The account is not there any more."],
  ["user_disabled", "The account was deactivated."],
  [
    "account_inactive",
    "The workspace or the app's account was deactivated; install the app again and retry.",
  ],
  ["token_revoked", "The app was removed from the workspace; install it again and retry."],
  ["token_expired", "The app's token has expired; install it again and retry."],
  ["invalid_auth", "The app's token is not valid; check SLACK_BOT_TOKEN or install the app again."],
  ["not_authed", "No token was sent; check SLACK_BOT_TOKEN or install the app again."],
  ["missing_scope", "The app lacks a permission; install it again from manifest/slack.yaml."],
  ["restricted_action", "The workspace lets only some people post there; ask its administrator."],
  ["restricted_action_read_only_channel", "The room is read-only for the app; ask its administrator."],
  ["restricted_action_thread_only_channel", "The room takes replies in threads only."],
  ["restricted_action_non_threadable_channel", "The room takes no threads."],
  ["restricted_action_thread_locked", "The thread is locked."],
  ["cannot_dm_bot", "The account is a bot, which cannot be written to."],
  ["messages_tab_disabled", "The app's Messages tab is off; install it again from manifest/slack.yaml."],
  ["team_access_not_granted", "The organisation has not given this workspace to the app yet."],
  ["ekm_access_denied", "The company's encryption keys do not allow posting now."],
]);

/** What the install page says to whoever came through it. */
export const slackInstallWords = {
  installed: (workspace: string) =>
    `Cairn is installed in ${workspace}. Write to it there to ask a question.`,
  otherCompany:
    "This Cairn belongs to another company, so it was not installed. Its administrator can allow this workspace in SLACK_WORKSPACES.",
  failed: "The installation was not finished. Start it again from the install page.",
  theWorkspace: "the workspace",
};

/** What `doctor` finds. */
export const slackChecks = {
  fine: (workspaces: number) =>
    workspaces === 1 ? "Slack answers; 1 workspace" : `Slack answers; ${workspaces} workspaces`,
  noWorkspace: "No workspace yet: set SLACK_BOT_TOKEN, or open /slack/install.",
  refused: (problem: string) => `Slack does not answer: ${problem}`,
};
