/** Items that wait for whoever looks after their page. Days come in words already, pages and headings by title. */

function questions(count: number): string {
  return count === 1 ? "1 question" : `${count} questions`;
}

function drafts(count: number): string {
  return count === 1 ? "1 draft question" : `${count} draft questions`;
}

/** "Nuala Fenwright or Gregor Almeida" */
function either(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

const card = {
  changed: (page: string, count: number) => `${page} has changed: ${questions(count)} to look at`,
  waiting: "Questions that wait for you",
  notAsked: "Nobody is asked until you say whether it still holds.",
  draftsNotAsked: "Drafts are asked once you approve them.",
  section: (page: string, heading: string) => (page === heading ? page : `${page} · ${heading}`),
  from: (from: number, to: number, since: string) => `Changed from v${from} to v${to}, since ${since}`,
  fromUnknown: (to: number, since: string) => `Changed in v${to}, since ${since}`,
  draft: "Draft",
  modelDraft: "Drafted by a language model",
  pageSays: "What the page says",
  restOfPage: "The rest of this section",
  why: (explain: string) => `Why, as shown after the answer: ${explain}`,
  key: "Answer: ",
  anyOf: (keys: readonly string[]) => keys.join(" · "),
  order: (steps: readonly string[]) => steps.map((step, place) => `${place + 1}. ${step}`).join("  "),
  rule: (rule: string) => `The rule: ${rule}`,
  example: (given: readonly string[], key: string) => `${given.join(", ")}: ${key}`,
  others: "What else can be chosen",
  drawn: (names: readonly string[]) => `Drawn afresh each time: ${names.join(", ")}`,
  stillRight: "Still right",
  approve: "Approve",
  change: "Change",
  retire: "Retire",
  discard: "Discard",
  more: (count: number) => `Show ${count} more`,
  draftsWait: (count: number) =>
    `${drafts(count)} made from this page ${count === 1 ? "waits" : "wait"}, too.`,
  showDrafts: "Show drafts",
  settled: "Everything on this card is decided.",
  movedOn: (page: string) => `${page} has changed again. A newer card below shows how it stands now.`,
  nothing: "No question waits for you.",
} as const;

const retireForm = {
  title: "Retire the question",
  submit: "Retire",
  intro: "It is asked no more. What was answered stays as it is.",
  reason: "Why, in a few words (may be left empty)",
} as const;

/** Further values for what a scenario draws. Places by the name under which they stand in its text. */
const variants = {
  intro: "Until you approve the new values, the question is asked as it is.",
  lookedAt:
    "Until you approve the new values, the question is asked as it is. Its rule was written without them: does the answer after the arrow hold?",
  soFar: (place: string, values: readonly string[]) => `{${place}} so far: ${values.join(" · ")}`,
  further: "New: ",
  leadsTo: (answers: readonly string[]) => ` → ${either(answers)}`,
  approve: "Approve",
  pick: "Pick some",
  refuse: "Leave as it is",
  pickForm: {
    title: "Pick further values",
    submit: "Approve",
    intro: "Only what is ticked is drawn from now on, with what was there.",
    fits: "These fit",
  },
  option: (place: string, value: string) => `${place}: ${value}`,
  over: "These values wait no longer: somebody has decided, or the question or its page has changed.",
} as const;

const editCard = {
  title: "Change the question",
  intro: "Saving approves the new text for the page as it is now.",
  places: (names: readonly string[]) =>
    `Keep ${names.map((name) => `{${name}}`).join(", ")} where the drawn values belong.`,
  stem: "Question",
  options: "Options, one on each line",
  namedOptions: "Options, one on each line, as name: text",
  key: { choice: "Right option", several: "Right options, one on each line" },
  keyTyped: "Accepted answers, one on each line",
  keyOrder: "Steps in the right order, one on each line",
  explain: "Why it is right, shown after the answer (may be left empty)",
  rule: "Rule that finds the right answer",
  save: "Save",
  refused: (reason: string) => `Not saved: ${reason}`,
  saved: "Saved, and approved for the page as it is now.",
} as const;

/** After a decision; `by` is a name, "you" or "the content folder". */
const decided = {
  you: "you",
  folder: "the content folder",
  approvedByYou: (stem: string, day: string) => `“${stem}”: still right, as you said (${day}).`,
  approved: (stem: string, by: string, day: string) => `“${stem}”: still right, says ${by} (${day}).`,
  edited: (stem: string, by: string, day: string) => `“${stem}”: changed by ${by} (${day}).`,
  retired: (stem: string, by: string, day: string) => `“${stem}”: retired by ${by} (${day}).`,
  widened: (stem: string, by: string, day: string) => `“${stem}”: further values approved by ${by} (${day}).`,
  left: (stem: string, by: string, day: string) => `“${stem}”: left as it is by ${by} (${day}).`,
  overtaken: (stem: string) => `“${stem}”: the page has changed again since.`,
} as const;

const refused = {
  gone: "This question is not there any more.",
  changedAgain: "The page has changed again since. This is how it stands now.",
  notYours: (names: readonly string[]) => `This is for ${either(names)} to decide.`,
  nobodys: "Nobody looks after this page yet. Ask whoever looks after Cairn here to name an owner.",
} as const;

/** Before a question on a rule that has changed since the learner learned it. */
const learner = {
  changed: (page: string, from: number, to: number, since: string) =>
    `This changed since you learned it: ${page} went from v${from} to v${to}, in force since ${since}.`,
  changedIn: (page: string, to: number, since: string) =>
    `This changed since you learned it: ${page} v${to}, in force since ${since}.`,
} as const;

/** On the command line, and where an earlier text is chosen. */
const rollback = {
  reasonNeeded: 'A rollback needs a reason: --reason "…".',
  noItem: (id: string) => `There is no item ${id}.`,
  noVersion: (id: string, version: number, highest: number) =>
    `${id} has no version ${version}. It has v1 to v${highest}.`,
  retired: (id: string) => `${id} is retired. Write it into its file anew to bring it back.`,
  already: (id: string, version: number) => `The text of v${version} is the one of ${id} already.`,
  noSection: (id: string) => `The section that ${id} tests is not there any more.`,
} as const;

export const itemDecisionWords = {
  card,
  retireForm,
  variants,
  editCard,
  decided,
  refused,
  learner,
  rollback,
};
