/** Lessons, parts and points come as the page writes them. */
export const lessonWords = {
  kind: {
    explainer: "In short",
    checklist: "Checklist",
    "decision-tree": "Step by step",
    scenario: "A case",
    "worked-example": "Worked example",
  },
  /** The button that opens a lesson, by its kind. */
  open: {
    explainer: (title: string) => `Learn it: ${title}`,
    checklist: (title: string) => `Checklist: ${title}`,
    "decision-tree": (title: string) => `Walk me through: ${title}`,
    scenario: (title: string) => `A case: ${title}`,
    "worked-example": (title: string) => `Example: ${title}`,
  },
  whole: "The whole lesson",
  rest: "The rest of the lesson",
  again: "From the start",
  back: "Back",
  changed: (version: number) => `This lesson has a new text (v${version}). Here it is from the start.`,
  gone: "This lesson is not there any more, or not open to you.",
  checklist: {
    progress: (ticked: number, all: number) => `${ticked} of ${all} done`,
    field: "Tick what is done",
    keep: "Keep my ticks",
    changed: (version: number) => `The list has a new text (v${version}). What is new is not ticked yet.`,
    part: (number: number, all: number) => `Part ${number} of ${all}`,
    partDone: (title: string) => `✓ ${title}`,
    partOpen: (title: string, ticked: number, all: number) => `${title}: ${ticked} of ${all}`,
    done: (all: number) => `All ${all} done.`,
    nobody: "Cairn does not find you among the company's people, so it keeps no ticks for you.",
  },
  example: {
    think: "What do you think? Then look.",
    look: "Show",
    over: "That was all of it.",
  },
  list: {
    title: { lessons: "Lessons", checklists: "Checklists" },
    about: {
      lessons: (topic: string) => `Lessons on ${topic}`,
      checklists: (topic: string) => `Checklists for ${topic}`,
    },
    none: {
      lessons: (topic: string) =>
        `There is no lesson on “${topic}” that is open to you. Ask it as a question: the page may have it.`,
      checklists: (topic: string) =>
        `There is no checklist for “${topic}” that is open to you. Ask it as a question: the page may have the steps.`,
    },
    noneAtAll: "There are none yet.",
    open: "Go on with",
    openPoint: (title: string, ticked: number) => `${title} (${ticked} ticked)`,
    hint: "Write for example “lessons on refunds” or “checklist for go-live”.",
  },
} as const;
