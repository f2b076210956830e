import type { Kept } from "../ports/privacy-store.ts";
import type { Channel } from "../terms.ts";

/** Days come in words already ("3 Oct"), people by name. `days`: how long words are kept. */
export const consentWords = {
  title: "Before Cairn first writes to you",
  intro: (company: string) =>
    `Cairn answers work questions from the pages of ${company}, and has something for you. First, what it keeps and who sees it.`,
  keptTitle: "What it keeps",
  kept: (days: number) => [
    `Your questions and its answers for ${days} days, those about sensitive pages not at all`,
    "After that, without the words: which page answered, and which versions you read",
    "Your answers in practice, feedback, requests and settings",
    "A question that helped may help others to find the page, without your name",
  ],
  seenTitle: "Who sees it",
  seen: (manager: string) => [
    "Your practice: you alone",
    "People you ask: that one question",
    manager,
    "Owners of pages: counts, and names only of who decides, reports or leaves a note",
    "The administrator: failures and questions by a reference, without your name",
  ],
  manager: "Your manager: what still slips after practice, read by you first",
  managerCouncil: "Your manager: nothing beyond that",
  stopping: "Write “stop messages” at any time, or tap here. Asking works as before.",
} as const;

export const privacyButtons = {
  stop: "Stop messages",
  resume: "Let Cairn write again",
  stored: "What is stored about me",
  storedAll: "Show all of it",
  preferences: "Preferences",
  noticed: "What my manager was told",
} as const;

export const stopWords = {
  stopped: "Stopped. Cairn does not write to you first any more.",
  stoppedMeans:
    "No quiz comes, and questions and approvals that would go to you go to somebody else. Asking works as before, and answers to what you asked still come.",
  resumed:
    "Cairn may write to you first again: with what is due for you, and with questions from colleagues.",
  stillPaused: (moment: string) => `Your pause still holds until ${moment}.`,
  stillPausedOpen: "Your pause still holds until you end it.",
  /** To somebody whom nobody here knows. */
  nobody:
    "Cairn does not find you among the company's people: it never writes to you first, and keeps no settings of yours.",
} as const;

export const storedWords = {
  title: "What is stored about you",
  nothing: "Nothing yet beyond who you are.",
  nothingOf: "What nothing is stored of",
  kinds: (kinds: string) => `Nothing of these: ${kinds}.`,
  since: (what: string, day: string | null) => (day === null ? what : `${what}, since ${day}`),
  group: {
    words: {
      title: "In words",
      seen: (days: number) =>
        `Only you see it, unless you asked in a room or asked a person. The administrator can look up a question by its reference, without your name. Gone after ${days} days.`,
    },
    pages: {
      title: "What you looked up, and said about pages",
      seen: () => "Page owners see counts, without names. Kept until it is erased.",
    },
    practice: {
      title: "Practice",
      /** When there is nothing of all this. */
      none: "practice",
      seen: (days: number) =>
        `Only you see it, but for what you read before your manager does. What you wrote is gone after ${days} days, the rest is kept until it is erased.`,
    },
    gaps: {
      title: "Signs and gaps",
      /** When there is nothing of all this. */
      none: "signs and gaps",
      seen: (_days: number, signalsDays: number) =>
        `Signs are for you alone, page owners see counts, and after ${signalsDays} days only the counts are left. A gap is told to you first, and to your manager only if it lasts and you have seen what is said.`,
    },
    colleagues: {
      title: "Between you and colleagues",
      seen: (days: number) =>
        `Whoever asked and whoever was asked see it, and in a room everybody there. Decisions and notes stand with the page, under your name, for those who look after it. Words of a request are gone ${days} days after it was made, once it is closed, those of a doubt about a practice question in any case; notes stay.`,
    },
    models: {
      title: "Language model",
      /** When there is nothing of all this. */
      none: "a language model",
      seen: (days: number) =>
        `When, for what, and how much it used, without a word of yours or its own: a daily budget is kept with this. Nobody is shown whose it was. Gone after ${days} days.`,
    },
    own: {
      title: "Who you are, and what you chose",
      seen: () => "Kept until it is erased.",
    },
  },
  profile: "Name, e-mail, job, team, manager, place, hours and days off, as the company gave them",
  accounts: (channels: readonly Channel[]) =>
    `Which account is yours in ${joined(channels.map(channelName))}`,
  sensitive:
    "Questions about sensitive pages are not among it: their words are not kept, nor which page answered you.",
  erase: (administrator: string | null) =>
    administrator === null
      ? "To have it erased, ask your administrator."
      : `To have it erased, ask your administrator, ${administrator}.`,
  /** To somebody whom nobody here knows. */
  nobody: (days: number) =>
    `Cairn does not find you among the company's people. What you ask and what it answers is kept under your account here for ${days} days, and no settings are.`,
} as const;

/** What there may be of each kind: how many in words, and its name when there is none. */
export const storedKinds = {
  modelCalls: {
    some: (count: number) =>
      plural(count, "time a model was asked to write for you", "times a model was asked to write for you"),
    none: "a language model",
  },
  questions: {
    some: (count: number) => plural(count, "question you asked", "questions you asked"),
    none: "questions",
  },
  messages: {
    some: (count: number) => plural(count, "message from Cairn", "messages from Cairn"),
    none: "messages",
  },
  answersWithoutWords: {
    some: (count: number) =>
      `${plural(count, "question", "questions")} without words: which page and version answered`,
    none: "questions without words",
  },
  sectionsRead: {
    some: (count: number) => plural(count, "section you read", "sections you read, each by its version"),
    none: "sections read",
  },
  feedback: {
    some: (count: number) =>
      plural(count, "time you called an answer helpful or not", "times you called an answer helpful or not"),
    none: "opinions on answers",
  },
  wordings: {
    some: (count: number) =>
      plural(
        count,
        "question of yours helps others to find its page, until that section changes",
        "questions of yours help others to find their pages, until those sections change",
      ),
    none: "questions that help others",
  },
  wordsLent: {
    some: (count: number) =>
      plural(
        count,
        "unanswered question that whoever writes the page may read as you wrote it",
        "unanswered questions that whoever writes the page may read as you wrote them",
      ),
    none: "questions lent to writers of pages",
  },
  requestsMade: {
    some: (count: number) => plural(count, "request you made", "requests you made"),
    none: "requests made",
  },
  requestsReceived: {
    some: (count: number) => plural(count, "request that came to you", "requests that came to you"),
    none: "requests received",
  },
  notes: {
    some: (count: number) => plural(count, "note you left for a page", "notes you left for pages"),
    none: "notes",
  },
  practiceAnswers: {
    some: (count: number) => plural(count, "answer to a practice question", "answers to practice questions"),
    none: "practice answers",
  },
  memories: {
    some: (count: number) =>
      plural(
        count,
        "practice item, with how well you remember it",
        "practice items, with how well you remember each",
      ),
    none: "practice items remembered",
  },
  practiceSessions: {
    some: (count: number) =>
      plural(count, "practice session, with what it asked", "practice sessions, with what they asked"),
    none: "practice sessions",
  },
  lessonsSeen: {
    some: (count: number) => plural(count, "lesson you were shown", "lessons you were shown"),
    none: "lessons shown",
  },
  checklists: {
    some: (count: number) =>
      plural(count, "checklist, with what you ticked", "checklists, with what you ticked"),
    none: "checklists",
  },
  workEvents: {
    some: (count: number) =>
      plural(
        count,
        "report from a work system about a task of yours",
        "reports from work systems about tasks of yours",
      ),
    none: "reports from work systems",
  },
  questionReports: {
    some: (count: number) =>
      plural(count, "doubt of yours about a practice question", "doubts of yours about practice questions"),
    none: "doubts about practice questions",
  },
  itemDecisions: {
    some: (count: number) =>
      plural(count, "decision of yours on practice questions", "decisions of yours on practice questions"),
    none: "decisions on practice questions",
  },
  signals: {
    some: (count: number) =>
      plural(
        count,
        "sign of what you know or what was unclear",
        "signs of what you know or what was unclear",
      ),
    none: "signs",
  },
  gaps: {
    some: (count: number) => plural(count, "gap that was noticed", "gaps that were noticed"),
    none: "gaps",
  },
  escalations: {
    some: (count: number) =>
      plural(
        count,
        "gap that your manager was told, or will be",
        "gaps that your manager was told, or will be",
      ),
    none: "gaps told to your manager",
  },
  contests: {
    some: (count: number) => plural(count, "objection of yours", "objections of yours"),
    none: "objections",
  },
  looks: {
    some: (count: number) =>
      plural(
        count,
        "time somebody looked at what is kept about you",
        "times somebody looked at what is kept about you",
      ),
    none: "looks at it by others",
  },
  gapDecisions: {
    some: (count: number) =>
      plural(
        count,
        "step of yours about gaps of others or doubts about pages",
        "steps of yours about gaps of others or doubts about pages",
      ),
    none: "steps about gaps and pages",
  },
  settings: {
    some: (count: number) =>
      plural(count, "choice of preferences or messages", "choices of preferences or messages"),
    none: "choices",
  },
} as const satisfies Record<string, { some: (count: number) => string; none: string }>;

/** One line for the home: what matters most of it. */
export function storedInShort(questions: Kept, sectionsRead: Kept, days: number): string {
  const asked =
    questions.count === 0 ? [] : [`${storedKinds.questions.some(questions.count)}, gone after ${days} days`];
  const read = sectionsRead.count === 0 ? [] : [storedKinds.sectionsRead.some(sectionsRead.count)];
  const both = [...asked, ...read];
  if (both.length === 0) return "Nothing yet of what you ask or read.";
  return `${both.join("; ")}. Your manager does not see it.`;
}

function channelName(channel: Channel): string {
  switch (channel) {
    case "slack":
      return "Slack";
    case "teams":
      return "Teams";
    case "web":
      return "the web chat";
    case "cli":
      return "the command line";
  }
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
