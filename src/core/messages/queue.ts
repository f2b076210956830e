import type { DoubtKind } from "../flags.ts";
import type { SignalKind } from "../signals.ts";
import type { Risk } from "../terms.ts";
import { countInWords } from "./signals.ts";

/** The queue of whoever looks after pages. Days come in words already ("3 Oct"), pages and sections by title. */

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function pages(count: number): string {
  return count === 1 ? "one page" : `${countInWords(count)} pages`;
}

const signs: Readonly<Partial<Record<SignalKind, string>>> = {
  missed: "missed questions",
  "step-missed": "missed steps at work",
  unclear: "“unclear”",
  outdated: "“outdated”",
  "wrong-page": "“wrong page”",
  rephrased: "asked in other words",
  "asked-again": "asked again",
  "handed-on": "taken to a person",
  "question-wrong": "doubts about its questions",
};

export const doubtLines = {
  someUsers: "Several people",
  users: (people: number) => `${capital(countInWords(people))} people`,
  reviewDue: (day: string) => `Its review is due on ${day}.`,
  overdue: (day: string) => `Its review has been due since ${day}.`,
  firstReview: (day: string) => `Not reviewed since it came here; due on ${day}.`,
  firstOverdue: (day: string) => `Not reviewed since it came here; it was due on ${day}.`,
  problem: (people: string, kinds: string) =>
    `${people} got stuck here, more than elsewhere: ${kinds}. That speaks of the page, not of them.`,
  unclear: (people: string) => `${people} called this “unclear”. That speaks of the page, not of them.`,
  signs,
  blamedByManager: (name: string) => `${name} says that people get this wrong because of the page.`,
  blamed: "Somebody who practises this says that the page is why they get it wrong.",
  words: (words: string) => `In their words: “${words}”`,
  reportedOnce: (day: string) =>
    `It was reported as outdated on ${day}. Readers are warned until you decide.`,
  reported: (people: string, day: string) =>
    `${people} reported it as outdated, first on ${day}. Readers are warned until you decide.`,
  missing: (questions: number, people: string) =>
    `${capital(countInWords(questions))} questions found no page. ${people} asked them.`,
  asked: "In the words of those who asked:",
  linkGone: (target: string) => `A link leads nowhere: ${target} is not there any more.`,
  citedChanged: (title: string) => `It repeats what ${title} no longer says.`,
  contradiction: (title: string) => `${title} says something else on the same.`,
  duplicate: (what: string) => `The same text stands in ${what}.`,
  lessonOutdated: (what: string) => `It is built on ${what}, which has changed since.`,
  unowned: "Nobody owns it. Hand it over to somebody who can say whether it is right.",
  unknownOwner: (name: string) =>
    `It names ${name} as its owner, whom nobody here knows. Hand it over to a person.`,
  ownerLeft: "Its owner has left. Hand it over to somebody who can say whether it is right.",
  here: (line: string) => `Here: ${line}`,
  there: (page: string, line: string) => `${page}: ${line}`,
  now: (page: string, line: string) => `${page} now: ${line}`,
} as const;

export const queueWords = {
  place: (at: number, of: number) =>
    of === 1 ? "A page to look at" : `Your pages to look at: ${at} of ${of}`,
  urgent: "This cannot wait for the week’s queue",
  standIn: (name: string) => `${name} has not answered, so you are asked.`,
  missingTitle: (title: string) => `A page is missing: ${title}`,
  use: (answers: number, days: number) =>
    answers === 0
      ? `no answer used it in ${days} days`
      : `${answers === 1 ? "one answer" : `${answers} answers`} in ${days} days`,
  risk: { normal: null, high: "high risk", critical: "critical" } satisfies Record<Risk, string | null>,
  thePage: (version: number) => `Page v${version}`,
  moreDoubts: (count: number) =>
    count === 1 ? "One more doubt" : `${capital(countInWords(count))} more doubts`,
  wording: "The wording in question",
  restOfWording: "Show the rest of the section",
  states: "Does this still hold?",
  statesAlso: (count: number) =>
    count === 1 ? "What else the page states" : `What the page states: ${count} facts`,
  moreFacts: (count: number) => `Show ${count} more`,
  nothingStated: "It states no amount, date, limit or name.",
  tick: "Tick what still holds",
  inSection: (heading: string, facts: string) => `${heading}: ${facts}`,
  notReadable: "You may not read this page. Hand it over to somebody who may.",
  draftWaits: (day: string) => `A change to it has been waiting since ${day}.`,
  showDraft: "Look at the change",
  proposalReady: "A language model has worded this anew. Nothing changes before you approve it.",
  showProposal: "See the proposal",
  correct: "Still correct",
  edit: "Edit",
  later: "Next page",
  snooze: "Put off",
  handOver: "Hand over",
  retire: "Retire",
  rollBack: "Roll back",
  takenOn: "I will write it",
  noPage: "No page is needed",
  nothing: "Nothing of yours is in doubt.",
  nothingLeft: "That was everything. Thank you.",
  waiting: {
    snoozed: (count: number) => `${capital(pages(count))} put off.`,
    unused: (count: number) => `${capital(pages(count))} that nobody asked for can wait.`,
    full: (count: number) => `${capital(pages(count))} more after these.`,
  },
  atHome: (count: number) => `${capital(pages(count))} of yours ${count === 1 ? "is" : "are"} in doubt.`,
  homeTitle: "Pages you look after",
  show: "Look at them",
} as const;

/** What was decided, as the card goes on with the next page. */
export const decidedWords = {
  correct: (day: string | null) =>
    day === null ? "Still correct." : `Still correct. You are asked again by ${day}.`,
  snoozed: (day: string) => `Put off until ${day}.`,
  handedOver: (page: string, name: string) => `${page}: handed over to ${name}.`,
  folderHandedOver: (count: number, name: string) => `${capital(pages(count))} handed over to ${name}.`,
  noPage: "Noted: no page is needed.",
  /** What somebody else, or whoever taps once more, decided before. */
  before: (name: string | null, day: string, what: string) =>
    name === null ? `You decided that on ${day}: ${what}.` : `${name} decided that on ${day}: ${what}.`,
  over: "There is nothing left to decide about that page: it has changed.",
  verdict: {
    stands: "still correct",
    fixed: "to be changed",
    "taken-on": "to be written",
    retired: "retired",
    "rolled-back": "rolled back",
    "handed-over": "handed over",
    over: "settled by itself",
  },
  changed: (page: string, version: number) => `${page} has changed meanwhile: this is v${version}.`,
  notYours: (names: string) => `${names} looks after this page.`,
  nobodys: "Nobody looks after this page.",
  gone: "There is no such page any more.",
  tickAll: "Tick each that still holds. If one does not, edit the page.",
  reasonMissing: "Please say why, in a few words.",
} as const;

export const snoozeForm = {
  title: "Put off",
  submit: "Put off",
  until: "For how long?",
  days: (days: number) => `${days} days`,
  reason: "Why?",
} as const;

export const handOverForm = {
  title: "Hand over",
  submit: "Hand over",
  to: "To whom? Name or e-mail address",
  what: "What?",
  page: "This page",
  folder: (folder: string) => `All pages in ${folder} that are yours to hand over`,
  reason: "What should they know? (may be left empty)",
  unknown: (text: string) => `There is nobody called ${text}. Give the full name or the e-mail address.`,
  several: (text: string) => `Several people are called ${text}. Give the e-mail address.`,
  mayNotRead: (name: string) => `${name} may not read this page.`,
  already: (name: string) => `${name} looks after it already.`,
  /** To whom it goes. */
  news: (from: string, what: string) =>
    `${from} handed ${what} over to you: from now on you are asked about it.`,
  pages: (count: number, folder: string) => `${pages(count)} in ${folder}`,
  note: (words: string) => `They say: “${words}”`,
} as const;

export const noPageForm = {
  title: "No page is needed",
  submit: "No page is needed",
  reason: "Why? (may be left empty)",
} as const;

/** On the command line. */
export const queueLines = {
  heading: (name: string) => `Pages in doubt that ${name} is asked about`,
  none: "Nothing is in doubt.",
  noOwner: "Name whose queue it is: --owner <id of people.yaml>.",
  noPages: (path: string) => `There is no page of that owner at ${path}.`,
  handed: (count: number, to: string) => `${count === 1 ? "1 page" : `${count} pages`} handed over to ${to}:`,
  entry: (place: number, title: string, why: string, weight: string) =>
    `${place}. ${title}: ${why} (${weight})`,
  weight: (use: string, risk: string, evidence: string, total: string) =>
    `use ${use} × risk ${risk} × evidence ${evidence} = ${total}`,
  reason: {
    "review-due": "review due",
    "page-problem": "people got stuck",
    "page-blamed": "said to be the reason",
    reported: "reported as outdated",
    "content-gap": "missing",
    "link-gone": "link leads nowhere",
    "cited-changed": "repeats what changed elsewhere",
    contradiction: "another page says otherwise",
    duplicate: "the same text elsewhere",
    "lesson-outdated": "its section changed",
    unowned: "nobody owns it",
    "owner-left": "its owner left",
  } satisfies Record<DoubtKind, string>,
  waits: {
    snoozed: "put off",
    unused: "waits, since nobody asks for it",
    reminded: "waits, since it was shown not long ago",
    full: "waits for those before it",
  },
} as const;

/** `explain` of a flag. Times come as they are stored. */
export const flagLines = {
  page: (path: string, version: number, section: string | null) =>
    `${path} v${version}${section === null ? "" : `#${section}`}`,
  missing: (gap: string) => `a page that is missing (gap ${gap})`,
  raised: (at: string, reason: DoubtKind, about: string) => `${at}  ${reason}: ${about}`,
  evidence: (evidence: string, weighs: number) => `Evidence ${evidence}, which weighs ${weighs}.`,
  shown: (to: string, at: string, occasion: string) => `${at}  shown to ${to}, queue of ${occasion}`,
  review: (by: string | null, verdict: string, version: number, at: string) =>
    `${at}  ${verdict} of v${version} by ${by ?? "the command line"}`,
  open: "It is open.",
  settled: (by: string | null, verdict: string, at: string) =>
    `${at}  settled by ${by ?? "itself"}: ${verdict}`,
} as const;
