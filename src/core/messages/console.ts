import { countInWords } from "./signals.ts";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const people = (count: number) => (count === 1 ? "one person" : `${count} people`);
const days = (count: number) => (count === 1 ? "one day" : `${countInWords(count)} days`);
const gaps = (count: number) => (count === 1 ? "one gap" : `${countInWords(count)} gaps`);

/** The pages for managers and the administrator. Sections come by their titles, people by name, days in words. */
export const consoleWords = {
  team: "Your team",
  teamOf: (manager: string) => `The team of ${manager}, who is away`,
  company: "All teams",
  of: (name: string) => `As ${name} sees it`,
  refusedTitle: "Not for you",
  refused: "These figures are for managers and the administrator. Choose who you are in the chat.",
  intro: (weeks: number) =>
    `The last ${weeks} weeks. Wrong answers, skipped practice and what somebody asks are told to nobody.`,
  rules: (least: number, contributors: number) =>
    `Figures are shown for groups of at least ${countInWords(least)} people, of whom at least ${countInWords(contributors)} give something to count. Smaller teams are counted with the one above.`,
  named: "Whoever is named read these words before you.",
  council: "Nobody is named here.",
  tooFew: "Nothing to tell: too few people got stuck, or there are too few for a figure.",
  csv: "Download as CSV",
  figure: {
    under: (least: number) => `fewer than ${countInWords(least)} people`,
    underShort: (least: number) => `under ${least}`,
    of: (count: number, of: number) => `${count} of ${of} people`,
    part: {
      none: (of: number) => ({ text: `nobody of ${of}`, short: "none" }),
      few: (of: number) => ({ text: `a few of ${people(of)}`, short: "few" }),
      half: (of: number) => ({ text: `about half of ${people(of)}`, short: "half" }),
      most: (of: number) => ({ text: `most of ${people(of)}`, short: "most" }),
      all: (of: number) => ({ text: `all ${people(of)}`, short: "all" }),
    },
  },
  fragile: {
    title: "Where people get stuck",
    says: (what: string, who: string, of: number) =>
      of === 1
        ? `One section stands out: ${what}. ${capital(who)} got stuck there.`
        : `${capital(countInWords(of))} sections stand out, ${what} the most: ${who} got stuck there.`,
    nothing: "No section stands out among enough people to speak of it.",
    description: "People who got stuck, by section.",
    columns: ["Section", "People who got stuck"],
  },
  trend: {
    title: "Week by week",
    says: {
      rising: (weeks: number) =>
        `More people got stuck in the last ${countInWords(weeks)} weeks than in those before.`,
      falling: (weeks: number) =>
        `Fewer people got stuck in the last ${countInWords(weeks)} weeks than in those before.`,
      steady: (weeks: number) =>
        `About as many people got stuck in the last ${countInWords(weeks)} weeks as in those before.`,
      quiet: (weeks: number) =>
        `Hardly anybody got stuck, neither in the last ${countInWords(weeks)} weeks nor in those before.`,
    },
    description: "People who got stuck in each week.",
    columns: ["Week up to", "People who got stuck"],
  },
  gaps: {
    title: "Open and closed",
    says: (open: number, closed: number) => {
      if (open + closed === 0) return "Nothing is open, and nothing was closed.";
      const now = open === 0 ? "Nothing is open" : `${capital(gaps(open))} ${open === 1 ? "is" : "are"} open`;
      return `${now}; ${closed === 0 ? "none was" : closed === 1 ? "one was" : `${countInWords(closed)} were`} closed.`;
    },
    practising: (who: string) => `For ${who} something does not stick yet; they practise it.`,
    description: "Gaps that are open and that were closed, by what they are about.",
    open: "Open",
    closed: "Closed",
    none: "none",
    parts: { page: "Pages", content: "Missing pages", person: "People" },
    columns: ["What", "About", "Since", "How much", "State"],
    kind: { page: "A page", content: "A missing page", personal: "A person", people: "People" },
    coached: "Practice that does not stick yet",
    misses: (how: string) => `Misses by week: ${how}`,
    state: {
      open: "Open",
      told: "Told, nothing noted yet",
      "practice-assigned": "Practice assigned",
      coached: "Coached",
      "page-blamed": "Sent to the owner of the page",
      "not-a-gap": "Not a gap",
      "observed-right": "Seen done right",
    },
    closing: (day: string, how: string) => `Closed on ${day}: ${how}`,
    closings: {
      recalls: "recalled again",
      fixed: "the page was changed",
      quiet: "nothing was heard of it any more",
      page: "it was the page",
      "not-a-gap": "it was no gap",
      left: "has left",
      settled: "settled",
    },
  },
  split: {
    title: "People or page",
    page: "Pages found wrong",
    people: "Other pages",
    says: (page: number, all: number) => {
      if (page === 0) return "It is not the pages: nobody got stuck with a page that was found wrong.";
      const who = page * 2 > all ? "Mostly it is the page" : "Mostly it takes practice, not another page";
      return `${who}: ${page} of ${all} times somebody got stuck, it was with a page that was found wrong.`;
    },
    inWords: {
      none: "It is not the pages: nobody got stuck with a page that was found wrong.",
      few: "Mostly it takes practice: pages that were found wrong have a small part in it.",
      half: "It is both: about half of the time it was with a page that was found wrong.",
      most: "Mostly it is the page: most of the time it was with one that was found wrong.",
      all: "It is the page: whenever somebody got stuck, it was with one that was found wrong.",
    },
    description: "Times somebody got stuck, with pages that were found wrong and with others.",
    row: "Times somebody got stuck",
    columns: ["With", "Times somebody got stuck"],
    shares: { none: "none", few: "a small part", half: "about half", most: "most", all: "all" },
    rest: { none: "all", few: "most", half: "about half", most: "a small part", all: "none" },
  },
  settling: {
    title: "How long owners take",
    says: (median: number | null, open: number) => {
      const waiting = open === 0 ? "none is open" : `${countInWords(open)} ${open === 1 ? "is" : "are"} open`;
      return median === null
        ? `No flag is settled yet; ${waiting}.`
        : `Half of the flags that are settled took ${median <= 1 ? "a day or less" : `${days(Math.ceil(median))} or less`}; ${waiting}.`;
    },
    nothing: "No owner was asked about a page.",
    tooFew: (least: number) =>
      `Fewer than ${countInWords(least)} owners were asked: a figure would tell of single ones.`,
    description: "Flags by the days until their owner settled them.",
    upTo: (from: number, to: number) => (from === 0 ? "A day or less" : `${from} to ${to} days`),
    longer: (from: number) => `More than ${from} days`,
    open: "Still open",
    columns: ["Settled", "Flags"],
  },
} as const;
