import { expect, test } from "vitest";
import { shareOf } from "../../eval/answers-figures.ts";
import type { GoldQuestion } from "../../eval/answers-gold.ts";
import type { Asked } from "../../eval/answers-record.ts";
import { states, verdictsOn } from "../../eval/answers-verdicts.ts";
import type { GroundingProblem } from "../../src/grounding/claims.ts";

test.each([
  ["Refunds over €1,000 need a lead.", "1000 EUR", true],
  ["Refunds over 1 000 Euro need a lead.", "1,000 EUR", true],
  ["It is EUR 25.50 a day.", "25.50 eur", true],
  ["Day: 14 · If it fails: final notice", "day 14", true],
  ["At most 97 percent.", "97 %", true],
  ["At 10:00 in their time zone.", "10:00", true],
  ["Within 15 days.", "5 days", false],
  ["It costs 1,500 EUR.", "500 EUR", false],
  ["Nobody has approved it.", "approve", false],
  ["An agent who hasn’t worked on it.", "hasn't worked", true],
])("“%s” states “%s”: %s", (text, fact, stated) => {
  expect(states(text, fact)).toBe(stated);
});

const gold: GoldQuestion = {
  id: "fee",
  group: "plain",
  question: "What does a lost badge cost?",
  as: null,
  history: [],
  outcomes: ["answered"],
  sections: ["badges#lost", "badges#fees"],
  says: [["25 EUR"], ["first one", "first badge"]],
  not: ["30 EUR"],
  line: 1,
};

const asked: Asked = {
  ...{ id: "fee", group: "plain", question: gold.question, history: [], as: null },
  ...{ outcome: "answered", reason: "clear-match", retrieved: [], offered: [] },
  text: "A lost badge costs 25 EUR. The first one is free.",
  sentences: [
    { text: "A lost badge costs 25 EUR.", cites: [1] },
    { text: "The first one is free.", cites: [1] },
  ],
  citations: [{ number: 1, section: "badges#lost", version: 1, quote: "A lost badge costs 25 EUR." }],
  ...{ told: "written", quotedBecause: [], calls: [], elapsedMs: 5 },
};

const verdicts = (change: Partial<Asked>, problems: readonly GroundingProblem[] = [], wanted = gold) =>
  verdictsOn(wanted, { ...asked, ...change }, { problems, opinion: null });
const problem = (kind: GroundingProblem["kind"]): GroundingProblem => ({ claim: 0, kind, text: "" });
const abstained: Partial<Asked> = {
  ...{ outcome: "abstained", reason: "weak-match", told: null, text: "No page answers this." },
  ...{ sentences: [], citations: [] },
};

test("a good answer passes everything that applies", () => {
  expect(verdicts({})).toEqual({
    ...{ right: true, outcome: true, section: true, says: true, avoids: true },
    ...{ grounded: true, cited: true, noPromise: true, borneOut: null, answersQuestion: null },
  });
});

test.each([
  ["says", { text: "A lost badge costs 25 EUR." }, []],
  ["avoids", { text: "A lost badge costs 25 EUR, not 30 EUR. The first one is free." }, []],
  ["section", { citations: [{ number: 1, section: "badges#visitors", version: 1, quote: "" }] }, []],
  ["cited", { sentences: [{ text: "A lost badge costs 25 EUR.", cites: [] }] }, []],
  ["cited", { sentences: [{ text: "A lost badge costs 25 EUR.", cites: [2] }] }, []],
  ["grounded", {}, [problem("number")]],
  ["noPromise", {}, [problem("promise")]],
  ["outcome", { outcome: "needs-approval" as const }, []],
] as const)("an answer that fails on “%s” is not right", (name, change, problems) => {
  expect(verdicts(change, problems)).toMatchObject({ [name]: false, right: false });
});

test("what abstained wrongly fails on outcome and section, and is not asked what it says", () => {
  expect(verdicts(abstained)).toMatchObject({ outcome: false, section: false, says: null, grounded: null });
});

test("what abstained rightly is right, whatever section would also have done", () => {
  const wanted: GoldQuestion = { ...gold, outcomes: ["answered", "abstained"] };
  expect(verdicts(abstained, [], wanted)).toMatchObject({ right: true, section: null });
});

test("a share comes with its interval, and none with nothing", () => {
  const share = shareOf([true, true, true, false, null]);
  expect(share).toMatchObject({ of: 4, passed: 3, share: 0.75 });
  expect(share.low).toBeCloseTo(0.301, 3);
  expect(share.high).toBeCloseTo(0.954, 3);
  expect(shareOf([null])).toEqual({ of: 0, passed: 0, share: null, low: null, high: null });
});
