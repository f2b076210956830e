import type { Trust } from "../terms.ts";

/** Days come in words already ("3 Oct"), people by name, pages by title. */
export const trustWords = {
  reported: (day: string) => `in doubt: reported as outdated on ${day}`,
  unverified: "unverified: nobody has promised to review it",
  overdue: (day: string) => `review overdue since ${day}`,
  reviewDue: (day: string) => `review due by ${day}`,
  state: {
    verified: "verified",
    "review-due": "review due",
    overdue: "review overdue",
    "in-doubt": "in doubt",
    unverified: "unverified",
  } satisfies Record<Trust, string>,
};

export const answerWords = {
  pageVersion: (title: string, version: number) => `${title} v${version}`,
  citation: (page: string, heading: string | null) => (heading === null ? page : `${page} · ${heading}`),
  citationDetail: (day: string, trust: string) => `effective ${day} · ${trust}`,
  upcoming: (version: number, day: string) => `v${version} takes effect on ${day}`,
  upcomingLink: "Read it",
  inDoubt: "This page was reported as outdated. Check with a person before you rely on it.",
  changed: (from: number, to: number) => `Changed since you last read this, from v${from} to v${to}`,
  furtherSteps: (first: number, last: number) =>
    first === last ? `Step ${first}` : `Steps ${first} to ${last}`,
  restOfAnswer: "Show the rest",
  wholeSection: "Show the whole section",
  approval: (name: string | null) =>
    name === null
      ? "A person decides this. Here is the rule; ask for the decision before you act."
      : `${name} decides this. Here is the rule; ask for the decision before you act.`,
  sensitive: "Only you see this. Cairn keeps neither your question nor who asked.",
  helpful: "Helpful",
  notIt: "Not it",
  askPerson: "Ask a person",
  askDecision: "Ask for the decision",
  share: "Share it here",
  shared: "I am posting it here for everybody. If I may not, I tell you why.",
  cannotShare: "Not everybody here may read this page, so it stays with you.",
  neighbours: "Next to it on the page",
  written: (pages: number) =>
    pages === 1
      ? "Written by a model from the page cited, and checked against it."
      : "Written by a model from the pages cited, and checked against them.",
  ownWords: (pages: number) => (pages === 1 ? "The page's own words" : "The pages' own words"),
  numbered: (mark: string, citation: string) => `${mark} ${citation}`,
};

export const clarifyWords = {
  title: "Which of these do you mean?",
  candidate: (page: string, heading: string | null) => (heading === null ? page : `${heading} (${page})`),
};

export const abstainedWords = {
  title: "No page answers this",
  tried: {
    "nothing-found": "None of the pages you can read uses these words.",
    "weak-match": "Some pages use these words, but none of them answers the question.",
  },
  corrected: (pairs: string) => `Looked for ${pairs}.`,
  correction: (from: string, to: string) => `“${to}” instead of “${from}”`,
  nearest: "The nearest pages",
  next: "Say it in other words, or ask a person.",
  noOther: "No other page comes close.",
};

export const feedbackWords = {
  helpful: (page: string) => `Thank you. Noted for ${page}.`,
  helpfulPlain: "Thank you.",
  whatIsWrong: "What is wrong with it?",
  wrongPage: "Wrong page",
  unclear: "Unclear",
  outdated: "Outdated",
  otherCandidates: "Is it one of these?",
  saidEverything: "That is all the page says, and I am sorry that it is unclear. A person can help.",
  nowInDoubt: (page: string) => `Thank you. From now on ${page} is shown as in doubt to everybody who asks.`,
  nearlyInDoubt: (page: string, missing: number) =>
    missing === 1
      ? `Thank you. When one more person reports ${page}, it is shown as in doubt.`
      : `Thank you. When ${missing} more people report ${page}, it is shown as in doubt.`,
  replaced: (page: string, now: number) => `Thank you. ${page} has been replaced: v${now} holds now.`,
  ownerCanFix: (owner: string) => `${owner} owns the page and can put it right.`,
  noOwner: "Nobody owns this page yet.",
  sensitiveKeepsNothing: "Thank you. Cairn keeps nothing about this page, not even this.",
};

export const troubleWords = {
  empty: "Ask a question in your own words, for example what to do next or who decides.",
  tooLong: "That is a long text. Ask about one thing in a sentence or two.",
  unreadable: "Cairn could not find a word in that. Ask a question in your own words.",
  otherPerson: "This answer was given to somebody else. Ask the question yourself to get your own.",
  unknownAnswer: "Cairn does not have this answer any more. Ask the question again.",
  sectionGone: "This section is no longer there. Ask the question again to see what holds now.",
};

export const commandWords = {
  helpTitle: "Ask a work question",
  help: (company: string) =>
    `Cairn answers from the procedures of ${company} and shows the page, version and section. It never answers without a page.`,
  helpMore: "You can also say",
  helpCommands: [
    "“ask a person”, after an answer",
    "“quiz me”, “my path”, “lessons”, “checklists”",
    "“my last answers”, “what changed this week”",
    "“edit” or “history of” and the name of a page",
    "“my queue”, if you look after pages",
    "“home”: what waits for you",
    "“preferences”, “stop messages”, “my data”",
  ],
  helpTry: "Questions to try",
  lastAnswersTitle: "Your last answers",
  noLastAnswers: "You have not asked anything yet.",
  lastAnswer: (day: string, question: string | null) =>
    `${day} · ${question ?? "a question that is no longer kept"}`,
  lastAnswerNone: "no page answered",
  lastAnswerGone: "a page that is no longer there",
  lastAnswerClarify: "several pages came close",
  recentChangesTitle: "What changed this week",
  nothingChanged: "No page that you can read changed in the last 7 days, and none is about to.",
  tookEffect: "Took effect in the last 7 days",
  takesEffect: "Will take effect",
  newPage: "new page",
  showNews: (page: string) => `Show what changed in ${page}`,
  sideBySide: "side by side",
  moreNews: (count: number) => (count === 1 ? "and one more" : `and ${count} more`),
  howDoI: (task: string) => `How do I ${task}?`,
  sectionOf: (title: string, heading: string) => `${title}: ${heading}`,
};

/** On a page that was looked for, and put into a message to others. */
export const findWords = {
  notForEverybody: "Not everybody may read this page; it opens for those who may.",
};
