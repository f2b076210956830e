/** Words that only Teams needs. */
export const teamsWords = {
  /** In place of a name that Teams did not send along. */
  somebody: "somebody",
  /** Above what was meant for a room and reaches one person alone. */
  closedRoom:
    "I may not write in that room, so only you see this. Once I am added there and may write, others can read it, too.",
  /** Below a card that was tapped, when what follows stands elsewhere. */
  below: "Done. See below.",
  /** Below a card that was tapped, while the answer is on its way. */
  oneMoment: "One moment. The answer follows here.",
  /** The same in a room, when what follows is for who tapped alone. */
  inOurChat: "Done. The answer is in our own chat.",
  /** In a window over somebody else's message. */
  answerTitle: "Cairn",
  answerFollows: "I am looking it up. The answer follows in our own chat.",
  answerIsThere: "The answer is in our own chat.",
  /** The same to somebody with whom there is no chat yet. */
  addMe: "To answer you, I need a chat with you. Add Cairn as an app, then ask me there.",
  nothingInMessage: "There are no words in this message that I could look up.",
  formGone: "This form is older than what it did. Please ask again.",
  /** On the entity that names the source of an answer. */
  cited: (label: string, detail: string) => `${label}, ${detail}`,
} as const;

/** Why something could not be sent, and what an administrator does about it. */
export const teamsProblems = {
  of: (code: string, status: number | null) =>
    `${code}${status === null ? "" : ` (${status})`}: ${problems.get(code) ?? byStatus.get(status ?? 0) ?? "Teams refused this message."}`,
  notKept: "a private answer is not kept, so it cannot be sent again",
  notThere: "Cairn was never in this conversation; whoever it is for adds the app, or writes to it",
  closed: (why: string) => `Teams lets nothing be said there until somebody there acts: ${why}`,
};

const problems: ReadonlyMap<string, string> = new Map([
  ["ConversationBlockedByUser", "The person has blocked Cairn; nothing is sent until they write to it."],
  ["BotNotInConversationRoster", "The app is not in this conversation any more; add it there and retry."],
  ["MessageWritesBlocked", "Writing there was switched off; nothing is sent until somebody writes there."],
  ["MessageSizeTooBig", "The message is too long for Teams."],
  ["no_token", "Microsoft gave no token; check MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and its expiry."],
  ["no_answer", "Teams gave no answer in time."],
]);

const byStatus: ReadonlyMap<number, string> = new Map([
  [401, "Teams does not take our token; check MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD."],
  [404, "The conversation or the message is gone."],
  [413, "The message is too long for Teams."],
  [429, "Too many messages; they follow more slowly."],
]);

/** What `doctor` finds. */
export const teamsChecks = {
  fine: "Microsoft gives a token for the app",
  local: "Teams is off; /api/messages takes the local playground",
  refused:
    "Microsoft gives no token; check MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID",
} as const;
