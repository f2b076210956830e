/** A page that is not there yet: what people read of writing it. */
export const newPageWords = {
  /** To whoever approves. */
  title: (page: string) => `A new page: ${page}`,
  by: (name: string) => `${name} wrote it. There is no such page yet.`,
  byModel:
    "A language model wrote it from the sections below. Read every line: it may be wrong. Nobody sees it before you approve it.",

  /** Where somebody writes. */
  card: {
    heading: "Write a page",
    place: (folder: string) => `It will stand in ${folder}.`,
    markdown:
      "Write in Markdown. A line that begins with ## begins a section. Nobody sees it before it is approved.",
    pageTitle: "Title",
    area: "Where does it belong?",
    text: "Text",
    more: "More text, where it does not fit above (may be left empty)",
    reason: "Why? Readers see it in the page's history (may be left empty)",
    save: "Hand it in",
  },
  form: { title: "Write the page", submit: "Hand it in" },
  /** Where no other reason is given. */
  reason: "New page",
  asked: "People asked, and no page answered",

  /** Below the page, of a lesson. */
  says: (title: string, heading: string) =>
    heading === title ? `What ${title} says` : `What ${title} says: ${heading}`,
  lessonFor: (task: string) => `No lesson teaches this so far: ${task}`,
  whole: "The whole text",
  /** In the queue: lessons that a model drafted. */
  lessons: (count: number) =>
    count === 1
      ? "A language model has drafted a lesson from your pages. Nobody sees it before you approve it."
      : `A language model has drafted ${count} lessons from your pages. Nobody sees one before you approve it.`,
  look: "Look at it",

  /** Why it was not taken, on the card where it was written. */
  problems: {
    noTitle: "Give the page a title: what somebody would ask for.",
    noText: "There is no text yet.",
    noArea: "Choose where the page belongs.",
    tooLong: "The text is too long to be written in chat. Put it into a file of the folder instead.",
    taken: "A page of that name stands there already. Give this one another title, or change that page.",
    waiting: "A page of that name is handed in already and waits. Give this one another title.",
  },

  /** To who wrote it. */
  thanks: (page: string, names: string) =>
    `Thank you. Your page “${page}” is with ${names}, and you hear how it ends.`,
  thanksNobody: (page: string) =>
    `Thank you. Your page “${page}” is kept. Nobody is known who could approve it: tell whoever looks after Cairn here.`,
  published: (page: string, name: string | null) =>
    name === null
      ? `“${page}” is published. Cairn answers from it now.`
      : `${name} approved your page. “${page}” is published, and Cairn answers from it now.`,
  rejected: (page: string, name: string) => `${name} declined your page “${page}”.`,
  unreadable: (page: string, problem: string) => `Your page “${page}” cannot be published: ${problem}`,

  /** In the queue, in the place of the entry. */
  takenOn: {
    yours: "Your page is below: look once more, then approve it.",
    handedIn: "Your page is handed in.",
  },
} as const;
