/**
 * What people type to get something other than an answer from a page. Matched against the whole message,
 * lower case, without punctuation at its ends, so that a question that merely contains the words stays
 * a question.
 */
export const commandPhrases = {
  help: [
    /^help( me)?$/,
    /^(what can you|how do you) do$/,
    /^what can i ask( you)?$/,
    /^(hi|hello|hey)( cairn)?$/,
  ],
  lastAnswers: [/^(show )?(me )?my (last|recent|latest) answers$/, /^what did i ask( recently)?$/],
  recentChanges: [
    /^what('s| has| is)?( been)? (changed|new)( this week| recently| lately)?$/,
    /^recent changes$/,
  ],
  quiz: [/^(please )?(quiz|test) me$/, /^(please )?(quiz|test) me (on|about) (?<topic>.+)$/],
} as const;
