import fc from "fast-check";
import type { Span } from "../../src/core/blocks.ts";
import type { ActButton, Button, Card, Element, Field, Form, Step } from "../../src/core/card.ts";

/** All elements, with those inside folds. */
export function flat(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((element) => (element.kind === "fold" ? flat(element.elements) : [element]));
}

/** All buttons of an element. */
export function buttonsOf(element: Element): readonly Button[] {
  if (element.kind === "buttons" || element.kind === "fields") return element.buttons;
  return element.kind === "verdict" ? [element.positive, element.negative, ...element.others] : [];
}

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ maxLength: 20 }).map((text) => `${text} word`.repeat(300)),
  fc.string({ unit: "grapheme", maxLength: 400 }),
);
const spans: fc.Arbitrary<readonly Span[]> = fc.array(
  fc.record(
    {
      text: anyText,
      href: fc.oneof(fc.webUrl(), fc.string(), fc.constant("/pages/a/v1#b")),
      bold: fc.constant(true as const),
    },
    { requiredKeys: ["text"] },
  ),
  { maxLength: 4 },
);
const step: fc.Arbitrary<Step> = fc.record({
  spans,
  details: fc.array(fc.record({ warning: fc.boolean(), spans }), { maxLength: 3 }),
});
const values = fc.dictionary(
  fc.string({ maxLength: 8 }),
  fc.oneof(fc.string({ maxLength: 30 }), fc.integer(), fc.boolean()),
  { maxKeys: 3 },
);
/** Some with words too long for Slack's options. */
function optionsOf(values: readonly string[]) {
  return fc.tuple(...values.map((value) => fc.record({ value: fc.constant(value), label: anyText })));
}
const named = { name: fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9-]{0,11}$/), label: anyText };
const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record({
    kind: fc.constant("text" as const),
    ...named,
    lines: fc.constantFrom("one" as const, "many" as const),
    required: fc.boolean(),
    most: fc.integer({ min: 1, max: 5000 }),
    initial: fc.option(anyText),
  }),
  fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 12 })
    .chain((optionValues) =>
      fc.record({
        kind: fc.constant("choice" as const),
        ...named,
        options: optionsOf(optionValues),
        initial: fc.option(fc.constantFrom(...optionValues)),
      }),
    ),
  fc
    .uniqueArray(fc.stringMatching(/^[a-z0-9]{1,8}$/), { minLength: 1, maxLength: 12 })
    .chain((optionValues) =>
      fc.record(
        {
          kind: fc.constant("several" as const),
          ...named,
          options: optionsOf(optionValues),
          initial: fc.subarray(optionValues),
          required: fc.constant(true as const),
        },
        { requiredKeys: ["kind", "name", "label", "options", "initial"] },
      ),
    ),
  fc.record({ kind: fc.constant("check" as const), ...named, initial: fc.boolean() }),
  fc.record({
    kind: fc.constant("time" as const),
    ...named,
    initial: fc.constantFrom("00:00", "09:30", "23:59"),
  }),
);
export const forms: fc.Arbitrary<Form> = fc.record({
  title: anyText,
  submit: anyText,
  intro: fc.option(anyText),
  fields: fc.uniqueArray(field, { minLength: 1, maxLength: 4, selector: ({ name }) => name }),
});
/** Small, because every form of a card must fit into it: it is never cut. */
const smallForms: fc.Arbitrary<Form> = fc.constantFrom(
  {
    title: "Answer",
    submit: "Send",
    intro: null,
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
      { kind: "check", name: "note", label: "Keep it", initial: false },
    ],
  },
  {
    title: "When",
    submit: "Set",
    intro: "Your time",
    fields: [{ kind: "time", name: "at", label: "At", initial: "10:00" }],
  },
);
const actButton: fc.Arbitrary<ActButton> = fc.record(
  {
    kind: fc.constant("act" as const),
    label: anyText,
    action: fc.constantFrom("ask.helpful", "ask.pick"),
    value: values,
    primary: fc.constant(true as const),
    form: smallForms,
  },
  { requiredKeys: ["kind", "label", "action", "value"] },
);
const button: fc.Arbitrary<Button> = fc.oneof(
  { arbitrary: actButton, weight: 5 },
  {
    arbitrary: fc.record({
      kind: fc.constant("link" as const),
      label: anyText,
      url: fc.constantFrom("https://example.com/a", "/pages/a/v1", "nowhere"),
    }),
    weight: 1,
  },
);
const trusts = fc.constantFrom("verified", "review-due", "overdue", "in-doubt", "unverified" as const);
const simple: fc.Arbitrary<Element> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), text: anyText }),
  fc.record({ kind: fc.constant("text" as const), spans }),
  fc.record({
    kind: fc.constant("steps" as const),
    start: fc.nat(99),
    steps: fc.array(step, { maxLength: 30 }),
  }),
  fc.record({ kind: fc.constant("bullets" as const), items: fc.array(spans, { maxLength: 30 }) }),
  fc.record({
    kind: fc.constant("notice" as const),
    tone: fc.constantFrom("info", "warning", "change" as const),
    spans,
  }),
);
const kept: fc.Arbitrary<Element> = fc.oneof(
  fc.record({
    kind: fc.constant("citation" as const),
    label: anyText,
    detail: anyText,
    trust: trusts,
    url: fc.constantFrom("/pages/a/b/v1#c", "/pages/x/v2"),
  }),
  fc.record(
    {
      kind: fc.constant("buttons" as const),
      buttons: fc.array(button, { minLength: 1, maxLength: 3 }),
      choices: fc.constant(true as const),
    },
    { requiredKeys: ["kind", "buttons"] },
  ),
  fc.record({
    kind: fc.constant("verdict" as const),
    positive: actButton,
    negative: actButton,
    others: fc.array(button, { maxLength: 2 }),
  }),
);
/** Asked on the card itself: at most one on a card, with few options. */
const fields: fc.Arbitrary<Element> = fc.record({
  kind: fc.constant("fields" as const),
  fields: fc.array(field, { minLength: 1, maxLength: 1 }),
  buttons: fc.array(actButton, { minLength: 1, maxLength: 3 }),
});
const folds: fc.Arbitrary<Element> = fc.record({
  kind: fc.constant("fold" as const),
  label: anyText,
  elements: fc.tuple(fc.array(simple, { maxLength: 6 }), kept).map(([body, last]) => [...body, last]),
});
/** Cards with at most five groups of citations, fields and buttons: what the renderers promise to keep. */
export const cards: fc.Arbitrary<Card> = fc.record({
  summary: anyText,
  elements: fc
    .tuple(
      fc.array(simple, { maxLength: 20 }),
      fc.array(fields, { maxLength: 1 }),
      fc.array(fc.oneof(kept, folds), { maxLength: 4 }),
      fc.array(simple, { maxLength: 3 }),
    )
    .map((parts) => parts.flat()),
});
