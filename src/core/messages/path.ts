/** Days come in words already ("3 Oct"), lessons, skills, tasks and people by title or name. */

const path = {
  title: "Your path",
  done: (done: number, all: number) =>
    done === 0 ? `${steps(all)}, each a short lesson and one case.` : `${done} of ${steps(all)} done.`,
  allDone: (all: number) => `All ${steps(all)} done. What you know comes back before you forget it.`,
  none: "Nothing in the company's skill map belongs to your job yet, so there is no path. Questions on any topic are there all the same: write for example “quiz me on refunds”.",
  nobody: "Cairn does not find you among the company's people, so it knows no path for you.",
  step: (skill: string, hasLesson: boolean, then: string) =>
    `${skill}: ${hasLesson ? "a short lesson" : "read the page"}, ${then}`,
  withCase: "then one case",
  alone: "no case yet",
  tried: (skill: string) => `${skill}: the case comes back until it stays`,
  start: (skill: string) => `Start: ${skill}`,
  goOn: (skill: string) => `Next: ${skill}`,
  /** Below a line that names the step. */
  startIt: "Start",
  goOnWithIt: "Next step",
  open: (skill: string) => skill,
  all: "All steps, by task",
  states: {
    done: "done",
    next: "next",
    open: "open",
    tried: "comes back",
    waiting: (skill: string) => `after “${skill}”`,
  },
  otherTask: "Also needed",
  /** On the very first card, before its question. */
  first: (skill: string) => `Your first step: ${skill}. Start with a short lesson, or answer at once.`,
  startFirst: "Start with the lesson",
  label: "My path",
} as const;

function steps(count: number): string {
  return count === 1 ? "1 step" : `${count} steps`;
}

const lesson = {
  place: (number: number, all: number, skill: string) => `Step ${number} of ${all} · ${skill}`,
  tryIt: "Try it",
  tryHint: "One case, to see whether it works.",
  rest: "The rest of this section",
  whole: "The whole lesson",
  restOfLesson: "The rest of the lesson",
  noCase: "There is no case on this yet.",
  caseAgain:
    "The case on this is not open at the moment: its page has changed, and the owner has it on the desk.",
  gone: "This step is not on your path any more. Here is where you are.",
  nothingToShow: "What this step was built on is not open at the moment.",
  next: (step: string) => `Next step: ${step}`,
} as const;

const progress = {
  title: "What you can do",
  /** Counts of tasks. */
  summary: (can: number, all: number) => {
    if (can === 0) return `Your job has ${tasks(all)}. This is how far you are.`;
    return can === all
      ? `You can do all ${tasks(all)} of your job.`
      : `You can do ${can} of ${tasks(all)} of your job.`;
  },
  nothingYet: "Nothing was asked yet, so there is nothing to tell.",
  level: {
    "can-do": "can do",
    nearly: "nearly there",
    "not-yet": "not yet",
    "too-little": "too little seen to tell",
  },
  /** Of ten cases, so many would be right: from the least to the most that is likely. */
  likely: (from: number, to: number) =>
    from === to ? `about ${from} of 10 cases right` : `likely ${from} to ${to} of 10 cases right`,
  weakest: (skill: string) => `least sure: ${skill}`,
  legend: "●: what is sure. ◐: what may be.",
  tooLittleYet: "Too little seen to tell yet:",
  others: (count: number) => (count === 1 ? "1 more task" : `${count} more tasks`),
  /** Nothing can be told of a whole task; `skills`: but of some skills that tasks need. */
  tooLittle: (all: number, skills: boolean) =>
    skills
      ? `Your job has ${tasks(all)}, and each needs several things. These are the ones that can be told so far.`
      : `Your job has ${tasks(all)}. Too little was asked so far to tell how far you are.`,
  allTasks: (all: number) => (all === 1 ? "Your task" : `Your ${all} tasks`),
  sureAndWrong: "You were sure of these, and they were not right. Nobody is told.",
  nextTitle: "What comes next",
  competency: {
    reached: (days: number) =>
      days === 1 ? "You could do all of it after a day." : `You could do all of it after ${days} days.`,
    expected: (from: string, to: string) =>
      from === to
        ? `At this pace you can do all of it about ${from}.`
        : `At this pace you can do all of it between ${from} and ${to}.`,
    "too-early": "When you will be able to do all of it is too early to tell.",
  },
  private: "Only you see this.",
  label: "My progress",
} as const;

function tasks(count: number): string {
  return count === 1 ? "1 task" : `${count} tasks`;
}

const placement = {
  label: "I know this job",
  offer: "You have done this job for a while? A few cases show what you can be spared.",
  begin: (count: number) =>
    count === 1
      ? "One case. What you know comes back rarely; what you miss stays on your path."
      : `${count} cases, one after another. What you know comes back rarely; what you miss stays on your path.`,
  none: "There are no cases left that could place you: each was asked, or waits for its owner.",
  title: "You are placed",
  right: (right: number, asked: number) =>
    right === asked ? `All ${asked} right.` : `${right} of ${asked} right.`,
  experienced:
    "From now on you are asked about thresholds, exceptions and changes only, at most a few questions a week.",
  learning: "Your path stays as it is; it takes you through the routine, too.",
  spared: (skills: string) => `Spared: ${skills}. It comes back once in the next weeks, to make sure.`,
  stays: (skills: string) => `Stays on your path: ${skills}.`,
  preferences: "Change this",
} as const;

const readiness = {
  title: "My readiness",
  rule: (cases: number) => `A task is passed with ${cases} cases in a row right, none of them seen before.`,
  passed: (task: string, cases: number, day: string) => `${task}: ${cases} new cases in a row right, ${day}`,
  none: "No task is passed yet. Nobody is told.",
  only: "Only what is passed stands here. Nobody sees it unless you share it.",
  exactly: "Exactly what they will see",
  share: (name: string) => `Share with ${name}`,
  shareOther: "Share with somebody else",
  label: "My readiness",
  form: { title: "Share my readiness", submit: "Share", name: "Name or e-mail address of a colleague" },
  heading: (name: string) => `${name} can do this`,
  sharedBy: (name: string) => `${name} chose to share this with you. There is nothing you have to do.`,
  shared: (name: string) => `Shared with ${name}.`,
  changed: "Something has changed since this card was shown. Look at it again before you share it.",
  unknown: (name: string) => `Cairn knows nobody called “${name}”. Nothing was shared.`,
  several: (name: string) =>
    `There are several people called “${name}”. Write the e-mail address. Nothing was shared.`,
  unreachable: (name: string) => `Cairn cannot write to ${name} at the moment. Nothing was shared.`,
  council: "Only you see this. Here nobody is shown what one person passed.",
  yourself: "That is you. Nothing was shared.",
  nobody: "Write whom to share it with. Nothing was shared.",
} as const;

export const pathWords = { path, lesson, progress, placement, readiness } as const;
