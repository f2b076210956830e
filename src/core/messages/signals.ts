/** Days and moments come in words already ("3 Oct"), people by name, what it is about by its title. */

const small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

export function countInWords(count: number): string {
  return small[count] ?? String(count);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function inTen(share: number): string {
  return countInWords(Math.min(9, Math.max(1, Math.round(share * 10))));
}

/** "on three days" */
function onDays(days: number): string {
  return days <= 1 ? "" : `, on ${countInWords(days)} days`;
}

/** To the person alone, before anybody else hears of anything. */
export const coachWords = {
  title: (what: string) => `${what}: not sticking yet`,
  noticed: (missed: number, tries: number, days: number, what: string) =>
    `${capital(countInWords(missed))} of your last ${countInWords(tries)} answers on ${what} missed${onDays(days)}.`,
  moreThanUsual: (predicted: number) =>
    `That happens more than usual: about ${inTen(predicted)} in ten would be expected to be right by now.`,
  lapses: (missed: number, what: string) =>
    `One question on ${what} slipped away ${countInWords(missed)} times in the last weeks, although you knew it in between.`,
  plan: "It comes back in your practice for a few days.",
  nobody: "Nobody else is told.",
  ifItGoesOn: "If it goes on after that, you see here first what your manager would see, and can object.",
  decider: (decider: string | null) =>
    decider === null
      ? "“Not a gap” drops it."
      : `“Not a gap” goes to ${decider}, not to your manager, who decides whether it is dropped.`,
  practise: "Practise now",
  itIsThePage: "It is the page",
  notAGap: "Not a gap",
} as const;

/** To the person, before their manager: the entry itself follows word for word. */
export const shownWords = {
  title: "What your manager would see",
  intro: (what: string, manager: string, moment: string) =>
    `${what} still slips after the practice. ${manager} would be told after ${moment}, or who stands in for them, in these words and no others:`,
  /** Where the manager has changed, or it went on, since they saw the last one. */
  anew: (manager: string) =>
    `This takes the place of what you saw before: it is ${manager} who would be told.`,
  contest: "Contest",
  holds: (decider: string, days: number) =>
    `Contest holds it back. ${decider} decides within ${countInWords(days)} working days, not your manager; without an answer it is dropped.`,
  holdsNobody: "Contest drops it: there is nobody but your manager who could decide.",
} as const;

export const contestWords = {
  form: {
    title: "Contest",
    submit: "Contest",
    intro: "The person named on the card decides and reads this. Your manager does not.",
    field: "What is not right about it? (may stay empty)",
  },
  made: (decider: string, day: string) =>
    `It is held back. ${decider} decides by ${day}; without an answer it is dropped. You hear of it here.`,
  dropped: "It is dropped: there is nobody but your manager who could decide. Nobody is told.",
  again: "You have contested this already. Until it is decided it is held back.",
  over: "This is closed already. There is nothing left to contest.",
  notYours: "This is about somebody else.",
  unknown: "There is no such entry any more.",
  asked: (name: string) => `${name} contests this`,
  askedWhy: (name: string, manager: string | null, day: string) =>
    manager === null
      ? `Cairn noticed the following about ${name} and has told nobody else. Please decide by ${day}; without an answer it is dropped.`
      : `${manager}, the manager of ${name}, would read the following. Please decide by ${day}; without an answer it is dropped.`,
  words: (words: string) => `Their words: “${words}”`,
  noWords: "They gave no reason, and need none.",
  drop: "Drop it",
  keep: "It stands",
  reasonForm: {
    drop: "Drop it",
    keep: "It stands",
    intro: "The person reads your reason, the manager does not.",
    field: "Why? (may stay empty)",
  },
  decided: {
    upheld: (name: string) => `Dropped. ${name} is told, and nothing of it is told to their manager.`,
    rejected: (name: string) => `It stands. ${name} is told.`,
  },
  decidedAlready: "This is decided already.",
  notDecider: "Somebody else decides this.",
  /** To the person. */
  upheld: (decider: string, what: string) => `${decider} agrees with you on ${what}: it is dropped.`,
  rejected: (decider: string, what: string) => `${decider} decided that the entry on ${what} stands.`,
  reason: (reason: string) => `The reason: ${reason}`,
  lapsed: (what: string) => `Nobody decided in time on ${what}: it is dropped, as promised.`,
  practiceGoesOn: "Your practice goes on as before.",
} as const;

/** One line for each matter on the home card. */
export const atHomeWords = {
  noticed: "Not sticking yet",
  toDecide: "Waiting for your decision",
  practised: (what: string) => `${what}: it comes back in your practice. Nobody else was told.`,
  goesOn: (what: string) => `${what}: it still slips after the practice.`,
  contested: (what: string, decider: string | null, day: string) =>
    decider === null
      ? `${what}: you contested it. Without a decision by ${day} it is dropped.`
      : `${what}: you contested it, and ${decider} decides by ${day}.`,
  decide: (name: string, day: string) => `${name} contests what was noticed. Please decide by ${day}.`,
  practise: "Practise now",
  more: "Who knows what",
  look: "Look at it",
} as const;

/** To the person, about what their manager did with an entry. */
export const personNews = {
  title: (what: string) => `News on ${what}`,
  assigned: (manager: string, what: string) =>
    `${manager} asks you to practise ${what}. Five minutes when it suits you.`,
  dismissedWhy: (manager: string, words: string) =>
    `${manager} says that it is no gap, and closed it: “${words}”`,
  observed: (manager: string) => `${manager} saw you do it right. That counts.`,
} as const;

/** "What did you tell my manager", "what was noticed about me". */
export const mineWords = {
  title: "What was noticed about you",
  nothing: "Nothing was noticed that would concern anybody but you, and your manager was told nothing.",
  councilled: "Here nobody is named to a manager: whatever is noticed, only you see it.",
  gapOpen: (what: string, day: string) => `${what}, since ${day}`,
  gapClosed: (what: string, from: string, to: string) => `${what}, from ${from} to ${to}`,
  state: {
    waiting: "You are about to be told more of it.",
    coaching: "You practise it. Nobody else was told.",
    shown: (manager: string) => `You saw what ${manager} would see. It is not told yet.`,
    held: (decider: string | null, day: string) =>
      decider === null
        ? `You contested it. Without a decision by ${day} it is dropped.`
        : `You contested it. ${decider} decides by ${day}; until then it is held back.`,
    dropped: "It was contested and dropped. Your manager sees it no more.",
    told: (reader: string, day: string) => `${reader} was told on ${day}, in the words below.`,
    closed: "It is closed.",
    closedUntold: "It is closed. Nobody else was told.",
  },
  did: {
    "practice-assigned": (name: string, day: string) => `${name} asked you to practise it, on ${day}.`,
    coached: (name: string, day: string) => `${name} noted on ${day} that they talked it through with you.`,
    "page-blamed": (name: string, day: string) => `${name} said on ${day} that it is the page.`,
    "not-a-gap": (name: string, day: string) => `${name} said on ${day} that it is no gap.`,
    "observed-right": (name: string, day: string) => `${name} noted on ${day} that they saw you do it right.`,
  },
  asTold: "The words",
  looksTitle: "Who looked at what is kept about you",
  look: (name: string, what: string, day: string) => `${name}: ${what}, ${day}`,
  looksNone: "Nobody looked at what is kept about you.",
  looked: {
    export: "everything that is kept, as a file",
    show: "how much is kept",
    erase: "erased what is kept",
    contest: "an entry you contested",
    digest: "what your manager would be told",
    console: "what your manager was told, among the figures of their team",
    explain: "why something of you was noticed",
    signals: "signs of what you know or what was unclear, one by one",
    gaps: "what was noticed about you",
  } as Readonly<Record<string, string>>,
  commandLine: "The administrator, on the command line",
  kept: (days: number) =>
    `Single signs are erased after ${days} days; how many there were stays, without names.`,
  stored: "What is stored about me",
} as const;

/** To whoever says that it is the page. */
export const doubtWords = {
  thanks: (owner: string) => `Thank you. ${owner} is asked to look at the page; you are not named.`,
  thanksNobody: "Thank you. It is noted for whoever looks after the page; you are not named.",
  practiceGoesOn: "Your practice goes on meanwhile.",
} as const;
