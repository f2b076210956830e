import fc from "fast-check";
import { expect, test } from "vitest";
import { maxCardBytes, toAdaptiveCard } from "../../src/channels/cards/adaptive-card.ts";
import { adaptiveCardSchema } from "../../src/channels/cards/adaptive-card-shape.ts";
import type { Button, Element, Field, Form } from "../../src/core/card.ts";
import { cardWords } from "../../src/core/messages/web.ts";
import { buttonsOf, cards, flat } from "./random-card.ts";

const options = {
  baseUrl: "http://localhost:3000",
  language: "en",
  id: "m1",
  client: { kind: "web" },
} as const;

function rendered(...elements: readonly Element[]): string {
  return JSON.stringify(toAdaptiveCard({ summary: "A card", elements }, options));
}

test("every card is valid, under the limit, and keeps its citations and buttons in order", () => {
  fc.assert(
    fc.property(cards, (card) => {
      const shown = toAdaptiveCard(card, options);
      const json = JSON.stringify(shown);
      expect(Buffer.byteLength(json)).toBeLessThanOrEqual(maxCardBytes);
      adaptiveCardSchema.parse(JSON.parse(json));
      const everything = flat(card.elements);
      for (const element of everything) {
        if (element.kind === "citation")
          expect(json).toContain(JSON.stringify(new URL(element.url, options.baseUrl).href));
        if (element.kind === "buttons" || element.kind === "fields" || element.kind === "verdict")
          for (const button of buttonsOf(element))
            if (button.kind === "act") expect(json).toContain(JSON.stringify(button.action));
      }
    }),
    { numRuns: 300 },
  );
});

test("a card that fits is shown whole and says nothing about shortening", () => {
  const steps = ["Open the payment", "Choose Retry"].map((text) => ({ spans: [{ text }], details: [] }));
  const json = rendered({ kind: "steps", start: 3, steps }, citation);
  expect(json).toContain("Choose Retry");
  expect(json).toContain('"4."');
  expect(json).not.toContain(cardWords.shortened);
});

test("a card that is too long keeps its beginning, its citation and its buttons, and says that it is shortened", () => {
  const steps = Array.from({ length: 400 }, (_, index) => ({
    spans: [{ text: `Step ${index} ${"word ".repeat(30)}` }],
    details: [],
  }));
  const json = rendered({ kind: "steps", start: 1, steps }, citation, {
    kind: "buttons",
    buttons: [helpful],
  });
  expect(json).toContain("Step 0 word");
  expect(json).not.toContain("Step 399 word");
  expect(json).toContain(cardWords.shortened);
  expect(json).toContain("http://localhost:3000/pages/refunds/over-500/v7#limits");
  expect(json).toContain("ask.helpful");
  expect(Buffer.byteLength(json)).toBeGreaterThan(maxCardBytes * 0.8);
});

test("what is folded gives way before what is shown", () => {
  const paragraph = (text: string): Element => ({
    kind: "text",
    spans: [{ text: `${text} ${"word ".repeat(60)}` }],
  });
  const shown = Array.from({ length: 40 }, (_, index) => paragraph(`Shown ${index}`));
  const folded = Array.from({ length: 200 }, (_, index) => paragraph(`Folded ${index}`));
  const json = rendered({ kind: "fold", label: "The rest", elements: folded }, ...shown);
  expect(json).toContain("Shown 39");
  expect(json).toContain("Folded 0 ");
  expect(json).not.toContain("Folded 199 ");
});

test("words of a page stay words, whatever marks they carry", () => {
  const nasty = "**bold** [pay here](https://evil.example) <b>x</b> {{DATE(2026-01-01T00:00:00Z, SHORT)}}";
  const shown = toAdaptiveCard(
    { summary: "A card", elements: [{ kind: "text", spans: [{ text: nasty }] }] },
    options,
  );
  const block = shown.body[0];
  expect(block?.type).toBe("RichTextBlock");
  expect(JSON.stringify(block)).toContain("[pay here](https://evil.example) <b>x</b>");
  expect(JSON.stringify(shown)).not.toContain("{{DATE");
  expect(JSON.stringify(shown)).not.toContain("OpenUrl");
});

test("marks in a heading are escaped, because headings are read as Markdown", () => {
  expect(rendered({ kind: "heading", text: "[Pay](https://evil.example) *now*" })).toContain(
    JSON.stringify("\\[Pay\\](https://evil.example) \\*now\\*").slice(1, -1),
  );
});

test.each([
  ["https://example.com/a", "https://example.com/a"],
  ["mailto:help@example.com", "mailto:help@example.com"],
  ["/pages/refunds/limits/v2#eu", "http://localhost:3000/pages/refunds/limits/v2#eu"],
  ["/lessons/refunds/v1", "http://localhost:3000/lessons/refunds/v1"],
])("a link to %s can be followed", (href, url) => {
  expect(rendered({ kind: "text", spans: [{ text: "here", href }] })).toContain(JSON.stringify(url));
});

test.each([
  "javascript:alert(1)",
  " JaVaScRiPt:alert(1)",
  "data:text/html,x",
  "file:///etc/passwd",
  "//evil.example/pages/x",
  "/pages/../metrics",
  "/admin",
  "other.md#x",
])("a link to %s is shown as text", (href) => {
  const json = rendered({ kind: "text", spans: [{ text: "here", href }] });
  expect(json).toContain('"here"');
  expect(json).not.toContain("OpenUrl");
});

test("seven buttons go on in a second row, since Teams shows six of a row", () => {
  const buttons = Array.from({ length: 7 }, (_, index): Button => ({ ...helpful, label: `Choice ${index}` }));
  const shown = toAdaptiveCard({ summary: "Choose", elements: [{ kind: "buttons", buttons }] }, options);
  expect(shown.body.map((set) => (set.type === "ActionSet" ? set.actions.length : 0))).toEqual([6, 1]);
});

test("the same button is the same bytes, whatever order its data comes in", () => {
  const button = (value: Readonly<Record<string, string>>): Element => ({
    kind: "buttons",
    buttons: [{ ...helpful, value }],
  });
  expect(rendered(button({ sop: "s", answer: "a" }))).toBe(rendered(button({ answer: "a", sop: "s" })));
});

test("a fold is closed at first and opened by its button", () => {
  const shown = toAdaptiveCard(
    {
      summary: "Fold",
      elements: [
        { kind: "fold", label: "Show the rest", elements: [{ kind: "text", spans: [{ text: "more" }] }] },
      ],
    },
    options,
  );
  expect(shown.body).toMatchObject([
    {
      type: "ActionSet",
      actions: [{ type: "Action.ToggleVisibility", title: "Show the rest", targetElements: ["m1-fold-1"] }],
    },
    { type: "Container", id: "m1-fold-1", isVisible: false },
  ]);
});

test("a button that asks first unfolds its fields, and sends them under their names", () => {
  const shown = toAdaptiveCard(
    { summary: "Form", elements: [{ kind: "buttons", buttons: [{ ...helpful, form }] }] },
    { ...options, id: "m.1" },
  );
  expect(shown.body).toEqual([
    {
      type: "ActionSet",
      actions: [
        {
          type: "Action.ShowCard",
          title: "Helpful",
          card: {
            type: "AdaptiveCard",
            body: [
              {
                type: "RichTextBlock",
                inlines: [
                  { type: "TextRun", text: "Mia reads this where she asked.", isSubtle: true, size: "Small" },
                ],
              },
              {
                type: "Input.Text",
                id: "m-1-form-1.text.text",
                label: "Your answer",
                isMultiline: true,
                maxLength: 2000,
                isRequired: true,
                errorMessage: "Write something here, up to 2,000 characters.",
              },
              {
                type: "Input.ChoiceSet",
                id: "m-1-form-1.choice.pause",
                label: "Pause",
                style: "expanded",
                wrap: true,
                choices: [
                  { title: "No pause", value: "none" },
                  { title: "1 week", value: "week" },
                ],
                value: "none",
                isRequired: true,
                errorMessage: "Choose one.",
              },
              {
                type: "Input.Toggle",
                id: "m-1-form-1.check.note",
                title: "Keep it as a draft note for the page",
                value: "true",
                wrap: true,
              },
              {
                type: "Input.Time",
                id: "m-1-form-1.time.quiz-time",
                label: "Quiz time",
                value: "10:00",
                isRequired: true,
                errorMessage: "Choose a time.",
              },
            ],
            actions: [
              {
                type: "Action.Submit",
                title: "Send",
                style: "positive",
                associatedInputs: "auto",
                data: { action: "ask.helpful", value: { answer: "a1" }, inputs: "m-1-form-1" },
              },
            ],
          },
        },
      ],
    },
  ]);
});

test("fields on the card belong to their own buttons, and to no others", () => {
  const shown = toAdaptiveCard(
    {
      summary: "Question",
      elements: [
        { kind: "fields", fields: [several], buttons: [{ ...helpful, label: "Check" }] },
        { kind: "buttons", buttons: [{ ...helpful, label: "Don't know" }] },
      ],
    },
    options,
  );
  expect(shown.body).toMatchObject([
    {
      type: "Input.ChoiceSet",
      id: "m1-fields-1.several.answer",
      style: "expanded",
      isMultiSelect: true,
      choices: [
        { title: "The invoice's number", value: "invoice" },
        { title: "The reason", value: "reason" },
      ],
      value: "reason",
      isRequired: true,
      errorMessage: "Tick at least one.",
    },
    {
      actions: [{ title: "Check", associatedInputs: "auto", data: { inputs: "m1-fields-1" } }],
    },
    { actions: [{ title: "Don't know", associatedInputs: "none" }] },
  ]);
  expect(JSON.stringify(shown.body.at(-1))).not.toContain('inputs"');
});

test("a choice is a menu or a list as the card says, whatever its length", () => {
  const field = (style: "menu" | "list", count: number): Field => ({
    kind: "choice",
    name: "answer",
    label: "Your answer",
    options: Array.from({ length: count }, (_, place) => ({ value: `${place}`, label: `Option ${place}` })),
    initial: null,
    style,
  });
  const fields = (one: Field): Element => ({ kind: "fields", fields: [one], buttons: [helpful] });
  expect(rendered(fields(field("menu", 2)))).toContain('"style":"compact"');
  expect(rendered(fields(field("list", 9)))).toContain('"style":"expanded"');
});

test("answers to choose from stand one below the other, in all their words", () => {
  const long = "Ask your team lead for the approval in the refunds channel, ".repeat(3).trim();
  const shown = toAdaptiveCard(
    {
      summary: "Question",
      elements: [{ kind: "buttons", choices: true, buttons: [{ ...helpful, label: long }, helpful] }],
    },
    options,
  );
  expect(shown.body).toMatchObject([
    { type: "Container", items: [{ actions: [{ title: long }] }, { actions: [{ title: "Helpful" }] }] },
  ]);
});

test("two judgements and what else to do are one row of buttons", () => {
  const negative = { ...helpful, label: "Not it", action: "ask.not-it" };
  const others: readonly Button[] = [{ ...helpful, label: "Ask a person", action: "handover.ask" }];
  const shown = toAdaptiveCard(
    { summary: "Verdict", elements: [{ kind: "verdict", positive: helpful, negative, others }] },
    options,
  );
  expect(shown.body).toMatchObject([
    { type: "ActionSet", actions: [{ title: "Helpful" }, { title: "Not it" }, { title: "Ask a person" }] },
  ]);
});

test("the line that says a card is shortened leads to the page", () => {
  const long: Element = { kind: "text", spans: [{ text: "word ".repeat(9000) }] };
  expect(rendered(long, citation)).toContain(
    JSON.stringify({
      type: "Action.OpenUrl",
      title: cardWords.shortened,
      url: "http://localhost:3000/pages/refunds/over-500/v7#limits",
    }),
  );
});

const several: Field = {
  kind: "several",
  name: "answer",
  label: "Tick all that are right",
  options: [
    { value: "invoice", label: "The invoice's number" },
    { value: "reason", label: "The reason" },
  ],
  initial: ["reason"],
  required: true,
};
const form: Form = {
  title: "Your answer",
  submit: "Send",
  intro: "Mia reads this where she asked.",
  fields: [
    {
      kind: "text",
      name: "text",
      label: "Your answer",
      lines: "many",
      required: true,
      most: 2000,
      initial: null,
    },
    {
      kind: "choice",
      name: "pause",
      label: "Pause",
      options: [
        { value: "none", label: "No pause" },
        { value: "week", label: "1 week" },
      ],
      initial: "none",
    },
    { kind: "check", name: "note", label: "Keep it as a draft note for the page", initial: true },
    { kind: "time", name: "quiz-time", label: "Quiz time", initial: "10:00" },
  ],
};
const helpful = { kind: "act", label: "Helpful", action: "ask.helpful", value: { answer: "a1" } } as const;
const citation: Element = {
  kind: "citation",
  label: "Refunds v7 · Limits",
  detail: "effective 2 Oct 2026 · verified",
  trust: "verified",
  url: "/pages/refunds/over-500/v7#limits",
};
