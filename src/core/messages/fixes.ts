/** What became of what somebody said about a page. Days come in words already, pages and sections by title. */
export const fixWords = {
  title: "What you reported has changed",
  titleAnswered: "Now there is an answer",
  said: {
    outdated: (place: string, day: string) => `On ${day} you said that ${place} was outdated.`,
    "wrong-page": (place: string, day: string) => `On ${day} you said that ${place} was the wrong page.`,
    unclear: (place: string, day: string) => `On ${day} you said that ${place} was unclear.`,
    blamed: (place: string, day: string) => `On ${day} you said what was wrong with ${place}.`,
    question: (place: string, day: string) => `On ${day} you doubted a question about ${place}.`,
  },
  fixed: (version: number, day: string) => `It was changed in v${version}, in force since ${day}.`,
  gone: (version: number, day: string) => `That part was taken out in v${version}, in force since ${day}.`,
  asked: (question: string, day: string) => `On ${day} you asked “${question}”, and no page answered.`,
  answered: (place: string) => `${place} answers it now.`,
  read: "Read it",
  changes: "What changed",
} as const;
