import fc from "fast-check";
import { expect, test } from "vitest";
import { toBlocks } from "../../src/channels/cards/block-kit.ts";
import { readFields } from "../../src/channels/cards/block-kit-answers.ts";
import type { Card, Element, Field } from "../../src/core/card.ts";
import { found } from "./block-texts.ts";
import { forms } from "./random-card.ts";

const options = { baseUrl: "https://cairn.example", messageId: "m1" };
const text: Field = {
  kind: "text",
  name: "answer",
  label: "Your answer",
  lines: "one",
  required: true,
  most: 200,
  initial: null,
};
const abc = ["a", "b", "c"].map((value) => ({ value, label: `Option ${value}` }));
const several = { kind: "several", name: "which", label: "Which?", options: abc, initial: [] } as const;
const choice: Field = {
  kind: "choice",
  name: "one",
  label: "Which one?",
  options: abc,
  initial: null,
  style: "list",
};
const check = { kind: "act", label: "Check", action: "practice.answer", value: { question: "q1" } } as const;

test("a tapped button brings what is filled in above it, under the names of the fields", () => {
  const sent = tapped([text, several], {
    answer: { answer: { type: "plain_text_input", value: "500 EUR" } },
    which: { answers: { type: "checkboxes", selected_options: [{ value: "a" }, { value: "c" }] } },
  });
  expect(sent).toEqual({ filled: { answer: "500 EUR", which: "a,c" }, isMissing: false });
});

test("nothing ticked is an answer, too", () => {
  const sent = tapped([several], { which: { answers: { type: "checkboxes", selected_options: [] } } });
  expect(sent).toEqual({ filled: { which: "" }, isMissing: false });
});

test.each([
  ["nothing written", text, { answer: { type: "plain_text_input", value: null } }],
  ["only spaces written", text, { answer: { type: "plain_text_input", value: "  " } }],
  [
    "nothing ticked",
    { ...several, required: true as const },
    { answers: { type: "checkboxes", selected_options: [] } },
  ],
  ["nothing chosen", choice, { answer: { type: "radio_buttons", selected_option: null } }],
] as const)("%s where something is needed is noticed", (_what, field, answer) => {
  expect(tapped([field], { [field.name]: answer }).isMissing).toBe(true);
});

test("what is filled in above other buttons is nobody else's", () => {
  const blocks = toBlocks(
    { summary: "Two", elements: [fieldsOf([text]), fieldsOf([text]), { kind: "buttons", buttons: [check] }] },
    options,
  ).blocks;
  const inputs = blocks.flatMap((block) => (block.type === "input" ? [block.block_id] : []));
  const values = Object.fromEntries(
    inputs.map((id, place) => [id, { answer: { type: "plain_text_input", value: `answer ${place}` } }]),
  );
  const buttons = blocks.flatMap((block) => (block.type === "actions" ? [block.block_id ?? ""] : []));
  expect(buttons.map((id) => readFields(id, values).filled)).toEqual([
    { answer: "answer 0" },
    { answer: "answer 1" },
    {},
  ]);
});

test.each([null, "x", [], { "m1:1.answer": null }, { "m1:1.answer": { answer: { type: "users_select" } } }])(
  "of a state that is not ours nothing is read: %j",
  (values) => {
    expect(readFields("m1:1.buttons:2", values).filled).toEqual({});
  },
);

test("every field that is drawn is read again under its own name", () => {
  fc.assert(
    fc.property(forms, ({ fields }) => {
      const elements = [fieldsOf(fields)];
      const blocks = toBlocks({ summary: "Any", elements }, options).blocks;
      const values = Object.fromEntries(
        blocks.flatMap((block) =>
          block.type === "input"
            ? [[block.block_id, { answer: { type: "plain_text_input", value: "words" } }]]
            : [],
        ),
      );
      const button = found(blocks, "block_id").find((id) => id.includes(".buttons:"));
      expect(readFields(button ?? "", values).filled).toEqual(
        Object.fromEntries(fields.map(({ name }) => [name, "words"])),
      );
    }),
    { numRuns: 100 },
  );
});

function fieldsOf(fields: readonly Field[]): Element {
  return { kind: "fields", fields, buttons: [check] };
}

/** What the first button of a card with these fields brings when they are filled in like this, by name. */
function tapped(fields: readonly Field[], answers: Readonly<Record<string, object>>) {
  const card: Card = { summary: "Question", elements: [fieldsOf(fields)] };
  const { blocks } = toBlocks(card, options);
  const inputs = blocks.flatMap((block) => (block.type === "input" ? [block.block_id] : []));
  const values = Object.fromEntries(inputs.map((id, place) => [id, answers[fields[place]?.name ?? ""]]));
  const button = found(blocks, "block_id").find((id) => id.includes(".buttons:"));
  return readFields(button ?? "", values);
}
