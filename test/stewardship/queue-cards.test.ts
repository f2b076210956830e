import { expect, test } from "vitest";
import { toAdaptiveCard } from "../../src/channels/cards/adaptive-card.ts";
import { toBlocks } from "../../src/channels/cards/block-kit.ts";
import type { Doubt } from "../../src/core/flags.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { PageListing } from "../../src/core/ports/page-store.ts";
import type { EntryView } from "../../src/stewardship/queue/entry-view.ts";
import { queueCard } from "../../src/stewardship/queue/queue-card.ts";
import { askHandOver, askNoPage, askSnooze } from "../../src/stewardship/queue/queue-forms.ts";
import { drawn } from "../support/drawn-card.ts";
import { flag } from "../support/flag-facts.ts";

const now = new Date("2026-11-03T09:00:00Z");
const blocks = [
  {
    kind: "paragraph" as const,
    spans: [{ text: "From 500.01 EUR the billing lead decides within 2 working days." }],
  },
];
const page = {
  sop: "refunds",
  kind: "sop",
  path: "refunds/approvals",
  title: "Refund approvals",
  version: 7,
  effectiveOn: "2026-10-02",
  owner: "Billing team",
  risk: "normal",
  audience: [],
} as unknown as PageListing;
const section = { ...page, slug: "over-500", section: "over-500", heading: "Over 500", blocks } as never;
const other = {
  sop: "goodwill",
  section: "limits",
  path: "refunds/goodwill",
  title: "Goodwill credits",
  heading: "Limits",
  version: 3,
  sectionHash: "h",
};
const doubts: readonly Doubt[] = [
  { kind: "review-due", dueOn: "2026-11-10", isFirst: false },
  { kind: "review-due", dueOn: "2026-10-10", isFirst: false },
  { kind: "page-problem", people: 7, signs: { unclear: 4, missed: 2 } },
  { kind: "page-blamed", doubt: null },
  { kind: "reported", people: 2, firstOn: "2026-10-30" },
  { kind: "link-gone", target: "/pages/refunds/old#limits", title: null },
  {
    kind: "cited-changed",
    cited: other,
    says: "Over 500 EUR the lead decides.",
    now: "Over 300 EUR the lead decides.",
  },
  { kind: "contradiction", here: "Within 5 days.", there: "Within 3 days.", other },
  { kind: "duplicate", other },
  { kind: "lesson-outdated", cited: other },
  { kind: "unowned" },
  { kind: "owner-left" },
];

function entry(doubt: Doubt, more: Partial<EntryView> = {}): EntryView {
  const raised = flag({ doubt });
  return {
    subject: {
      id: "refunds",
      about: { kind: "page", page },
      flags: [raised],
      uses: 42,
      risk: "normal",
      doubts: [{ kind: doubt.kind, at: now }],
      snoozedUntil: null,
      shown: [],
      stewards: [],
      addressee: null,
    },
    doubts: [{ doubt, flag: raised, said: null }],
    sections: [section],
    facts: [
      { heading: "Over 500", line: "From 500.01 EUR the billing lead decides.", facts: ["500.01 EUR"] },
    ],
    earlier: [6, 5],
    draft: null,
    trust: "verified",
    insteadOf: null,
    asked: [],
    policy: defaultPolicy,
    ...more,
  };
}

function cardOf(one: EntryView) {
  return queueCard({
    queue: "q",
    entry: one,
    place: 2,
    of: 10,
    said: null,
    isUrgent: false,
    waiting: {},
    tags: [],
    now,
  });
}

test("every kind of doubt, in words; both platforms draw its card", async () => {
  const lines = doubts.map((doubt) => {
    const card = cardOf(entry(doubt));
    expect(toBlocks(card, { baseUrl: "https://cairn.example", messageId: "m" }).blocks.length).toBeLessThan(
      50,
    );
    for (const client of [{ kind: "web" }, { kind: "teams", refresh: null }] as const)
      expect(
        toAdaptiveCard(card, { baseUrl: "", language: "en", id: "m", client }).body.length,
      ).toBeGreaterThan(3);
    const [, , why = ""] = drawn(card).split("\n");
    return why;
  });
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("./golden/doubts.txt");
});

test("who may not read a page is shown no word of it, and can hand it over", () => {
  const card = cardOf(entry({ kind: "owner-left" }, { sections: [], facts: [], earlier: [] }));
  const text = drawn(card);
  expect(text).toContain("You may not read this page.");
  expect(text).not.toContain("500.01");
  expect(text).not.toContain("Still correct");
  expect(text).toContain("Hand over");
});

test("a page with earlier versions can be rolled back, and a change that waits can be looked at", () => {
  const draft = { id: "d1", at: new Date("2026-10-30T09:00:00Z") } as never;
  const text = drawn(cardOf(entry({ kind: "reported", people: 1, firstOn: "2026-10-30" }, { draft })));
  expect(text).toContain("Roll back");
  expect(text).toContain("A change to it has been waiting since 30 Oct.");
  expect(text).toContain("Look at the change");
});

test("nobody who got stuck can be counted among few", () => {
  const text = drawn(cardOf(entry({ kind: "page-problem", people: 4, signs: { unclear: 4 } })));
  expect(text).toContain("Several people got stuck here");
});

test("every form fits the platforms' limits", () => {
  const forms = [
    askSnooze({ snoozeShort: 14, snoozeLong: 60 }),
    askHandOver({ path: "refunds/approvals" }),
    askHandOver({ path: "approvals" }),
    askNoPage(),
  ];
  const titles = forms.flatMap(({ title, submit }) => [title, submit]);
  expect(titles.filter((words) => words.length > 24)).toEqual([]);
  expect(forms.map(({ fields }) => fields.length)).toEqual([2, 3, 2, 1]);
});
