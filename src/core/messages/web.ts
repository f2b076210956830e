import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";

/** Words of every card, whatever the channel. */
export const cardWords = {
  shortened: "Shortened to fit here. The whole text is on the page.",
  emptyStep: "(no text)",
  emptyButton: "Go on",
  noText: "A message from Cairn",
  fieldNeeded: (most: number) => `Write something here, up to ${most.toLocaleString("en")} characters.`,
  choiceNeeded: "Choose one.",
  severalNeeded: "Tick at least one.",
  timeNeeded: "Choose a time.",
  refresh: "Show the newest",
} as const;

/** One line for whoever calls the HTTP interface with something it cannot use. */
export const requestWords = {
  notJson: "This is not JSON. Send a JSON object with Content-Type: application/json.",
  noBody: "Send a JSON object with Content-Type: application/json.",
  tooLarge: "The request is too large. Send at most 64 KB.",
  unreadable: "The request cannot be read. Check its address and headers.",
  conversation: "conversation: name the conversation in 1 to 200 characters.",
  noText: "text: write a question.",
  longText: (limit: number) => `text: shorten your message to ${limit.toLocaleString("en")} characters.`,
  id: "id: use 1 to 200 characters, or leave it out.",
  person: "person: use the id of a person in people.yaml, or leave it out.",
  after: "after: use the id of a message, or leave it out.",
  action: "action: name an action, like ask.helpful.",
  tapped: "message: use the id of the message that has the button, or leave it out.",
  unknownAction: (action: string) => `action: there is no "${action}". Use the action of a button on a card.`,
  unknownPerson: (person: string) =>
    `person: nobody has the id "${person}". Use one of people.yaml, or leave it out.`,
  idTaken: (id: string) => `id: "${id}" was already used in another conversation. Use a new one.`,
  otherHost: "This chat answers on this computer only. Open it as http://localhost or http://127.0.0.1.",
  notFound: "There is nothing at this address.",
  failed: (reference: string) =>
    `Something broke on our side. Try again; if it happens again, give this reference: ${reference}.`,
} as const;

/** The web chat. Those in `browser` travel to the page's script. */
export const chatWords = {
  title: "Cairn",
  skip: "Skip to your question",
  local: "Local chat on this computer: anybody who can open it can choose any person.",
  askingAs: "Asking as",
  newConversation: "New conversation",
  pages: "All pages",
  figures: "Figures",
  welcome: "Which way now?",
  welcomeText:
    "Ask about the task in front of you. You get the steps from your company's own pages, with the page, version and section they come from.",
  startersTitle: "Questions to try",
  log: "Conversation",
  question: "Your question",
  placeholder: "Ask a work question",
  send: "Send",
  keys: "Enter to send, Shift+Enter for a new line",
  noScript: "This chat needs JavaScript. Without it you can still read all pages.",
  privateAnswer: "This answer was private. It was shown once and is not kept.",
  browser: {
    thinking: "Looking it up",
    you: "You",
    cairn: "Cairn",
    failed: "This did not get through.",
    notAnswered: "This was not answered yet.",
    retry: "Try again",
    offline: "Not connected. Trying again; what you wrote is kept.",
    unshowable: "This card cannot be shown here.",
    earlier: "Your own words are kept in this tab only, so only the answers are shown here.",
  },
} as const;

/** The whole-page view and the list of pages. */
export const pageWords = {
  chat: "Ask Cairn",
  all: "All pages",
  allTitle: "Pages",
  lessons: "Lessons",
  filter: "Filter by title",
  none: "No page matches.",
  noPages: "There is no page you can read yet.",
  otherPages: "Other pages",
  version: (version: number) => `v${version}`,
  /** `2026-10-02` as `2 Oct 2026`: pages are kept and printed, so always with the year. */
  date: (isoDate: string) => format(new TZDate(`${isoDate}T12:00:00Z`, "UTC"), "d MMM yyyy"),
  effective: (date: string) => `In force since ${date}`,
  superseded: (date: string) => `An older text, from ${date}`,
  supersededBy: (version: number, date: string) => `v${version} has been in force since ${date}`,
  scheduled: (date: string) => `Not in force yet: takes effect on ${date}`,
  withdrawn: "Taken back before it took effect",
  retired: (date: string) => `Retired on ${date}: nobody should work by this page any more`,
  current: (version: number) => `Read v${version}`,
  noCurrent: "No version of this page is in force.",
  upcoming: (version: number, date: string) => `v${version} takes effect on ${date}`,
  owner: "Owner",
  unowned: "Nobody owns this page",
  trust: "Trust",
  trustOf: {
    verified: "Verified",
    "review-due": "Review due",
    overdue: "Review overdue",
    "in-doubt": "In doubt",
    unverified: "Unverified: nobody has promised to review it",
  },
  reason: "Reason for this version",
  risk: "Risk",
  riskOf: { normal: "Normal", high: "High", critical: "Critical" },
  approval: (approver: string | null) =>
    approver === null ? "A person decides here." : `A person decides here: ${approver}.`,
  versions: "Versions",
  stateOf: {
    scheduled: "scheduled",
    effective: "in force",
    superseded: "superseded",
    withdrawn: "taken back",
    retired: "retired",
  },
  rollback: (version: number) => `brought back v${version}`,
  writtenBy: (name: string) => `written by ${name}`,
  approvedBy: (name: string) => `approved by ${name}`,
  decisions: "Decided by this version",
  decision: {
    approved: (section: string, by: string, day: string) => `${section}: approved by ${by} on ${day}`,
    rejected: (section: string, by: string, day: string) => `${section}: refused by ${by} on ${day}`,
  },
  somebody: "somebody who has left",
  notes: "Notes for this page",
  note: (section: string, by: string, day: string) => `${section}: ${by}, ${day}`,
  contents: "On this page",
  lessonsHere: "Lessons on this page",
  builtOn: "Built on",
  notFoundTitle: "Nothing here",
  notFound: "There is no page at this address, or it is not meant for the person you chose.",
  failedTitle: "That did not work",
  shownAs: (name: string) => `Shown as ${name} sees it`,
  toTop: "Skip to the page",
} as const;
