/** Why an item is not asked now, for whoever looks at a plan. Days come in words, skills by title. */
export const passedWords = {
  draft: "A draft that its owner has not approved.",
  stale: "Its section has changed, and its owner has not approved it for the new text.",
  lookup: "Its section is for looking up, and never drilled.",
  sensitive: "Its page is sensitive.",
  gone: "No current page has its section.",
  unreadable: "Its page is not for this person.",
  "other-topic": "It is about something else.",
  "asked-today": "It was asked today.",
  "not-on-path": "It is new, and no task of this person needs it.",
  routine: "It is neither a threshold nor an exception, which is all that experienced people are asked anew.",
  "not-due": "It is not due today.",
  "not-due-until": (day: string) => `It is not due until ${day}.`,
  prerequisite: (skill: string) => `It is new, and “${skill}” comes first.`,
  "new-used-up": (perDay: number) => `It is new, and the ${perDay} new ones of the day are used up.`,
  "week-used-up": (perWeek: number) => `The ${perWeek} questions of the week are used up.`,
  "no-room": (questions: number) => `Something weightier took the ${questions} places of the session.`,
  nothingDue: "Nothing is due today.",
  next: (day: string) => `The next one comes back on ${day}.`,
  newTomorrow: "The new ones of the day are used up.",
  enough: "It is enough for today.",
};

/** What `cairn practice` prints for people. */
export const practiceLines = {
  why: (why: string) => `Why: ${why}`,
  id: (id: string) => `Answer it with: cairn practice answer ${id} <answer> --as <person>`,
  option: (value: string, text: string) => (value === text ? `- ${text}` : `- ${text} (${value})`),
  verdict: (correct: boolean | null) => {
    if (correct === null)
      return "No rule can tell. Compare it with the answer, and add --rate same, partly or different.";
    return correct ? "Right." : "Not right.";
  },
  key: (key: string) => `The answer: ${key}`,
  citation: (page: string, version: number, section: string) => `${page} v${version} #${section}`,
  due: (day: string, rating: string) => `Rated ${rating}; comes back on ${day}.`,
  chosen: (count: number) => `Chosen: ${count}`,
  passed: (count: number) => `Passed over: ${count}`,
  item: (item: string, reason: string) => `- ${item}: ${reason}`,

  answered: (id: string) => `The question ${id} is answered already; cairn explain ${id} tells how.`,
  noPerson: "Say who practises: --as <person>, an id of people.yaml.",
  notTheirs: (id: string) => `The question ${id} was put to somebody else.`,
  over: (id: string) => `The question ${id} is not open any more. Fetch the next one with practice next.`,
  noOption: (given: string) =>
    `“${given}” is none of the options. Give the value of one, or several with commas.`,
};

/** For whoever explains a question from the command line. Times are ISO. */
export const practiceExplained = {
  asked: (item: string, itemVersion: number, sop: string, version: number, section: string) =>
    `The question ${item} v${itemVersion}, on ${sop} v${version} #${section}`,
  unanswered: "not answered",
  answered: (at: string, correct: boolean, by: string, confidence: string, rating: string) =>
    `${at}  ${correct ? "right" : "wrong"}, graded by ${by}, said to be ${confidence}, rated ${rating}`,
  remembered: (due: string, stability: number) =>
    `comes back ${due}; recall falls to 0.9 after ${stability.toFixed(1)} days`,
  reported: (about: string, verdict: string | null) => `reported: ${about}; ${verdict ?? "not settled yet"}`,
};
