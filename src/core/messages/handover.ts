import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";
import { dayInWords } from "./dates.ts";

/** "14:31", with the day when it is not that of `now`: "Tue 3 Nov at 09:20". `zone`: IANA name. */
export function timeInWords(at: Date, now: Date, zone: string): string {
  const local = new TZDate(at, zone);
  const clock = format(local, "HH:mm");
  const sameDay = format(local, "yyyy-MM-dd") === format(new TZDate(now, zone), "yyyy-MM-dd");
  return sameDay ? clock : `${format(local, "EEE")} ${dayInWords(at, now, zone)} at ${clock}`;
}

/** "at 14:31" or "on Tue 3 Nov at 09:20". */
export function atTimeInWords(at: Date, now: Date, zone: string): string {
  const words = timeInWords(at, now, zone);
  return words.includes(" ") ? `on ${words}` : `at ${words}`;
}

/** "Dublin time", for readers in several zones. */
export function zoneInWords(zone: string): string {
  const city = zone.startsWith("Etc/") ? undefined : zone.split("/").slice(1).at(-1);
  return city === undefined ? zone : `${city.replaceAll("_", " ")} time`;
}

/** Why somebody is asked, after their name or after "you". `page` and `area` are titles. */
const because = {
  owner: (page: string) => `who owns ${page}`,
  deputy: (page: string, owner: string | null) =>
    owner === null
      ? `who stands in for the owner of ${page}`
      : `who stands in for ${owner}, the owner of ${page}`,
  expert: (area: string) => `who knows ${area}`,
  lead: (area: string) => `who leads ${area}`,
  administrator: () => "who looks after Cairn here",
  approver: (page: string) => `who decides this for ${page}`,
  approverDeputy: (_page: string, approver: string) => `who decides this in place of ${approver}`,
  unknown: () => "who was asked before",
};

/** To who asks. Times come in words and in their time zone; `why` is one of `because`. */
const asker = {
  because,
  thisPage: "this page",
  waiting: (name: string, why: string, until: string) =>
    `The question is with ${name}, ${why}, until ${until}.`,
  waitingDecision: (name: string, why: string, until: string) =>
    `The request is with ${name}, ${why}, until ${until}.`,
  backFirst: (name: string, from: string) =>
    `Nobody who can answer is at work now. ${name} is back first, from ${from}.`,
  decidesFrom: (name: string, from: string) => `${name} is not at work now and is back from ${from}.`,
  thenNext: "If there is no answer by then, somebody else is asked.",
  thenNobody: "If there is no answer by then, Cairn says so here.",
  thenDeputy: (name: string) => `If there is no decision by then, ${name} is asked.`,
  thenLapses: "If there is no decision by then, the request lapses, and Cairn says so here.",
  ranOut: {
    help: (name: string, until: string) => `${name} did not answer by ${until}.`,
    approval: (name: string, until: string) => `${name} did not decide by ${until}.`,
  },
  passed: (name: string, at: string) => `${name} passed it on ${at}.`,
  answered: (name: string, at: string) => `${name} answered ${at}.`,
  decided: {
    approved: (name: string, at: string) => `${name} approved the request ${at}.`,
    rejected: (name: string, at: string) => `${name} declined the request ${at}.`,
  },
  withdrawn: (at: string) => `Withdrawn ${at}.`,
  unanswered: "Nobody is left to ask. A late answer still reaches you here.",
  lapsed: (at: string) => `Lapsed ${at} without a decision.`,
  withdraw: "Withdraw",
};

/** To who asks, when something happened that they have to know. */
const news = {
  answer: (name: string) => `${name} answers`,
  toQuestion: (question: string) => `To ${question}`,
  ownWords: (name: string) => `These are the words of ${name}, not of a page.`,
  noteKept: (page: string) => `They are kept as a draft note for ${page}.`,
  decision: {
    approved: (name: string) => `Approved by ${name}`,
    rejected: (name: string) => `Declined by ${name}`,
  },
  decisionOn: (what: string) => `The request: ${what}`,
  decisionReason: (reason: string) => `The reason: ${reason}`,
  unanswered: (question: string) => `Nobody answered ${question} in time.`,
  unreachable: "Cairn reaches nobody who could answer this.",
  lapsed: (what: string) => `Nobody decided ${what}, so it lapsed.`,
  nothingApproved: "Nothing is approved: do not act as if it were.",
  undecidable: "Cairn reaches nobody who may decide this.",
  askAgain: "Ask for the decision again",
  askPerson: "Ask a person",
};

/** Whom to write to, when Cairn carries nothing. */
const contact = {
  ask: (name: string, why: string) => `Ask ${name}, ${why}.`,
  nobody: "No page, area or administrator names anybody to ask. Ask your manager.",
  notKept: "Cairn keeps nothing of this, so write to them yourself.",
  write: (name: string) => `Write to ${name}`,
};

/** To whoever is asked. */
const expert = {
  because: {
    owner: (page: string) => `You own ${page}.`,
    deputy: (page: string, owner: string | null) =>
      owner === null
        ? `You stand in for the owner of ${page}.`
        : `You stand in for ${owner}, who owns ${page}.`,
    expert: (area: string) => `You know ${area}.`,
    lead: (area: string) => `You lead ${area}.`,
    administrator: () => "You look after Cairn here.",
    approver: (page: string) => `You decide this for ${page}.`,
    approverDeputy: (page: string, approver: string) =>
      `You decide this for ${page} in place of ${approver}.`,
    unknown: () => "You were asked before.",
  },
  asks: (name: string) => `${name} asks you`,
  asksDecision: (name: string) => `${name} asks for your decision`,
  question: (question: string | null) =>
    question === null ? "Cairn no longer keeps the words of the question." : `“${question}”`,
  details: (details: string) => `To decide: ${details}`,
  waiting: (until: string) => `The question is with you until ${until}.`,
  waitingDecision: (until: string) => `The request is with you until ${until}.`,
  thenNext: "Then somebody else is asked.",
  thenNobody: "Then nobody is left to ask.",
  thenDeputy: (name: string) => `Then ${name} is asked.`,
  thenLapses: "Then it lapses.",
  shown: "What Cairn showed",
  shownNothing: "No page answered it.",
  shownClosed: "What Cairn showed is on a page that you may not read.",
  toAskerAlone: (name: string) => `Your answer goes to ${name} alone, under your name.`,
  toRoom: (name: string) =>
    `Your answer appears under your name where ${name} asked, and everybody there can read it.`,
  decisionToAskerAlone: (name: string) =>
    `${name} reads your reason, and so do those who look after the page.`,
  decisionToRoom: (name: string) =>
    `Your reason appears where ${name} asked, for everybody there, and those who look after the page.`,
  superseded: (version: number) => `no longer current: v${version} holds now`,
  retired: "no longer current",
  effective: (day: string, trust: string) => `effective ${day} · ${trust}`,
  answer: "Answer",
  pass: "Pass it on",
  passToDeputy: (name: string) => `Pass it to ${name}`,
  approve: "Approve",
  reject: "Decline",
  about: (name: string, what: string) => `${name}: ${what}`,
  answeredByYou: (at: string) => `You answered ${at}.`,
  answeredBy: (name: string, at: string) => `${name} answered ${at}.`,
  decidedByYou: {
    approved: (at: string) => `You approved this ${at}.`,
    rejected: (at: string) => `You declined this ${at}.`,
  },
  decidedBy: {
    approved: (name: string, at: string) => `${name} approved this ${at}.`,
    rejected: (name: string, at: string) => `${name} declined this ${at}.`,
  },
  passedTo: (name: string, at: string) => `You passed this on to ${name} ${at}.`,
  passed: (at: string) => `You passed this on ${at}.`,
  ranOut: (until: string, name: string) => `Your time for this ended (${until}), and ${name} was asked.`,
  ranOutAlone: (until: string) => `Your time for this ended (${until}).`,
  unanswered: "Nobody else is left to ask.",
  lateAnswer: "You can still answer.",
  lateDecision: "You can still decide.",
  lapsed: (at: string) => `Lapsed ${at} without a decision.`,
  withdrawnBy: (name: string, at: string) => `Withdrawn by ${name} ${at}.`,
};

/** In reply to a tap. */
const done = {
  answered: (name: string) => `Your answer is on its way to ${name}.`,
  noteKept: (page: string) => `It is kept as a draft note for ${page}.`,
  keepNote: "Keep it as a draft note for the page",
  noteThere: "It is kept as a draft note already.",
  approved: (name: string) => `Approved. ${name} is told, with your reason.`,
  rejected: (name: string) => `Declined. ${name} is told, with your reason.`,
  passed: (name: string) => `Passed on to ${name}.`,
  passedToNobody: (name: string) => `Nobody else is left to ask. ${name} is told.`,
  withdrawn: (name: string | null) => (name === null ? "Withdrawn." : `Withdrawn. ${name} sees it, too.`),
  askedAlready: "This was asked already; the card says how it stands.",
  askedAlreadyOf: (name: string, until: string) => `${name} has this already, until ${until}.`,
};

/** Why a tap changes nothing. */
const refused = {
  unknownAnswer: "Cairn does not have this answer any more. Ask the question again.",
  otherPerson: "This answer was given to somebody else. Ask the question yourself, then ask a person.",
  questionForgotten: "Cairn no longer keeps the words of this question. Ask it again, then ask a person.",
  tooOften: "This was asked many times already. Write to them yourself.",
  unknownRequest: "Cairn does not have this request any more.",
  notForYou: "This was not given to you, so Cairn leaves it as it is.",
  notYours: "Only the person who asked can withdraw this.",
  notYourDecision: (names: string) => `Only ${names} can decide this.`,
  ownRequest: "You asked for this yourself, so somebody else decides it.",
  isDecision: "A decision needs a clear yes or no. Use Approve or Decline.",
  isQuestion: "This asks for an answer, not for a decision.",
  answerEmpty: "There was no text in the answer. Tap Answer once more and write it.",
  reasonEmpty: "A decision needs its reason. Tap the button once more and write a line.",
  alreadyAnswered: (name: string, at: string) => `${name} answered this already, ${at}.`,
  alreadyAnsweredByYou: (at: string) => `You answered this already, ${at}.`,
  alreadyDecided: {
    approved: (name: string, at: string) => `${name} approved this already, ${at}.`,
    rejected: (name: string, at: string) => `${name} declined this already, ${at}.`,
  },
  withOther: (name: string) => `This is with ${name} now.`,
  alreadyPassed: (at: string) => `You passed this on already, ${at}.`,
  alreadyWithdrawn: (name: string, at: string) => `${name} withdrew this ${at}.`,
  alreadyLapsed: (at: string) => `This lapsed ${at}. It has to be asked for again.`,
  alreadyUnanswered: (at: string) => `Nobody was left to ask ${at}.`,
  nobodyStandsIn: "Nobody stands in for you here. Decide it, or leave it to lapse.",
  noDecision: "No human decision is needed here. Ask the question again to see what holds now.",
  pageChanged: (page: string) =>
    `${page} holds now. Ask the question again to see it, then ask for the decision.`,
  pageGone: "This section is no longer there. Ask the question again to see what holds now.",
  noApprover: (page: string) =>
    `${page} says that a person decides this, but names nobody. Ask a person who it is.`,
  unknownApprover: (page: string, name: string) =>
    `${page} names ${name} to decide this, and Cairn knows nobody of that name. Ask a person how to reach them.`,
  youDecide: (page: string) =>
    `${page} names you to decide this, and nobody to stand in for you. Ask a person who else may decide.`,
};

/** What is asked before an action runs. Titles and submits have at most 24 letters. */
const form = {
  answerTitle: "Answer",
  answerSubmit: "Send the answer",
  answerField: "Your answer",
  noteField: "Keep it as a draft note for the page",
  decisionTitle: "Ask for the decision",
  decisionSubmit: "Ask",
  decisionIntro: "It goes to the person whom the page names, with the rule that you were shown.",
  decisionField: "What exactly should be decided?",
  approveTitle: "Approve",
  rejectTitle: "Decline",
  reasonIntro:
    "Whoever asked reads it with your decision. Its words are kept for as long as those of the request.",
  reasonField: "Why?",
};

/** On the home tab. */
const home = {
  waitingForYou: "Waiting for you",
  youAsked: "You asked",
  waits: (name: string, what: string, until: string) => `${name}: ${what} (until ${until})`,
  asked: (what: string, how: string) => `${what} ${how}`,
};

/** For whoever explains a request from the command line. */
const explained = {
  made: "asked for",
  nobody: "nobody",
  kind: { help: "A question carried to a person", approval: "A decision asked of a person" },
  about: (page: string, version: number, section: string) => `about ${page} v${version} #${section}`,
  aboutNothing: "no page answered",
  answer: (id: string) => `from the answer ${id}`,
  step: (at: string, what: string) => `${at}  ${what}`,
  steps: {
    offered: (person: string, until: string) => `offered to ${person} until ${until}`,
    passed: (person: string) => `passed on by ${person}`,
    answered: (person: string) => `answered by ${person}`,
    approved: (person: string) => `approved by ${person}`,
    rejected: (person: string) => `declined by ${person}`,
    lapsed: "lapsed: nobody decided in time",
    unanswered: "unanswered: nobody was left to ask",
    withdrawn: "withdrawn by the person who asked",
  },
};

export const handoverWords = {
  /** Somebody who asks and whom nobody knows. */
  stranger: "A person whom Cairn does not know",
  pageVersion: (title: string, version: number) => `${title} v${version}`,
  section: (page: string, heading: string | null) => (heading === null ? page : `${page} · ${heading}`),
  withZone: (time: string, zone: string) => `${time} (${zone})`,
  either: (names: readonly string[]) => names.join(" or "),
  quoted: (words: string) => `“${words}”`,
  noWords: "a question whose words are no longer kept",
  asker,
  news,
  contact,
  expert,
  done,
  refused,
  form,
  home,
  explained,
};
