import fc from "fast-check";
import { expect, test } from "vitest";
import { type AnswerView, answerCard } from "../../src/ask/answer-card.ts";
import { cite } from "../../src/ask/cite.ts";
import { helpCard, newsCard } from "../../src/ask/command-cards.ts";
import { notItCard, otherSectionsCard } from "../../src/ask/feedback-cards.ts";
import { abstainedCard, clarifyCard } from "../../src/ask/offer-cards.ts";
import { quote } from "../../src/ask/quote.ts";
import { plainWanted } from "../../src/ask/quote-fit.ts";
import type { Block } from "../../src/core/blocks.ts";
import { pageUrl } from "../../src/core/page-url.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { CurrentSection } from "../../src/core/ports/page-store.ts";
import type { WrittenAnswer } from "../../src/core/written.ts";
import { drawn } from "../support/drawn-card.ts";
import { paragraph, points, steps, table, warning } from "./support/blocks.ts";

const now = new Date("2026-11-02T12:00:00Z");
const golden = (name: string) => `./golden/${name}.txt`;

const section: CurrentSection = {
  sop: "refund-approvals",
  kind: "sop",
  path: "refunds/approvals",
  title: "Refund approvals",
  version: 7,
  effectiveOn: "2026-10-02",
  effective: new Date("2026-10-02T00:00:00Z"),
  publishedAt: new Date("2026-09-20T00:00:00Z"),
  language: "en",
  reason: null,
  audience: [],
  risk: "normal",
  owner: "olga",
  deputy: "dan",
  approver: "olga",
  reviewEveryDays: 180,
  reviewedAt: null,
  skills: [],
  section: "over-500",
  slug: "over-500",
  heading: "Over 500 EUR",
  headings: ["Refund approvals", "Over 500 EUR"],
  level: 2,
  ordinal: 2,
  hash: "hash",
  approval: false,
  lookup: false,
  sensitive: false,
  blocks: [
    paragraph("A refund over 500 EUR needs the yes of the billing lead."),
    steps(
      "Write the reason into the case.",
      ["Choose Ask for approval.", warning("Promise nothing before the answer is there.")],
      [
        "Send the refund within 5 working days.",
        points("By card: the same card.", "By transfer: ask for the account again."),
      ],
    ),
  ],
};

function view(
  more: Partial<AnswerView> = {},
  of: CurrentSection = section,
  asked = "who approves a refund",
): AnswerView {
  const quoted = quote({
    section: of,
    question: asked,
    wanted: plainWanted(asked),
    limits: { lines: 6, steps: 9 },
  });
  const part = cite(quoted, { section: of, passage: "p1", reports: null }, now, defaultPolicy);
  return {
    answer: "a1",
    outcome: {
      kind: "answered",
      reason: "clear-match",
      written: null,
      parts: [part],
      changes: [],
      upcoming: null,
      sensitive: false,
    },
    sections: [of],
    approver: null,
    canShare: false,
    lessons: [],
    neighbours: [],
    now,
    timeZone: "Europe/Dublin",
    ...more,
  };
}

test("an answer in a model's words: its sentences with their citations, the page's warnings, and its own words", async () => {
  const plain = view();
  const [part] = plain.outcome.parts;
  const other = {
    ...section,
    slug: "up-to-500",
    section: "up-to-500",
    heading: "Up to 500 EUR",
    blocks: [paragraph("An agent sends it alone.")],
  };
  const second = cite(
    { blocks: other.blocks, shortened: false },
    { section: other, passage: "p2", reports: null },
    now,
    defaultPolicy,
  );
  const told = (written: WrittenAnswer) =>
    answerCard({
      ...plain,
      outcome: { ...plain.outcome, kind: "answered", written, parts: [part, second] },
      sections: [section, other],
    });
  const sentences = [
    { text: "Over 500 EUR the billing lead agrees first.", cites: [0] },
    { text: "Up to 500 EUR an agent sends it alone.", cites: [1] },
    { text: "It is sent within 5 working days.", cites: [0, 1] },
    { text: "The reason stands in the case.", cites: [0] },
  ] as const;
  await expect(drawn(told({ kind: "sentences", sentences }))).toMatchFileSnapshot(
    golden("answer-written-several"),
  );
  await expect(drawn(told({ kind: "steps", sentences }))).toMatchFileSnapshot(golden("answer-written-steps"));
});

test("an answer shows the steps, its citation and three buttons", async () => {
  await expect(drawn(answerCard(view()))).toMatchFileSnapshot(golden("answer"));
});

test("an answer with everything there is to say fits one phone screen", async () => {
  const plain = view();
  const full = view({
    outcome: {
      ...plain.outcome,
      kind: "needs-approval",
      reason: "clear-match",
      approver: "olga",
      upcoming: { ...section, version: 8, effectiveOn: "2026-12-01" },
      changes: [
        {
          sop: section.sop,
          section: section.slug,
          heading: section.heading,
          from: 5,
          to: 7,
          before: ["A refund over 400 EUR needs the yes of the billing lead."],
          after: ["A refund over 500 EUR needs the yes of the billing lead."],
        },
      ],
    },
    approver: "Olga Renn",
    lessons: [
      {
        sop: "l",
        path: "refunds/small",
        title: "Small or large refund?",
        version: 1,
        lessonKind: "explainer",
        audience: [],
      },
    ],
  });
  await expect(drawn(answerCard(full))).toMatchFileSnapshot(golden("answer-approval-upcoming-changed"));
});

test("a page in doubt warns before anything else", async () => {
  const reports = {
    sop: section.sop,
    version: 7,
    people: ["mara", "tom"],
    firstAt: new Date("2026-10-03T09:00:00Z"),
    section: "over-500",
  };
  const quoted = { blocks: section.blocks, shortened: false };
  const part = cite(quoted, { section, passage: "p1", reports }, now, defaultPolicy);
  const card = answerCard(view({ outcome: { ...view().outcome, parts: [part] } }));
  await expect(drawn(card)).toMatchFileSnapshot(golden("answer-in-doubt"));
});

test("a long procedure is cut between two steps and unfolds", async () => {
  const long = {
    ...section,
    blocks: [
      steps(
        ...Array.from(
          { length: 12 },
          (_, place) => `Step ${place + 1} asks for a careful look at one more field of the case.`,
        ),
      ),
      paragraph("What follows is seldom needed."),
    ],
  };
  await expect(drawn(answerCard(view({}, long, "how do I close a case")))).toMatchFileSnapshot(
    golden("answer-long"),
  );
});

test("a table answers in label–value lines", async () => {
  const rows = {
    ...section,
    slug: "arrival",
    heading: "Arrival",
    blocks: [table(["Paid by", "Arrives after"], ["Card", "5 to 10 days"], ["Transfer", "2 days"])],
  };
  await expect(drawn(answerCard(view({}, rows, "when does it arrive")))).toMatchFileSnapshot(
    golden("answer-table"),
  );
});

test("an unclear answer comes whole, with what stands beside it", async () => {
  const neighbours = [
    { ...section, section: "up-to-500", heading: "Up to 500 EUR" },
    { ...section, section: "not-a-refund", heading: "Not a refund" },
  ];
  await expect(drawn(answerCard(view({ neighbours })))).toMatchFileSnapshot(golden("answer-other-form"));
});

test("a sensitive answer says that nothing is kept", async () => {
  const card = answerCard(view({ outcome: { ...view().outcome, sensitive: true } }));
  await expect(drawn(card)).toMatchFileSnapshot(golden("answer-sensitive"));
});

const candidates = [
  { ...section, section: "over-500", heading: "Over 500 EUR" },
  { ...section, section: "top", heading: "Refund approvals" },
];

test("close candidates are buttons", async () => {
  await expect(drawn(clarifyCard("a1", candidates))).toMatchFileSnapshot(golden("clarify"));
});

test("no answer is told plainly", async () => {
  const plain = {
    answer: "a1",
    reason: "nothing-found" as const,
    corrections: [],
    nearest: [],
    sensitive: false,
    canLend: true,
  };
  await expect(drawn(abstainedCard(plain))).toMatchFileSnapshot(golden("abstained"));
  const near = {
    ...plain,
    canLend: false,
    reason: "weak-match" as const,
    corrections: [{ from: "refnud", to: "refund" }],
    nearest: candidates,
  };
  await expect(drawn(abstainedCard(near))).toMatchFileSnapshot(golden("abstained-near"));
});

test("what is wrong, and what else it may be", async () => {
  await expect(
    [drawn(notItCard("a1")), drawn(otherSectionsCard("a1", candidates))].join("\n\n"),
  ).toMatchFileSnapshot(golden("feedback"));
});

test("help and news", async () => {
  const news = { ...section, replaces: true, reason: "Leads answer within half a day" };
  await expect(
    [
      drawn(helpCard("Pellworth", ["How do I send a refund?", "Arrival times"])),
      drawn(
        newsCard({
          tookEffect: [news],
          takesEffect: [{ ...news, version: 8, effectiveOn: "2027-01-01", reason: null, replaces: false }],
          changes: new Map([[pageUrl(news, null), [{ kind: "text", spans: [{ text: "Now: half a day" }] }]]]),
          now,
          timeZone: "UTC",
        }),
      ),
    ].join("\n\n"),
  ).toMatchFileSnapshot(golden("commands"));
});

test("whatever the section, the card has its citation and the way to a human, and steps keep their warnings", () => {
  fc.assert(
    fc.property(fc.array(anyBlock(), { minLength: 1, maxLength: 12 }), fc.boolean(), (blocks, doubt) => {
      const long = { ...section, blocks };
      const reports = doubt ? { sop: "s", version: 7, people: ["a", "b"], firstAt: now, section: "s" } : null;
      const part = cite(
        { blocks, shortened: false },
        { section: long, passage: "p", reports },
        now,
        defaultPolicy,
      );
      const card = answerCard(view({ outcome: { ...view().outcome, parts: [part] }, sections: [long] }));
      expect(card.elements.filter(({ kind }) => kind === "citation")).toHaveLength(1);
      expect(card.elements.some((element) => element.kind === "verdict" && element.others.length === 1)).toBe(
        true,
      );
      expect(drawn(card).match(/!! careful/g) ?? []).toHaveLength(warningsIn(blocks));
    }),
  );
});

function anyBlock(): fc.Arbitrary<Block> {
  const text = fc.integer({ min: 1, max: 60 }).map((count) => "Words of a page. ".repeat(count).trim());
  const step = fc
    .tuple(text, fc.boolean())
    .map(([own, warned]) => [own, ...(warned ? [warning("careful")] : [])] as const);
  return fc.oneof(
    text.map(paragraph),
    fc.array(step, { minLength: 1, maxLength: 15 }).map((all) => steps(...all)),
    fc.array(text, { minLength: 1, maxLength: 15 }).map((all) => points(...all)),
  );
}

function warningsIn(blocks: readonly Block[]): number {
  return blocks
    .flatMap((block) => (block.kind === "list" ? block.items : []))
    .filter((item) => item.some(({ kind }) => kind === "aside")).length;
}
