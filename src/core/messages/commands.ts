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
  home: [
    /^(my )?(home|inbox)$/,
    /^(show me )?my overview$/,
    /^(show )?(me )?my( open)? requests$/,
    /^(what|who)('s| is) (waiting( for me)?|due)$/,
  ],
  path: [/^(show )?(me )?my (learning )?path$/, /^(what is|what's) my (next step|path)$/, /^next step$/],
  progress: [
    /^(show )?(me )?my (progress|skills)$/,
    /^what can i do$/,
    /^how am i doing$/,
    /^what am i (good|bad) at$/,
  ],
  placement: [/^(please )?place me$/, /^i (already )?know (this|my|the) job$/, /^placement$/],
  readiness: [/^(show )?(me )?my readiness( card)?$/, /^(share my readiness|am i ready)$/],
  noticed: [
    /^what (did|have) you (tell|told|say to|said to) my (manager|boss)( about me)?$/,
    /^what (can|does|did) my (manager|boss) (see|know|hear)( about me| of me)?$/,
    /^what( have you| did you| was| is|.s| has been)? noticed? about me$/,
    /^(show )?(me )?my gaps$/,
    /^who looked at my data$/,
  ],
  stored: [
    /^what (data )?do you (store|know|keep|have)( about| on)? me$/,
    /^what('s| is) stored about me$/,
    /^(show )?(me )?my data$/,
    /^(please )?(delete|erase|forget) (me|my data)$/,
    /^who (sees|can see) (what i ask|my questions|my data)$/,
    /^what (can|does) my manager see$/,
    /^privacy$/,
  ],
  preferences: [
    /^(show |change )?(me )?(my )?(preferences|settings)$/,
    /^(please )?(change|set) (my |the )?(quiz time|time ?zone)$/,
    /^(please )?(pause|snooze)( messages| quizzes)?$/,
  ],
  stop: [
    /^(please )?stop( messages| writing( to me)?| messaging me)?(,? please)?$/,
    /^(please )?(do not|don't) (write to|message) me( any ?more)?$/,
    /^(unsubscribe|opt out)$/,
  ],
  resume: [/^(please )?(resume|start) messages( again)?$/, /^resume$/, /^subscribe$/],
  tags: [
    /^(show )?(me )?(my |the )?(proposed )?tags( to confirm| for my pages| that wait)?$/,
    /^(which|what) tags (are proposed|wait)( for me| for my pages)?$/,
  ],
  items: [
    /^(show )?(me )?(the |my )?(items|questions|drafts|draft (items|questions)) to (approve|decide( on)?|look at)$/,
    /^(what|which (items|questions)) (can|should|must) i approve$/,
  ],
  drafts: [
    /^(show )?(me )?(my|the) (drafts|changes|proposals)$/,
    /^(show )?(me )?(the |my )?(changes|proposals|page drafts) to (approve|review|decide( on)?)$/,
  ],
  edit: [
    /^(please )?(edit|correct) (the page |page )?(?<page>.+)$/,
    /^(please )?(i want to )?(propose|suggest) a (change|correction) (to|for|of) (the page |page )?(?<page>.+)$/,
  ],
  write: [
    /^(please )?((i want to |let me |i will )?write|propose|suggest) (a |an? new |the )?(new )?page (about|on|for|called) (?<page>.+)$/,
    /^new page( about| called|:) (?<page>.+)$/,
  ],
  history: [/^(show )?(me )?(the )?(history|versions) of (the page |page )?(?<page>.+)$/],
  queue: [
    /^(show )?(me )?my (pages|queue|flags|page queue)( to (review|look at))?$/,
    /^(what|which pages) (should|must|do) i (have to )?review$/,
    /^(what|which pages) (is|are) in doubt$/,
  ],
  person: [
    /^(please )?((can|could|may) i |let me |(i|we) (want|need|would like) to |i'd like to )?(please )?(ask|(talk|speak) (to|with)) (a |an )?(person|human|human being|colleague|expert|somebody|someone)(,? please)?$/,
    /^(a )?(person|human)(,? please)?$/,
  ],
  checklists: [
    /^(show )?(me )?(the |my |all )?checklists?$/,
    /^(show )?(me )?(the |a )?checklists? (for|on|about|to) (?<topic>.+)$/,
  ],
  lessons: [
    /^(show )?(me )?(the |my |all )?(short )?lessons?$/,
    /^(show )?(me )?(the |a |all )?(short )?lessons? (on|about|for) (?<topic>.+)$/,
    /^(teach|show) me (about )?(?<topic>.+) in a (short )?lesson$/,
  ],
  quiz: [
    /^(please )?(quiz|test) me( now| please)?$/,
    /^(please )?(let me |i want to |(can|could) i )?(practi[sc]e)( now)?$/,
    /^(a )?quiz$/,
    /^(please )?(quiz|test) me (on|about) (?<topic>.+)$/,
    /^(please )?(let me |i want to |(can|could) i )?practi[sc]e on (?<topic>.+)$/,
    /^(a )?quiz (on|about) (?<topic>.+)$/,
  ],
} as const;
