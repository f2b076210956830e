/** A learner's doubt about a question, and what its owner makes of it. Days come in words, people by name. */

/** What is asked of the learner. Titles and submits have at most 24 letters. */
const form = {
  title: "What is wrong?",
  submit: "Send",
  intro: "It goes to the person who looks after the page, with the question.",
  about: "What is it?",
  options: {
    right: "My answer was right",
    unclear: "The question is unclear",
    outdated: "The question or its answer is outdated",
    other: "Something else",
  },
  words: "In your words",
};

/** To the learner. */
const learner = {
  taken: (name: string) => `Thank you. ${name} looks at it, and you hear here what becomes of it.`,
  takenByNobody: "Thank you. It is kept, but nobody is known here who could look at it.",
  takenAlready: "You reported this question already. You hear here what becomes of it.",
  notAnswered: "Answer the question first. Then say below the answer what is wrong with it.",
  settledTitle: "About a question you reported",
  accepted: {
    right: (name: string) => `${name} agrees: your answer counts as right.`,
    question: (name: string) => `${name} agrees with you, and looks after the question.`,
  },
  stays: (name: string) => `${name} looked at it, and the question stays as it is.`,
  retired: (name: string) => `${name} took the question out. Nobody is asked it any more.`,
  reason: (reason: string) => `The reason: ${reason}`,
};

/** To the owner. */
const owner = {
  title: (name: string) => `${name} doubts a question`,
  about: {
    right: "They say that their answer was right.",
    unclear: "They say that it is unclear.",
    outdated: "They say that it is outdated.",
    other: "They say that something is wrong with it.",
  },
  because: (page: string) => `It tests ${page}, which you look after.`,
  question: (stem: string) => `The question: ${stem}`,
  key: (key: string) => `The answer we hold right: ${key}`,
  theirs: (answer: string) => `They answered: ${answer}`,
  theirWords: (words: string) => `Their words: “${words}”`,
  page: "What the page says",
  accept: "Their answer counts",
  agree: "They are right",
  stays: "The question stays",
  retire: "Retire the question",
  reasonIntro: "They read it with your decision.",
  reason: "Why?",
  staysTitle: "The question stays",
  retireTitle: "Retire the question",
  settled: {
    accepted: (name: string) => `Done. ${name} is told, and what they remember is counted anew.`,
    agreed: (name: string) => `Done. ${name} is told. Change the question in its file, or retire it.`,
    stays: (name: string) => `Done. ${name} is told, with your reason.`,
    retired: (name: string) => `Done. Nobody is asked it any more, and ${name} is told.`,
  },
  already: {
    accepted: (name: string) => `${name} agreed to this already.`,
    stays: (name: string) => `${name} left the question as it is already.`,
    retired: (name: string) => `${name} retired the question already.`,
  },
  isRetired: "The question has another text by now, or is retired. Nothing more is needed.",
  unknown: "Cairn does not have this report any more.",
  notForYou: (name: string) => `This was taken to ${name}, who decides it.`,
  notForYouAtAll: "This was not taken to you, so Cairn leaves it as it is.",
  reasonEmpty: "It needs a reason. Tap the button once more and write a line.",
};

export const reportWords = { form, learner, owner };
