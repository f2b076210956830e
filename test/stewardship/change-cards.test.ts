import { expect, test } from "vitest";
import { toAdaptiveCard } from "../../src/channels/cards/adaptive-card.ts";
import { toBlocks } from "../../src/channels/cards/block-kit.ts";
import { cardOf } from "../../src/core/card-text.ts";
import { changeDetails, changeElements } from "../../src/stewardship/changes/change-elements.ts";
import { comparePages } from "../../src/stewardship/changes/compare-pages.ts";
import { sideBySide } from "../../src/stewardship/changes/side-by-side.ts";
import type { Effect } from "../../src/stewardship/effect/effect.ts";
import { effectElements } from "../../src/stewardship/effect/effect-elements.ts";
import { fixCard } from "../../src/stewardship/loop/fix-card.ts";
import { drawn } from "../support/drawn-card.ts";
import { sectionsOf } from "./support/sections-of.ts";

const golden = (name: string) => `golden/${name}.txt`;

const before = `# Refunds

## Limits

Up to 300 euro the shift lead decides. Above that the controller does, within three working days.

## Who decides

Ask the controller on duty by chat.

## Records

1. Open the case in Harbor.
2. Attach the receipt.
`;

const small = before.replace("300 euro", "250 euro").replace("three working", "two working");
const large = `# Refunds

## Approval limits

Up to 250 euro the shift lead decides. Above that the controller does, within two working days. Nobody decides on their own case.

## Records

1. Open the case in Harbor Desk.
2. Attach the receipt and write to refunds@pellworth.example by 14:30.

## Vouchers

A voucher is valid for two years.
`;

const compared = (after: string) => comparePages(sectionsOf(before), sectionsOf(after));
const effect: Effect = {
  items: ["a", "b", "c"],
  learners: 12,
  sessions: 3,
  lessons: [{ sop: "l", path: "refunds/limits", title: "Who may give back what" }],
  gaps: 1,
  wordings: 2,
};
const none: Effect = { items: [], learners: 0, sessions: 0, lessons: [], gaps: 0, wordings: 0 };

test("a change on a card: what it states differently, the wording, and what it touches", async () => {
  const cards = [
    cardOf([...changeElements(compared(small)), ...effectElements(effect, 5)]),
    cardOf([...changeElements(compared(large)), ...effectElements(none, 5)]),
    cardOf(changeDetails(compared(large))),
    cardOf(changeElements(compared(before))),
  ];
  await expect(cards.map(drawn).join("\n\n")).toMatchFileSnapshot(golden("changes"));
});

test("whoever reported a section, or asked in vain, reads what became of it", async () => {
  const now = new Date("2026-11-24T10:00:00Z");
  const page = { sop: "refunds/approvals", section: "over-500" };
  const card = fixCard(
    [
      {
        kind: "fixed",
        report: {
          ...page,
          about: "answer a1",
          person: "ada",
          kind: "unclear",
          version: 2,
          at: new Date("2026-11-20T10:00:00Z"),
        },
        fix: { version: 3, effectiveOn: "2026-11-23", section: "over-500" },
        place: { path: "refunds/approvals", name: "Refund approvals · Refunds over 500" },
      },
      {
        kind: "answered",
        question: {
          about: "question a2",
          person: "ada",
          question: "Where do I park my bicycle?",
          at: new Date("2026-11-18T10:00:00Z"),
        },
        place: { path: "sites/depot", name: "Depot v1 · Bicycles" },
        sop: "sites/depot",
        version: 1,
        section: "bicycles",
      },
    ],
    { now, zone: "UTC" },
  );
  await expect(drawn(card)).toMatchFileSnapshot(golden("fix"));
});

test("both renderers draw every one of these cards with its links", () => {
  const cards = [small, large].map((after) =>
    cardOf([...changeElements(compared(after)), ...effectElements(effect, 5)]),
  );
  for (const card of cards) {
    const slack = JSON.stringify(
      toBlocks(card, { baseUrl: "https://cairn.example.com", messageId: "m1" }).blocks,
    );
    const teams = JSON.stringify(
      toAdaptiveCard(card, {
        baseUrl: "https://cairn.example.com",
        language: "en",
        id: "m1",
        client: { kind: "web" },
      }),
    );
    for (const text of [slack, teams]) expect(text).toMatch(/250 euro/);
  }
});

test("beside one another each line has its place, and only the words that differ are marked", () => {
  const rows = sideBySide(
    ["Open the case.", "Up to 300 euro the lead decides.", "Keep the receipt."],
    [
      "Open the case.",
      "Up to 250 euro the lead decides.",
      "Never in cash, whoever asks.",
      "Keep the receipt.",
    ],
  );
  const marked = rows.map((row) =>
    row.kind === "same"
      ? row.text
      : [row.before, row.after].map(
          (side) => side?.map(({ text, isOwn }) => (isOwn ? `[${text}]` : text)).join("") ?? null,
        ),
  );
  expect(marked).toEqual([
    "Open the case.",
    ["Up to [300] euro the lead decides.", "Up to [250] euro the lead decides."],
    [null, "[Never in cash, whoever asks.]"],
    "Keep the receipt.",
  ]);
});
