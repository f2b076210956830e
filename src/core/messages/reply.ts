export const replyWords = {
  failed: (reference: string) =>
    `I could not finish this, and I am sorry. Please ask again; if it happens once more, give your administrator this reference: ${reference}.`,
  welcome: "Glad to help. Ask again whenever you need to.",
  /** To somebody who wants a person before there is an answer to show them. */
  askFirst: "Ask your question here first. Below the answer, “Ask a person” takes it to somebody who knows.",
  stillWorking: () => "I am still working on this. The answer will appear here.",
  /** A sensitive answer was lost with the process that held it. */
  notKept: "I was interrupted before I could show you this, and I keep nothing of it. Please ask again.",
  questionDeleted: "The question was deleted, so the answer is withdrawn.",
  /** In place of something that moved to where only the asker sees it. */
  answeredPrivately: "The answer is for the person who asked alone.",
  /** In a room whose platform shows nothing to one person alone. */
  wroteToYou: "I answered you in our own chat, since the answer is for you alone.",
  writeToMe:
    "This answer is for you alone, and I cannot write to you yet. Add me as an app, then ask me in our own chat.",
};

export const buttonWords = {
  unknown: "Cairn does not know this button any more. Ask the question again.",
};
