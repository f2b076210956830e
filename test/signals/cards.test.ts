import { expect, test } from "vitest";
import { toBlocks } from "../../src/channels/cards/block-kit.ts";
import type { EntryFacts, Escalation } from "../../src/core/escalations.ts";
import type { PersonalGap } from "../../src/core/gaps.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import { coachCard } from "../../src/signals/coaching/coach-card.ts";
import { contestCard } from "../../src/signals/contest/contest-card.ts";
import { digestCard } from "../../src/signals/digest/digest-card.ts";
import type { Tellable } from "../../src/signals/digest/digest-entries.ts";
import { blameForm, contestForm, decisionForm, dismissForm } from "../../src/signals/escalation/forms.ts";
import { shownCard } from "../../src/signals/escalation/shown-card.ts";
import { whyCard } from "../../src/signals/explain/why.ts";
import { drawn } from "../support/drawn-card.ts";
import { personNamed } from "../support/person-named.ts";

const now = new Date("2026-11-30T09:00:00Z");
const mona = personNamed("mona", { name: "Mona Example" });
const people = [mona, { id: "ada", name: "Ada Example" }, { id: "ben", name: "Ben Example" }];
const common = { people, policy: defaultPolicy, now };

const entry: EntryFacts = {
  person: "ada",
  skill: null,
  topic: null,
  page: {
    sop: "s1",
    section: "over-500",
    path: "refunds/approvals",
    title: "Refund approvals",
    heading: "Over 500",
    version: 7,
    sectionHash: "h",
    effectiveOn: "2026-10-02",
    trust: "verified",
  },
  since: "2026-11-03T09:00:00.000Z",
  practisedSince: "2026-11-04T09:00:00.000Z",
  weeks: [0, 0, 0, 0, 1, 1, 2, 3],
  tries: 6,
  missed: 4,
  days: 4,
  predicted: 0.9,
  people: 0,
  cause: "recall",
  said: "new",
  isCritical: false,
};

const gap: PersonalGap = {
  id: "g1",
  kind: "personal",
  person: "ada",
  subject: { kind: "section", sop: "s1", section: "over-500" },
  state: "persists",
  why: { rule: "lapses", tries: 6, missed: 4, days: 4, predicted: 0.9, statistic: 7, threshold: 7 },
  toldAt: new Date("2026-11-04T09:00:00Z"),
  openedAt: new Date("2026-11-03T09:00:00Z"),
  confirmedAt: now,
  closedAt: null,
  closing: null,
};

function escalationOf(id: string, more: Partial<EntryFacts> = {}): Escalation {
  const facts = { ...entry, ...more };
  return {
    id,
    gap: "g1",
    person: facts.person,
    manager: "mona",
    at: now,
    shownAt: now,
    entry: facts,
    steps: [],
  };
}

test("what repeats on one question is told to the person by its lapses", async () => {
  const card = coachCard({
    gap,
    title: "Refund approvals · Over 500",
    decider: "Pia Example",
    worksCouncil: false,
  });
  await expect(drawn(card)).toMatchFileSnapshot("./golden/coach-lapses.txt");
});

test("where there is a works council the person reads that nobody is ever told", () => {
  const view = { gap, title: "Refund approvals · Over 500", decider: null } as const;
  const council = coachCard({ ...view, worksCouncil: true }).summary;
  expect(council).toContain("Nobody else is told.");
  expect(council).not.toContain("manager");
});

test("what the person sees, with its buttons", async () => {
  const card = shownCard({
    ...common,
    entry,
    gap: "g1",
    manager: mona,
    decider: null,
    contestDays: 5,
    dueAt: new Date("2026-12-01T09:00:00Z"),
    zone: "Europe/Dublin",
    isAnew: true,
  });
  await expect(drawn(card)).toMatchFileSnapshot("./golden/shown-drawn.txt");
});

const closed = (figures: Extract<Tellable, { kind: "closed" }>["figures"]): Tellable => ({
  kind: "closed",
  escalation: escalationOf("e1", { person: "ben" }),
  gap: { ...gap, person: "ben", closedAt: now, closing: "recalls" },
  isDropped: false,
  figures,
});
const helped = {
  right: { before: { count: 5, of: 12 }, after: { count: 11, of: 12 } },
  stepsMissed: { before: { count: 3, of: 9 }, after: { count: 0, of: 8 } },
  verdict: "helped",
} as const;

const full: readonly Tellable[] = [
  closed(helped),
  {
    kind: "page",
    escalation: escalationOf("e2", { person: null, cause: "page", people: 6, tries: 0, missed: 9 }),
    replaces: null,
  },
  { kind: "person", escalation: escalationOf("e3", { said: "worse" }) },
  { kind: "person", escalation: escalationOf("e4", { cause: "changed", said: "back" }) },
  {
    kind: "person",
    escalation: escalationOf("e5", { cause: "steps", skill: "Refunds", page: null, practisedSince: null }),
  },
];

test("a full digest: what closed with its figures, a page, and people", async () => {
  const card = digestCard({ ...common, manager: mona, to: mona, isAtOnce: false, entries: full, waiting: 2 });
  await expect(drawn(card)).toMatchFileSnapshot("./golden/digest-full.txt");
});

test("a full digest fits a Slack message", () => {
  const five = full.slice(2, 3).flatMap((one) => [one, one, one, one, one]);
  const card = digestCard({ ...common, manager: mona, to: mona, isAtOnce: false, entries: five, waiting: 2 });
  const blocks = JSON.stringify(toBlocks(card, { baseUrl: "https://cairn.example.com", messageId: "m1" }));
  expect(blocks).not.toContain("shortened");
  expect(blocks.match(/Assign practice/g)).toHaveLength(5);
});

test("below five people a page's figure is told in words", () => {
  const entries: readonly Tellable[] = [
    {
      kind: "page",
      escalation: escalationOf("e2", { person: null, cause: "page", people: 4 }),
      replaces: null,
    },
  ];
  const { summary } = digestCard({
    ...common,
    manager: mona,
    to: mona,
    isAtOnce: false,
    entries,
    waiting: 0,
  });
  expect(summary).toContain("Several people in the team");
  expect(summary).not.toContain("4 people");
});

test("what is contested, before whoever decides", async () => {
  const card = contestCard({
    ...common,
    entry,
    contest: { id: "c1", words: "I was on the old page." },
    person: "Ada Example",
    manager: "Mona Example",
    day: "7 Dec",
  });
  await expect(drawn(card)).toMatchFileSnapshot("./golden/contest.txt");
});

test("why something was noticed: what was counted, by which rule, on which versions", async () => {
  const view = { gap, title: "Refund approvals · Over 500", versions: [6, 7], lapseDays: 60 };
  const why = { ...gap.why, rule: "less-than-predicted", statistic: 5.4, threshold: 5 } as const;
  const cards = [
    whyCard({ ...view, gap: { why, state: "coaching" } }),
    whyCard({ ...view, gap: { why: { ...why, statistic: 7.6, threshold: 7 }, state: "persists" } }),
    whyCard({
      ...view,
      gap: { why: { ...gap.why, missed: 9, threshold: 8 }, state: "coaching" },
      versions: [],
    }),
  ];
  await expect(cards.map(drawn).join("\n\n=====\n\n")).toMatchFileSnapshot("./golden/why-rules.txt");
});

test("every form fits the platforms' limits", () => {
  const forms = [contestForm(), decisionForm("drop"), decisionForm("keep"), dismissForm(), blameForm()];
  expect(forms.flatMap(({ title, submit }) => [title, submit]).filter((words) => words.length > 24)).toEqual(
    [],
  );
});
