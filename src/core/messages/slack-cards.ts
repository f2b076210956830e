/** Words that only Slack's way of showing cards needs. */
export const slackCardWords = {
  /** Stands before the words of a warning that do not say so themselves: Slack has no coloured boxes. */
  warning: "Warning: ",
  /** On the button beside a choice that is too long for a button. */
  choose: "Choose",
  cancel: "Cancel",
  /** Beside the box to tick; the sentence stands above it. */
  yes: "Yes",
  /** After a tap on a button while something above it is still empty; Slack does not say so itself. */
  fieldsNeeded: "Fill in what is asked above the button first, then tap it once more.",
  /** Stands before an option that is told in full, above the boxes that bear its letter. */
  lettered: (letter: string, words: string) => `${letter}.  ${words}`,
  /** Where a title has no words. */
  title: "Cairn",
} as const;
