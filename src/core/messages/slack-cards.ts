/** Words that only Slack's way of showing cards needs. */
export const slackCardWords = {
  /** Stands before the words of a warning: Slack has no coloured boxes. */
  warning: "Warning: ",
  /** On the button beside a choice that is too long for a button. */
  choose: "Choose",
  cancel: "Cancel",
  /** Beside the box to tick; the sentence stands above it. */
  yes: "Yes",
  /** Where a title has no words. */
  title: "Cairn",
} as const;
