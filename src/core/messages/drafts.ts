/** Changes proposed for pages: what people read of them. Days and times come in words. */

/** Where somebody writes. */
const editCard = {
  title: (page: string) => `Change ${page}`,
  place: (version: number, heading: string | null) =>
    heading === null ? `v${version}, the whole page` : `v${version}, ${heading}`,
  markdown: "This is the page's own text, in Markdown. Nothing changes before it is approved.",
  theirs: (version: number) => `What v${version} says now`,
  expert: (name: string) => `What ${name} answered`,
  text: "Text",
  part: (part: number, of: number) => `Text, part ${part} of ${of}`,
  reason: "Why? Readers see it in the page's history",
  effective: "From which day, such as 2026-12-01? Empty: once it is approved",
  save: "Hand it in",
};

/** Which section? */
const choose = {
  page: "Which page?",
  section: (page: string) => `Which part of ${page}?`,
  opening: "Its opening",
  whole: "The whole page",
  more: "More parts",
};

/** Why a text was not taken, on the card where it was written. */
const problems = {
  noReason: "Write in a line why the page changes.",
  same: "The text is as it was.",
  empty: "There is no text. To take a part out, edit the whole page.",
  noDay: (day: string) => `${day} is no day that can be read. Write it like 2026-12-01, or leave it empty.`,
  pastDay: (day: string) => `${day} is over. Leave it empty for at once, or write a later day.`,
  unreadable: (line: number | null, problem: string) =>
    line === null ? problem : `Line ${line}: ${problem}`,
  changed: (version: number) =>
    `The page changed while you wrote: v${version} says something else here. Your text is below; take over what should stay.`,
};

/** To whoever approves. */
const review = {
  title: {
    edit: (page: string) => `A change to ${page}`,
    rollback: (page: string, version: number) => `Bring back v${version} of ${page}`,
    retirement: (page: string) => `Retire ${page}`,
  },
  by: (name: string, version: number) => `${name} proposes it, on the text of v${version}.`,
  byYou: "You wrote it. Look once more, then approve it.",
  byModel: (version: number) =>
    `A language model worded v${version} anew. Read every line: it may be wrong. Nothing changes before you approve it.`,
  clearer: "Worded anew, because people got stuck here",
  faithful: "It states the same numbers, dates, names and links as before.",
  lost: (facts: readonly string[]) => `Left out: ${facts.join(" · ")}`,
  added: (facts: readonly string[]) => `Not on the page so far: ${facts.join(" · ")}`,
  limits: (before: number, after: number) =>
    `“Not”, “only” and their like stand here ${after === 1 ? "once" : `${after} times`}, before ${before === 1 ? "once" : `${before} times`}.`,
  reply: (name: string) => `${name} answered a question. Their words are kept as a draft for the page.`,
  reason: (reason: string) => `Why: ${reason}`,
  atOnce: "It holds as soon as you approve it.",
  fromDay: (day: string) => `It holds from ${day}.`,
  ends: "The page is no longer cited or shown. Its history stays.",
  conflict: (headings: string) => `The page changed meanwhile in the same place: ${headings}.`,
  ahead: (version: number, day: string) =>
    `v${version}, from ${day}, was written without this change. Change it there, too.`,
  approve: "Approve",
  edit: "Edit",
  reject: "Decline",
  open: "Finish it",
  discard: "Leave it out",
  rejectTitle: "Decline",
  rejectIntro: "Whoever proposed it reads your reason.",
  rejectReason: "Why?",
};

/** How a draft stands, for whoever looks at it again. */
const settled = {
  inReview: (names: string) => `It is with ${names}.`,
  nobody: "Nobody is known who could approve it. Tell whoever looks after Cairn here.",
  approved: (name: string, at: string) => `${name} approved it ${at}.`,
  approvedByYou: (at: string) => `You approved it ${at}.`,
  published: (version: number) => `It is v${version} now.`,
  scheduled: (version: number, day: string) => `It is v${version}, from ${day}.`,
  retired: "The page is retired.",
  rejected: (name: string, at: string, reason: string) => `${name} declined it ${at}: ${reason}`,
  rejectedByYou: (at: string) => `You declined it ${at}.`,
  returned: "It went back to who wrote it: the page changed under it.",
  withdrawn: (name: string, at: string) => `${name} took it back ${at}.`,
  replaced: "A newer text has taken its place.",
  lapsed: "It is off: the page is retired, or says the same by now.",
  somebody: "Somebody",
};

/** To who proposed it. */
const author = {
  thanks: (page: string, names: string) =>
    `Thank you. Your change to ${page} is with ${names}, and you hear how it ends.`,
  thanksWish: (wish: string, names: string) =>
    `Thank you. “${wish}” is with ${names}, and you hear how it ends.`,
  thanksNobody: (page: string) =>
    `Thank you. Your change to ${page} is kept. Nobody is known who could approve it: tell whoever looks after Cairn here.`,
  onItsWay: {
    rollback: (page: string, version: number) =>
      `Done. The text of v${version} of ${page} holds again in a moment.`,
    retirement: (page: string) => `Done. ${page} is retired in a moment. Its history stays.`,
  },
  withdraw: "Take it back",
  withdrawn: "Taken back. Nothing changes.",
  news: {
    published: (page: string, version: number, name: string | null) =>
      name === null
        ? `Your change is v${version} of ${page} now.`
        : `${name} approved your change. It is v${version} of ${page} now.`,
    scheduled: (page: string, version: number, day: string, name: string | null) =>
      `${name ?? "Somebody"} approved your change. It is v${version} of ${page} and holds from ${day}.`,
    retired: (page: string) => `${page} is retired, as you asked.`,
    rejected: (page: string, name: string) => `${name} declined your change to ${page}.`,
    returned: (page: string, version: number) =>
      `${page} changed while your text waited: v${version} says something else in the same place. Look at both, and hand it in again.`,
    unreadable: (page: string, problem: string) =>
      `Your change to ${page} cannot be published any more: ${problem}`,
    lapsed: {
      retired: (page: string) => `${page} was retired meanwhile, so your change is off.`,
      said: (page: string) => `${page} says so by now, so your change is off.`,
    },
  },
  yours: "What you wrote",
  again: "Write it again",
  look: "Open the page",
};

/** To owners, when a scheduled text begins to hold. */
const inEffect = {
  title: (page: string, version: number) => `v${version} of ${page} holds from now on`,
  line: "It was scheduled earlier. Questions that test what changed wait until you look at them.",
  look: "Open the page",
};

/** "History of …" */
const history = {
  title: (page: string) => page,
  since: (state: string, day: string) => ` · ${state} · ${day}`,
  changed: "what changed",
  by: (name: string) => `written by ${name}`,
  approvedBy: (name: string) => `approved by ${name}`,
  rollbackOf: (version: number) => `text of v${version}`,
  older: (count: number) => (count === 1 ? "One older version" : `${count} older versions`),
  edit: "Propose a change",
  look: "Open the page",
  restore: "Bring back an older text",
  restoreTitle: "Bring back a text",
  restoreIntro: "The older text becomes a new version and holds at once. The history stays.",
  restoreVersion: "Which version?",
  restoreReason: "Why?",
  submit: "Bring it back",
  retire: "Retire the page",
  retireTitle: "Retire the page",
  retireIntro: "Cairn stops citing and showing it. Its history stays, and it can be brought back.",
  retireSubmit: "Retire it",
  retired: (day: string) => `Retired on ${day}.`,
};

/** "My drafts" */
const list = {
  title: "Changes that wait",
  none: "No change of a page waits for you, and none of yours is open.",
  toDecide: "For you to decide",
  yours: "Yours",
  entry: (page: string, reason: string | null) => (reason === null ? page : `${page}: ${reason}`),
  show: "Look at it",
};

/** Why a tap changes nothing. */
const refused = {
  unknownPerson: "Cairn has to know who you are before you can change a page.",
  noPage: "There is no such page any more.",
  retired: (page: string) => `${page} is retired. It comes back with an older text, by “history of ${page}”.`,
  noDraft: "Cairn does not have this change any more.",
  notYours: (names: string) => `Only ${names} can decide this.`,
  nobodys: "Nobody is known who may decide this. Tell whoever looks after Cairn here.",
  ownWords: "You wrote this yourself, and this page wants a second pair of eyes.",
  notHandedIn: "It is not finished yet. Tap Finish it, and say why the page changes.",
  notAuthor: "Only who wrote it can take it back.",
  reasonNeeded: "Declining needs a reason. Tap the button once more and write a line.",
  tooLong: (page: string) =>
    `This part of ${page} is too long to be edited in chat. Change its file instead.`,
};

/** "Ana", "Ana or Ben", "Ana, Ben or Cem" */
function either(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} or ${last}`;
}

export const draftWords = {
  editCard,
  choose,
  problems,
  review,
  settled,
  author,
  inEffect,
  history,
  list,
  refused,
  either,
} as const;
