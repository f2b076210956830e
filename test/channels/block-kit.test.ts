import fc from "fast-check";
import { expect, test } from "vitest";
import { maxMessageBytes, toBlocks, toHomeView } from "../../src/channels/cards/block-kit.ts";
import { decodeAction } from "../../src/channels/cards/block-kit-actions.ts";
import { type Block, messageBlocksSchema } from "../../src/channels/cards/block-kit-shape.ts";
import { homeViewSchema } from "../../src/channels/cards/block-kit-view-shape.ts";
import type { ActButton, Button, Card, Element } from "../../src/core/card.ts";
import { cardWords } from "../../src/core/messages/web.ts";
import { found, textsOf } from "./block-texts.ts";
import { buttonsOf, cards, flat } from "./random-card.ts";
import { abstainedCard, answerCard, clarifyCard } from "./sample-company.ts";
import { longSeveralCard, recallCard, severalCard, shortChoiceCard } from "./sample-questions.ts";
import { requestCard } from "./sample-request.ts";

const options = { baseUrl: "https://cairn.example", messageId: "m1" };

function drawn(...elements: readonly Element[]): readonly Block[] {
  return toBlocks({ summary: "A card", elements }, options).blocks;
}

test("every card is a valid message within Slack's limits, and keeps its citations and buttons", () => {
  fc.assert(
    fc.property(cards, (card) => {
      const message = toBlocks(card, options);
      messageBlocksSchema.parse(message.blocks);
      expect(sizeOf(message.blocks)).toBeLessThanOrEqual(maxMessageBytes);
      expect(message.text.length).toBeGreaterThan(0);
      expect(message.text.length).toBeLessThanOrEqual(4000);
      keepsAll(card, message.blocks);
    }),
    { numRuns: 150 },
  );
});

test("every card is a valid App Home, and a valid message with open folds", () => {
  fc.assert(
    fc.property(cards, (card) => {
      const home = toHomeView(card, options);
      homeViewSchema.parse(home);
      keepsAll(card, home.blocks);
      const open = toBlocks(card, { ...options, folds: "open" }).blocks;
      messageBlocksSchema.parse(open);
      expect(open.every(({ type }) => type !== "container")).toBe(true);
      keepsAll(card, open);
    }),
    { numRuns: 100 },
  );
});

test("the same card is the same message, byte for byte", () => {
  fc.assert(
    fc.property(cards, (card) => {
      expect(JSON.stringify(toBlocks(card, options))).toBe(
        JSON.stringify(toBlocks(structuredClone(card), options)),
      );
    }),
    { numRuns: 50 },
  );
});

test("all ids of one message differ", () => {
  fc.assert(
    fc.property(cards, (card) => {
      const { blocks } = toBlocks(card, options);
      const actions = blocks.filter(({ type }) => type !== "input");
      for (const ids of [found(blocks, "block_id"), found(actions, "action_id")])
        expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 100 },
  );
});

test("an answer reads like this in Slack", async () => {
  await expect(inLines(answerCard)).toMatchFileSnapshot("./golden/answer-in-slack.txt");
});

test("a request with a form reads like this in Slack", async () => {
  await expect(inLines(requestCard)).toMatchFileSnapshot("./golden/request-in-slack.txt");
});

test("choices whose words are too long for a button stand beside one each", () => {
  expect(drawn(...clarifyCard.elements).slice(1)).toMatchObject([
    {
      type: "section",
      text: { text: "Retry a failed card payment" },
      accessory: { text: { text: "Choose" } },
    },
    { type: "section", accessory: { accessibility_label: "Retry a direct debit that the bank sent back" } },
    { type: "section", text: { text: "Stop the retries of a customer who is leaving" } },
  ]);
});

test("short buttons stand in rows of five", () => {
  const buttons = Array.from({ length: 7 }, (_, place): Button => ({ ...helpful, label: `Choice ${place}` }));
  const rows = drawn({ kind: "buttons", buttons }).map((block) =>
    block.type === "actions" ? block.elements.length : 0,
  );
  expect(rows).toEqual([5, 2]);
});

test("short answers to choose from are a button a row, long ones a line beside a button each", () => {
  const choices = (...labels: readonly string[]) =>
    drawn({ kind: "buttons", choices: true, buttons: labels.map((label) => ({ ...helpful, label })) });
  expect(choices("100 EUR", "250 EUR")).toMatchObject([
    { type: "actions", elements: [{ text: { text: "100 EUR" } }] },
    { type: "actions", elements: [{ text: { text: "250 EUR" } }] },
  ]);
  const long = "Ask your team lead for the approval in the refunds channel, ".repeat(4).trim();
  expect(choices("Refuse", long)).toMatchObject([
    { type: "section", text: { text: "Refuse" }, accessory: { text: { text: "Choose" } } },
    { type: "section", text: { text: long } },
  ]);
});

test("questions on the card read like this in Slack", async () => {
  for (const [name, card] of Object.entries({ shortChoiceCard, severalCard, longSeveralCard, recallCard }))
    await expect(inLines(card)).toMatchFileSnapshot(`./golden/${name}-in-slack.txt`);
});

test("options too long for Slack stand above their boxes in full, with a letter each", () => {
  const blocks = toBlocks(longSeveralCard, options).blocks;
  const input = blocks.find((block) => block.type === "input");
  expect(found(input, "text")).toEqual(["Tick all that are right", "A", "B", "C"]);
  expect(textsOf(blocks, "plain_text")).toContain(
    "C.  When the payment is older than 180 days, because the card's bank then refuses it and finance transfers it",
  );
});

test("a card that takes another's place has inputs of other names, so nothing filled in before shows up", () => {
  const ids = (messageId: string) =>
    found(toBlocks(recallCard, { ...options, messageId }).blocks, "block_id");
  expect(ids("m1").filter((id) => ids("m2").includes(id))).toEqual([]);
});

test("a button that asks first is told apart from one that acts and from a link", () => {
  const form = { title: "Why", submit: "Send", intro: null, fields: [] };
  const buttons: readonly Button[] = [
    { ...helpful, form },
    helpful,
    { kind: "link", label: "Read it", url: "/pages/a/v1" },
    { kind: "link", label: "Nowhere", url: "javascript:alert(1)" },
  ];
  expect(drawn({ kind: "buttons", buttons })).toMatchObject([
    {
      elements: [
        { action_id: "form:1", text: { text: "Helpful" } },
        { action_id: "act:2" },
        { action_id: "link:3", url: "https://cairn.example/pages/a/v1" },
      ],
    },
  ]);
});

test("the numbers of steps go on after what belongs to one of them", () => {
  const [block] = drawn({
    kind: "steps",
    start: 3,
    steps: [
      { spans: [{ text: "Open it" }], details: [{ warning: true, spans: [{ text: "Only once" }] }] },
      { spans: [{ text: "Close it" }], details: [] },
    ],
  });
  expect(block?.type === "rich_text" ? block.elements : []).toMatchObject([
    { style: "ordered", offset: 2, indent: 0 },
    { style: "bullet", indent: 1, elements: [{ elements: [{ text: "Warning: " }, { text: "Only once" }] }] },
    { style: "ordered", offset: 3, indent: 0 },
  ]);
});

test("a warning that calls itself one is not called so twice", () => {
  const spans = [{ text: "Warning:", bold: true as const }, { text: " Only once" }];
  const steps = [{ spans: [{ text: "Open it" }], details: [{ warning: true, spans }] }];
  const elements: readonly Element[] = [
    { kind: "steps", start: 1, steps },
    { kind: "notice", tone: "warning", spans },
    { kind: "fold", label: "The rest", elements: [{ kind: "steps", start: 2, steps }] },
  ];
  for (const element of elements) expect(JSON.stringify(drawn(element)).match(/Warning:/g)).toHaveLength(1);
});

test("a fold is Slack's own, closed at first, with its words in plain lines and its citation kept", () => {
  const inside: readonly Element[] = [
    {
      kind: "steps",
      start: 5,
      steps: [
        { spans: [{ text: "Tell *them*" }], details: [{ warning: true, spans: [{ text: "Kindly" }] }] },
      ],
    },
    { kind: "bullets", items: [[{ text: "One" }], [{ text: "Two" }]] },
    citation,
  ];
  expect(drawn({ kind: "fold", label: "Steps 5 to 9", elements: inside })).toMatchObject([
    {
      type: "container",
      title: { text: "Steps 5 to 9" },
      is_collapsible: true,
      default_collapsed: true,
      child_blocks: [
        {
          type: "section",
          text: { type: "plain_text", text: "5. Tell *them*\n    Warning: Kindly\n• One\n• Two" },
        },
        { type: "context" },
      ],
    },
  ]);
});

test("a card that is too long keeps its beginning, its citation and its buttons, and leads to the page", () => {
  const steps = Array.from({ length: 400 }, (_, place) => ({
    spans: [{ text: `Step ${place} ${"word ".repeat(30)}` }],
    details: [],
  }));
  const blocks = drawn({ kind: "steps", start: 1, steps }, citation, { kind: "buttons", buttons: [helpful] });
  const json = JSON.stringify(blocks);
  expect(json).toContain("Step 0 word");
  expect(json).not.toContain("Step 399 word");
  expect(json).toContain(`<https://cairn.example/pages/refunds/over-500/v7#limits|${cardWords.shortened}>`);
  expect(json).toContain("ask.helpful");
  expect(sizeOf(blocks)).toBeGreaterThan(maxMessageBytes * 0.8);
});

test("what is folded gives way before what is shown", () => {
  const paragraph = (text: string): Element => ({
    kind: "text",
    spans: [{ text: `${text} ${"word ".repeat(60)}` }],
  });
  const shown = Array.from({ length: 15 }, (_, place) => paragraph(`Shown ${place}`));
  const folded = Array.from({ length: 80 }, (_, place) => paragraph(`Folded ${place}`));
  const json = JSON.stringify(drawn({ kind: "fold", label: "The rest", elements: folded }, ...shown));
  expect(json).toContain("Shown 14");
  expect(json).toContain("Folded 0 ");
  expect(json).not.toContain("Folded 79 ");
});

test("sixty short paragraphs are still one message, and nothing of them is lost", () => {
  const blocks = drawn(
    ...Array.from({ length: 60 }, (_, place): Element => ({ kind: "text", spans: [{ text: `P${place}` }] })),
    citation,
  );
  messageBlocksSchema.parse(blocks);
  expect(JSON.stringify(blocks)).toContain('"P59"');
  expect(JSON.stringify(blocks)).not.toContain(cardWords.shortened);
});

test("a card without words says at least whose message it is", () => {
  const message = toBlocks({ summary: " ", elements: [] }, options);
  expect(message.text).toBe(cardWords.noText);
  messageBlocksSchema.parse(message.blocks);
});

test("the answer, the choices and the honest no fit a phone: few blocks, and short", () => {
  for (const card of [answerCard, clarifyCard, abstainedCard]) {
    const { blocks } = toBlocks(card, options);
    expect(blocks.length).toBeLessThanOrEqual(8);
    expect(sizeOf(blocks)).toBeLessThan(4000);
  }
});

const helpful: ActButton = { kind: "act", label: "Helpful", action: "ask.helpful", value: { answer: "a1" } };
const citation: Element & { kind: "citation" } = {
  kind: "citation",
  label: "Refunds v7 · Limits",
  detail: "effective 2 Oct 2026 · verified",
  trust: "verified",
  url: "/pages/refunds/over-500/v7#limits",
};
/** The notification's text, then one line a block. */
function inLines(card: Card): string {
  const { text, blocks } = toBlocks(card, options);
  return [text, ...blocks.map((block) => JSON.stringify(block))].join("\n");
}

function keepsAll(card: Card, blocks: readonly Block[]): void {
  const everything = flat(card.elements);
  const markup = textsOf(blocks, "mrkdwn").join("\n");
  for (const element of everything)
    if (element.kind === "citation") expect(markup).toContain(`<${options.baseUrl}${element.url}|`);
  const acts = everything.flatMap(buttonsOf).filter((button) => button.kind === "act");
  const buttons = blocks.filter(({ type }) => type !== "input");
  const kept = found(buttons, "value").map((value) => decodeAction(value));
  expect(kept).toHaveLength(acts.length);
  for (const { action, value } of acts)
    expect(kept).toContainEqual({ action, value: JSON.parse(JSON.stringify({ ...value })) });
}

function sizeOf(blocks: readonly Block[]): number {
  return Buffer.byteLength(
    JSON.stringify(blocks, (key, value: unknown) => (key === "value" ? undefined : value)),
  );
}
