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
  thanks: [
    /^(many |great |perfect |ok |okay )*(thanks|thank you|thx|cheers)( a lot| so much| very much)?( cairn)?$/,
  ],
  home: [/^(my )?home$/, /^(show me )?my overview$/],
  stored: [
    /^what do you (store|know|keep|have)( about| on)? me$/,
    /^what is stored about me$/,
    /^(show )?(me )?my data$/,
  ],
  preferences: [/^(show )?(me )?(my )?(preferences|settings)$/],
  quiz: [/^(please )?(quiz|test) me$/, /^(please )?(quiz|test) me (on|about) (?<topic>.+)$/],
} as const;
