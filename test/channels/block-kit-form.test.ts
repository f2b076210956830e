import fc from "fast-check";
import { expect, test } from "vitest";
import { readForm } from "../../src/channels/cards/block-kit-answers.ts";
import { toModal } from "../../src/channels/cards/block-kit-form.ts";
import { type FormModal, formModalSchema } from "../../src/channels/cards/block-kit-view-shape.ts";
import type { Form } from "../../src/core/card.ts";
import { forms } from "./random-card.ts";

const options = { privateMetadata: "{}", callbackId: "cairn_form" };

test("every form is a valid modal", () => {
  fc.assert(
    fc.property(forms, (form) => {
      formModalSchema.parse(toModal(form, options));
    }),
    { numRuns: 300 },
  );
});

test("what a form suggests comes back when it is sent as it stands", () => {
  fc.assert(
    fc.property(forms, (form) => {
      const sent = readForm(untouched(toModal(form, options)));
      for (const field of form.fields) {
        if (field.kind === "text" && field.initial === null) expect(sent[field.name]).toBe("");
        if (field.kind === "choice") expect(sent[field.name]).toBe(field.initial ?? undefined);
        if (field.kind === "check" || field.kind === "time") expect(sent[field.name]).toBe(field.initial);
      }
    }),
    { numRuns: 300 },
  );
});

test("a form becomes a modal whose fields Slack checks itself", () => {
  expect(toModal(form, options)).toEqual({
    type: "modal",
    callback_id: "cairn_form",
    private_metadata: "{}",
    title: line("Your answer to Mia"),
    submit: line("Send"),
    close: line("Cancel"),
    blocks: [
      { type: "section", text: line("Mia reads this where she asked.") },
      {
        type: "input",
        block_id: "text",
        optional: false,
        label: line("Your answer"),
        element: { type: "plain_text_input", action_id: "answer", multiline: true, max_length: 2000 },
      },
      {
        type: "input",
        block_id: "pause",
        optional: false,
        label: line("Pause"),
        element: {
          type: "radio_buttons",
          action_id: "answer",
          options: [
            { text: line("No pause"), value: "none" },
            { text: line("1 week"), value: "week" },
          ],
          initial_option: { text: line("No pause"), value: "none" },
        },
      },
      {
        type: "input",
        block_id: "note",
        optional: true,
        label: line("Keep it as a draft note for the page"),
        element: {
          type: "checkboxes",
          action_id: "answer",
          options: [{ text: line("Yes"), value: "true" }],
          initial_options: [{ text: line("Yes"), value: "true" }],
        },
      },
      {
        type: "input",
        block_id: "quizTime",
        optional: false,
        label: line("Quiz time"),
        element: { type: "timepicker", action_id: "answer", initial_time: "10:00" },
      },
    ],
  });
});

test("what was filled in is read by the names of the fields", () => {
  const values = {
    text: { answer: { type: "plain_text_input", value: "Ask first" } },
    pause: { answer: { type: "radio_buttons", selected_option: { text: line("1 week"), value: "week" } } },
    zone: { answer: { type: "static_select", selected_option: null } },
    note: { answer: { type: "checkboxes", selected_options: [] } },
    quizTime: { answer: { type: "timepicker", selected_time: "09:30" } },
    empty: { answer: { type: "plain_text_input", value: null } },
  };
  expect(readForm(values)).toEqual({
    text: "Ask first",
    pause: "week",
    note: false,
    quizTime: "09:30",
    empty: "",
  });
});

test.each([null, "x", [], { a: 1 }, { a: { other: {} } }, { a: { answer: { type: "users_select" } } }])(
  "of a modal that is not ours nothing is read: %j",
  (values) => {
    expect(readForm(values)).toEqual({});
  },
);

function line(text: string) {
  return { type: "plain_text", text, emoji: false };
}

/** `view.state.values` of a modal that was sent as it opened. */
function untouched({ blocks }: FormModal): unknown {
  return Object.fromEntries(
    blocks.flatMap((block) => {
      if (block.type !== "input") return [];
      const { element } = block;
      return [[block.block_id, { [element.action_id]: { type: element.type, ...stateOf(element) } }]];
    }),
  );
}

function stateOf(element: Extract<FormModal["blocks"][number], { type: "input" }>["element"]): object {
  switch (element.type) {
    case "plain_text_input":
      return { value: element.initial_value ?? null };
    case "radio_buttons":
    case "static_select":
      return { selected_option: element.initial_option ?? null };
    case "checkboxes":
    case "multi_static_select":
      return { selected_options: element.initial_options ?? [] };
    case "timepicker":
      return { selected_time: element.initial_time };
  }
}

const form: Form = {
  title: "Your answer to Mia",
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
    { kind: "time", name: "quizTime", label: "Quiz time", initial: "10:00" },
  ],
};
