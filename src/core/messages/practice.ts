/** Days come in words already ("3 Oct"), pages, tasks and skills by title. */

/** "in about two weeks", of something that comes back after so many days. */
export function inDaysInWords(days: number): string {
  if (days <= 1) return "tomorrow";
  if (days < 6) return `in ${days} days`;
  if (days < 9) return "in about a week";
  if (days < 12) return "in about ten days";
  if (days < 25) return `in about ${numberInWords(Math.round(days / 7))} weeks`;
  if (days < 46) return "in about a month";
  if (days < 320) return `in about ${numberInWords(Math.round(days / 30.4))} months`;
  return days < 550 ? "in about a year" : `in about ${numberInWords(Math.round(days / 365))} years`;
}

const small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function numberInWords(count: number): string {
  return small[count] ?? String(count);
}

function questions(count: number): string {
  return count === 1 ? "1 question" : `${count} questions`;
}

function minutes(count: number): string {
  return count === 1 ? "about a minute" : `about ${numberInWords(count)} minutes`;
}

/** What opens a session that Cairn begins by itself. */
const opening = {
  greeting: { morning: "Good morning", afternoon: "Good afternoon", evening: "Good evening" },
  title: (greeting: string, count: number, length: number) =>
    `${greeting}. ${questions(count)}, ${minutes(length)}.`,
  nudgeTitle: (greeting: string) => `${greeting}. One question that fits what you did.`,
  nudgeTitleSeveral: (greeting: string, count: number) =>
    `${greeting}. ${questions(count)} that fit what you did.`,
  today: (parts: readonly string[]) => `Today: ${joined(parts)}.`,
  parts: {
    due: (count: number) => (count === 1 ? "1 that is due" : `${count} that are due`),
    missed: (count: number) => `${count} you missed`,
    new: (count: number) => `${count} new`,
    changed: (count: number) => `${count} on a rule that changed`,
    "step-missed": (count: number) => `${count} after a missed step`,
    unclear: (count: number) => `${count} on what you found unclear`,
    coached: (count: number) => `${count} to go over again`,
    neighbour: (count: number) => `${count} beside what you missed`,
    topic: (count: number) => `${count} you asked for`,
    placement: (count: number) => `${count} to place yourself`,
    lesson: (count: number) => `${count} on a lesson`,
  },
};

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** "Why am I asked this?" `recall`: 0 to 1. */
const why = {
  label: "Why am I asked this?",
  due: (recall: number) =>
    `It is due: by now you would still get this right ${timesInTen(recall)}. Recalling it today makes it last longer.`,
  missed: (day: string) => `You missed this on ${day}. It comes back soon, until it stays.`,
  newTask: (task: string) => `It is new for you, and your task “${task}” needs it.`,
  newSkill: (skill: string) => `It is new for you: the next step of your path, “${skill}”.`,
  new: "It is new for you, and next on your path.",
  changed: (page: string, from: number | null, to: number) =>
    from === null
      ? `The rule has changed since you learned it: ${page} is at v${to} now.`
      : `The rule has changed since you learned it: ${page} went from v${from} to v${to}.`,
  stepMissed: (task: string, day: string) =>
    `On ${day} a step was left out in “${task}”. This is about exactly that.`,
  unclear: (day: string) => `On ${day} you said that this part of the page was unclear.`,
  neighbour: (day: string) =>
    `On ${day} you missed another question on the same part of the page. This one tells whether that was just a slip.`,
  coached: (day: string) =>
    `You and Cairn have been going over this again since ${day}. It comes a little more often, until it stays.`,
  topic: (topic: string) => `You asked for questions on ${topic}.`,
  placement: "To find out what you can do already, so that you are spared it later.",
  lesson: (title: string) => `It goes with the lesson “${title}”.`,
};

function timesInTen(recall: number): string {
  const times = Math.round(recall * 10);
  if (times >= 10) return "nearly always";
  return times < 1 ? "hardly ever" : `about ${numberInWords(times)} times in ten`;
}

const question = {
  place: (number: number, total: number, page: string) => `${number} of ${total} · ${page}`,
  several: "Tick all that are right",
  cloze: "What belongs in the gap?",
  recall: "Your answer, in a few words",
  orderFirst: "Tap the step that comes first.",
  orderNext: "Tap the step that comes next.",
  startAgain: "Start again",
  check: "Check",
  checkSure: "I'm sure",
  checkGuessing: "I'm guessing",
  sure: "Sure",
  guessing: "Guessing",
  saidSure: "✓ Sure",
  saidGuessing: "✓ Guessing",
  isSure: "You are sure.",
  isGuessing: "You are guessing.",
  nowAnswer: "Now tap your answer.",
  dontKnow: "Don't know",
  empty: "There was no answer in it. Answer, or tap “Don't know”.",
};

const notNow = {
  label: "Not now",
  stop: "Stop here",
  hour: "In an hour",
  tomorrow: "Tomorrow",
  pause: "Pause for longer",
  stopped: (left: number) => (left === 1 ? "1 question left." : `${left} questions left.`),
  whenever: "They wait here until your next practice day.",
  goOn: "Go on",
  inAnHour: (time: string) => `Put off. It comes back at ${time}.`,
  until: (moment: string) => `Put off. What is still due comes back ${moment}.`,
  someDay: "Put off until you work again.",
};

const feedback = {
  right: "Right",
  wrong: "Not right",
  partlyRight: "Partly right",
  dontKnow: "Here is the answer",
  sureAndWrong: "You were sure of it, so it comes back first. Only you see that.",
  yours: (answer: string) => `You said: ${answer}`,
  yourOrder: (numbers: readonly number[]) => `You had them in this order: ${numbers.join(", ")}.`,
  key: "The answer: ",
  keyOrder: "The right order:",
  compare: "How close were you?",
  missing: (what: string) => `Look whether this is in yours: ${what}`,
  byModel: "A language model compared your words with the answer.",
  same: "Same",
  partly: "Partly",
  different: "Different",
  back: (when: string) => `It comes back ${when}.`,
  report: "Something wrong here?",
  judgedRight: (name: string) => `${name} looked at it: your answer counts as right.`,
  judgedWrong: (name: string) => `${name} looked at it: your answer does not count as right.`,
  reported: "You reported this question. You hear here what becomes of it.",
};

const done = {
  title: { daily: "Done for today", asked: "Done" },
  right: (right: number, asked: number) => {
    if (asked === 0) return "Nothing was asked.";
    if (right === 0) return "None right this time. They come back soon.";
    return right === asked ? `All ${numberInWords(asked)} right.` : `${right} of ${asked} right.`;
  },
  oneRight: "Right.",
  oneWrong: "Not right this time.",
  line: (about: string, verdict: string, when: string) => `${about}: ${verdict}, back ${when}`,
  lineAlone: (about: string, verdict: string) => `${about}: ${verdict}`,
  verdictRight: "right",
  verdictWrong: "not yet",
  timeIsUp: (left: number) =>
    left === 1
      ? "The time is up. The last one comes back on your next practice day."
      : `The time is up. The other ${left} come back on your next practice day.`,
  more: "More",
  preferences: "Preferences",
};

/** In place of a card that asks nothing any more. */
const old = {
  unknown: "Cairn does not have this question any more.",
  notYours: "This question was put to somebody else.",
  replaced: "This question is no longer open. Nothing was counted.",
  pageChanged: (page: string) =>
    `${page} has changed since you were asked, so this question is set aside. Nothing was counted.`,
  setAside: "These questions were set aside. What is still due is among the next ones.",
};

const start = {
  nobody: "Cairn does not find you among the company's people, so it cannot keep what you practise.",
  nothingDue: "Nothing is due. That is how it should be: what you know comes back before you forget it.",
  tryTopic: "If you want to practise all the same, write for example “quiz me on refunds”.",
  nothingMore: "There is nothing more to ask today.",
  noTopic: (topic: string) => `There are no questions on ${topic} for you yet.`,
  topicDoneToday: (topic: string) => `You have had all questions on ${topic} today. They come back in time.`,
  read: (topic: string) => `What our pages say about ${topic}`,
  goOn: (left: number) => `You have ${questions(left)} open. Here is the next one.`,
};

const pause = {
  title: "Shall practice pause?",
  text: "The last ones did not fit in, and that is fine. Cairn sends no more until you say so; nobody is told.",
  pause: "Pause",
  weekly: "Go on",
  goesOn: (moment: string) => `Good. The next questions come ${moment}.`,
  goesOnSomeDay: "Good. The next questions come when you work again.",
};

/** On the home tab. */
const home = {
  title: "Practice",
  due: (count: number, length: number) => `${questions(count)}, ${minutes(length)}.`,
  left: (count: number) => `${questions(count)} left.`,
  start: "Start",
};

export const practiceWords = {
  opening,
  why,
  question,
  notNow,
  feedback,
  done,
  old,
  start,
  pause,
  home,
};
