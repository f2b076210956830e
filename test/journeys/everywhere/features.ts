import type { Chat, ChatChannel } from "./chat.ts";

/** What Cairn does, as people would name it. */
export interface Feature {
  readonly title: string;
  /** What must have happened before it can be shown. */
  readonly scene: Scene;
  /** Why it is not in a channel, and what there is instead. Where nothing is said, it works. */
  readonly gaps?: Readonly<Partial<Record<ChatChannel, string>>>;
}

/**
 * `asking`: a day with questions. `practising`: the first morning. `telling`: a gap that went on for two weeks.
 * `owning`: pages whose review is due.
 */
export type Scene = "asking" | "practising" | "telling" | "owning";

const noRooms = "The web chat is between one person and Cairn; there are no rooms.";
const noEdits = "A message of the web chat cannot be changed after it was sent; ask again.";

/** In the order of the table. A journey of the same name walks through each. */
export const features = {
  "first-meeting": {
    title: "A welcome: what is kept, who sees it, what to try",
    scene: "asking",
    gaps: {
      web: "The page itself says what to try; what is kept is told before Cairn first writes by itself.",
      slack: "The Home tab says it; what is kept is told before Cairn first writes by itself.",
    },
  },
  ask: { title: "A question is answered with its page, version and section", scene: "asking" },
  "follow-up": { title: "A follow-up is understood", scene: "asking" },
  helpful: { title: "“Helpful”", scene: "asking" },
  "wrong-page": { title: "“Not it”, wrong page", scene: "asking" },
  unclear: { title: "“Not it”, unclear: another form at once", scene: "asking" },
  outdated: { title: "“Not it”, outdated", scene: "asking" },
  abstained: { title: "What no page answers is said to be so", scene: "asking" },
  clarify: { title: "Several candidates, to choose from", scene: "asking" },
  "ask-a-person": { title: "A person is asked, and their reply comes back", scene: "asking" },
  decision: { title: "A decision is asked for, and given with its reason", scene: "asking" },
  reword: {
    title: "A changed question is answered anew in its place",
    scene: "asking",
    gaps: { web: noEdits },
  },
  "take-back": {
    title: "A deleted question takes its answer back",
    scene: "asking",
    gaps: { web: noEdits },
  },
  room: {
    title: "A mention in a room is answered in its thread, a follow-up there needs none",
    scene: "asking",
    gaps: { web: noRooms },
  },
  "private-in-room": {
    title: "What not everybody in a room may read goes to the asker alone",
    scene: "asking",
    gaps: { web: noRooms },
  },
  command: {
    title: "A slash command, answered to the asker alone",
    scene: "asking",
    gaps: {
      web: noRooms,
      teams:
        "Bots of Teams have no slash commands of this kind; the personal chat and the search while writing do it.",
    },
  },
  "ask-about": {
    title: "“Ask Cairn about this” on somebody's message",
    scene: "asking",
    gaps: { web: noRooms },
  },
  search: {
    title: "A page is found while writing to others, and put into the message",
    scene: "asking",
    gaps: {
      web: noRooms,
      slack:
        "Slack has no such place for apps; /cairn finds the page, and “Share it here” shows it to the room.",
    },
  },
  thumb: {
    title: "The platform's own thumbs below an answer",
    scene: "asking",
    gaps: { web: "The same two buttons stand on the card." },
  },
  help: { title: "“help”, “my last answers”, “what changed this week”", scene: "asking" },
  home: { title: "“home”: what waits, what was asked, what is set", scene: "asking" },
  "home-tab": {
    title: "A tab of its own for the same",
    scene: "asking",
    gaps: {
      web: "Write “home”.",
      teams: "A tab of Teams is a web page with a login of its own; the word “home” brings the same card.",
    },
  },
  preferences: { title: "Preferences are changed in a form", scene: "asking" },
  stop: { title: "“stop messages”, “resume messages”", scene: "asking" },
  "my-data": { title: "“my data”: what is stored about me", scene: "asking" },
  "morning-card": { title: "The morning's question comes by itself, consent first", scene: "practising" },
  "tap-an-answer": { title: "One tap answers, and the card changes in its place", scene: "practising" },
  "type-an-answer": { title: "An answer is typed on the card", scene: "practising" },
  "quiz-me": { title: "“quiz me on vouchers”", scene: "practising" },
  "path-and-progress": { title: "“my path”, “my progress”", scene: "practising" },
  checklist: { title: "A checklist is ticked off, and gone on with later", scene: "practising" },
  "decision-tree": { title: "A decision tree is walked by its choices", scene: "practising" },
  "shown-first": { title: "What a manager will read is shown to the person first", scene: "telling" },
  contest: { title: "It is contested in a form, and somebody else decides", scene: "telling" },
  digest: { title: "The manager's weekly digest, with its buttons", scene: "telling" },
  "assigned-practice": { title: "Practice that a manager asked for", scene: "telling" },
  "told-my-manager": { title: "“what did you tell my manager?”", scene: "telling" },
  "owner-queue": { title: "The owner's weekly queue of pages in doubt", scene: "owning" },
  "still-correct": { title: "“Still correct”, each fact ticked on the card", scene: "owning" },
  "put-off": { title: "A page is put off with a reason", scene: "owning" },
  "hand-over": { title: "A page is handed over to a named person, who hears of it", scene: "owning" },
} as const satisfies Readonly<Record<string, Feature>>;

export type FeatureId = keyof typeof features;

type FeatureOf<S extends Scene> = {
  [Id in FeatureId]: (typeof features)[Id]["scene"] extends S ? Id : never;
}[FeatureId];

/** A walk through each feature of a scene, in the order in which they are to be walked. */
export type Journeys<S extends Scene> = Readonly<Record<FeatureOf<S>, (chat: Chat) => Promise<void>>>;
