/** Days and names come in words already. */
export const homeWords = {
  nothingDue: "Nothing is due, and nobody is waiting for you.",
  tryTitle: "Ask a work question",
  tryIt: "Write to Cairn as you would to a colleague, or try one of these.",
  welcomeTitle: "Welcome to Cairn",
  welcome: (company: string) =>
    `Cairn answers work questions from the pages of ${company}, and shows page, version and section.`,
  unknown: (administrator: string | null) =>
    administrator === null
      ? "It does not find your e-mail address among the company's people, so it answers from pages that are open to everybody. For more, ask your administrator to add you."
      : `It does not find your e-mail address among the company's people, so it answers from pages that are open to everybody. For more, ask ${administrator} to add you.`,
} as const;
