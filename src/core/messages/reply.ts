export const replyWords = {
  failed: (reference: string) =>
    `I could not finish this, and I am sorry. Please ask again; if it happens once more, give your administrator this reference: ${reference}.`,
  stillWorking: () => "I am still working on this. The answer will appear here.",
};
