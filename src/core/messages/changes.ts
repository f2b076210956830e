/** What is different between two texts of a page. Headings come as the page writes them. */

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

const card = {
  summary: "In short, by a language model:",
  facts: "What it states differently",
  fact: {
    becomes: " → ",
    new: " (new)",
    gone: " (no longer there)",
    places: (count: number) => ` (in ${count} places)`,
  },
  about: (about: string) => `${about}: `,
  showChange: "Show what changed",
  before: "Before: ",
  now: "Now: ",
  moreFacts: (count: number) => `Show ${counted(count, "more fact", "more facts")}`,
  everything: (count: number) => `Show ${counted(count, "changed section", "changed sections")}`,
  nothing: "No word is different.",
  looks: "Only its looks or links are different.",
  section: {
    added: (heading: string) => `New: ${heading}`,
    cutFrom: (heading: string, from: string) => `New: ${heading}, taken out of ${from}`,
    removed: (heading: string) => `Removed: ${heading}`,
    mergedInto: (heading: string, into: string) => `${heading} is now part of ${into}`,
    changed: (heading: string) => `Changed: ${heading}`,
    renamed: (from: string, to: string) => `Renamed: “${from}” is now “${to}”`,
    renamedAndChanged: (from: string, to: string) => `Renamed and changed: “${from}” is now “${to}”`,
    moved: (heading: string) => `Moved: ${heading}`,
    movedAndChanged: (heading: string) => `Moved and changed: ${heading}`,
    movedToo: "It also stands elsewhere on the page now.",
    readdressed: (heading: string) => `Under another address: ${heading}`,
  },
} as const;

/** What a change touches. Counts of people are never of fewer than the policy's least, and never names. */
const effect = {
  title: "What this touches",
  nothing: "No question, lesson or open problem rests on what changes.",
  items: (count: number) =>
    `${counted(count, "question waits", "questions wait")} for your look before anybody is asked`,
  learners: (count: number) => `${counted(count, "person has", "people have")} learned the old wording`,
  fewLearners: "A few people have learned the old wording",
  sessions: (count: number) =>
    `${counted(count, "person is", "people are")} due to be asked about it within a week`,
  fewSessions: "A few people are due to be asked about it within a week",
  lessons: (titles: readonly string[]) =>
    `${titles.length === 1 ? "Lesson" : "Lessons"} to look at: ${titles.join(", ")}`,
  gaps: (count: number) => counted(count, "open problem of this page", "open problems of this page"),
  wordings: (count: number) =>
    `${counted(count, "known way of asking ends", "known ways of asking end")} with the old wording`,
} as const;

/** Two texts of a page beside one another, in the browser. */
const page = {
  title: (page: string, from: number, to: number) => `${page}: what changed from v${from} to v${to}`,
  heading: (from: number, to: number) => `What changed from v${from} to v${to}`,
  version: (version: number, day: string) => `v${version}, ${day}`,
  first: (version: number) => `v${version} is the first text of this page.`,
  facts: "What it states differently",
  about: "About",
  before: "Before",
  now: "Now",
  none: "nothing",
  nothing: "The two texts say the same.",
  unchanged: (count: number) => `${counted(count, "section is", "sections are")} as before.`,
  same: (count: number) => counted(count, "line the same", "lines the same"),
  noWords: "Only its looks or links are different.",
  noText: "The text is the same.",
  link: "What changed",
  dropped: "dropped",
  added: "added",
  reason: "Reason",
} as const;

export const changeWords = { card, effect, page };
