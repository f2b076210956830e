import { countInWords } from "./signals.ts";

/** Days come in words already, people by name. The person reads an entry in the same words before anybody else. */
export const entryWords = {
  titleOf: (name: string, what: string) => `${name}: ${what}`,
  since: (day: string) => `First noticed on ${day}.`,
  missed: (missed: number, tries: number, days: number, practisedSince: string | null) =>
    [
      `Missed ${missed} of ${tries}`,
      practisedSince === null ? "" : ` since practice on it began on ${practisedSince}`,
      days > 1 ? `, on ${countInWords(days)} days` : "",
      ".",
    ].join(""),
  expected: (predicted: number) =>
    `About ${countInWords(Math.min(9, Math.max(1, Math.round(predicted * 10))))} in ten would be expected to be right.`,
  stuck: (people: string, day: string) =>
    `${people} in the team got stuck there since ${day}, more than on other pages.`,
  missing: (topic: string) => `A page is missing: ${topic}`,
  asked: (people: string, day: string) =>
    `${people} in the team asked about this since ${day}, and no page answers it.`,
  some: "Several people",
  people: (count: number) => `${count} people`,
  trend: {
    misses: (picture: string, how: string) => `Misses by week: ${picture} ${how}`,
    signs: (picture: string, how: string) => `Signs by week: ${picture} ${how}`,
    rising: "rising",
    falling: "falling",
    steady: "about the same",
    weeks: (count: number) => `(${count} weeks)`,
  },
  cause: {
    recall: "Likely cause: it has not stuck.",
    changed: (version: number, day: string) => `Likely cause: the rule changed with v${version} on ${day}.`,
    steps: "Likely cause: the step is left out at work, not unknown.",
    page: "Likely cause: the page. Others are stuck there, too.",
  },
  proposal: {
    recall: "Proposed: assign practice.",
    changed: "Proposed: go through the change together.",
    steps: "Proposed: watch one case together.",
    page: "Proposed: send it to the owner.",
    owner: "The owner of the page has been asked to look at it.",
    missing: "Whoever looks after the area has been asked to write it.",
  },
  worse: "It got worse since it was told.",
  back: "It was closed, and is back.",
} as const;

export const digestWords = {
  title: "Your team this week",
  titleFor: (manager: string) => `The team of ${manager} this week`,
  atOnce: "This cannot wait for the weekly digest",
  footer:
    "Whoever is named read these words before you. Wrong answers and skipped practice are told to nobody.",
  footerPages: "Nobody is named here, and no wrong answers are told.",
  more: (count: number) =>
    count === 1 ? "One more entry waits for next week." : `${count} more entries wait for next week.`,
  buttons: {
    assign: "Assign practice",
    coached: "Coached",
    page: "It is the page",
    notAGap: "Not a gap",
    observed: "Saw it done right",
  },
  closed: {
    person: (title: string) => `Closed: ${title}`,
    why: {
      recalls: "It is recalled again.",
      fixed: "The page was changed, and the trouble stopped.",
      quiet: "Nothing was heard of it any more.",
      "not-a-gap": "It was no gap.",
      page: "It was the page: its owner was asked.",
      left: "The person has left.",
      settled: "It was settled.",
    } as Readonly<Record<string, string>>,
    whyMissing: {
      fixed: "A page answers it now.",
      quiet: "Nobody has asked about it any more.",
      settled: "Whoever looks after the area says that no page is needed.",
    } as Readonly<Record<string, string>>,
    dropped: "It was contested and dropped: please do not count it.",
    firstTries: (before: string, after: string) =>
      `Right at the first try of a new variant: ${before} before, ${after} since.`,
    answers: (before: string, after: string) => `Answered right: ${before} before, ${after} since.`,
    steps: (before: string, after: string) => `Steps missed at work: ${before} before, ${after} since.`,
    of: (count: number, n: number) => `${count} of ${n}`,
    tooFew: "Too few tries since to tell whether it helped.",
    helped: "It helped.",
    unchanged: "The figures did not change.",
  },
  done: {
    "practice-assigned": (name: string) => `Noted. ${name} is asked to practise it, in their working hours.`,
    "practice-assigned-team": "Noted.",
    coached: "Noted: you talked it through. You hear again when it closes, or if it gets worse.",
    "page-blamed": (owner: string) => `Noted. ${owner} is asked to look at the page. Nobody is named.`,
    "page-blamed-nobody":
      "Noted. Nobody is known who looks after the page; the administrator finds it in the list.",
    "not-a-gap": (name: string) => `Noted and closed. ${name} is told.`,
    "not-a-gap-team": "Noted and closed.",
    "observed-right": (name: string) => `Noted. It counts for ${name}, who is told.`,
  },
  refused: {
    notManager: "Only their manager can do this.",
    held: "This is contested. Nothing can be done with it until it is decided.",
    over: "This is closed already.",
    unknown: "There is no such entry any more.",
    council: "Here nobody is named to a manager any more.",
  },
  reason: {
    title: "Not a gap",
    submit: "Not a gap",
    intro: "Whoever the entry names reads this.",
    field: "Why is it no gap?",
    missing: "Please say in a few words why it is no gap: the person reads it.",
  },
  blame: {
    title: "It is the page",
    submit: "Send to the owner",
    intro: "The owner of the page reads this. Nobody is named.",
    field: "What is wrong with the page? (may stay empty)",
  },
} as const;

/** What the command line prints. */
export const digestLines = {
  to: (manager: string, moment: string) => `To ${manager}, ${moment}`,
  nothing: (reason: string) => `Nothing is sent: ${reason}`,
  reasons: {
    "nothing-to-say": "there is nothing to say",
    "works-council": "here nobody is named to a manager, and no page concerns the team",
  },
  noManager: (id: string) => `Nobody reports to ${id}; people.yaml names managers.`,
  erased: (name: string, count: number) =>
    `${name}: ${count} rows that led to them are gone or lead nowhere now. Counts stay.`,
  unconfirmed: (name: string) =>
    `This erases everything that leads to ${name} and cannot be taken back. Say so with --yes.`,
} as const;
