import { z } from "zod";
import type { Field, Form } from "../../core/card.ts";
import { slackCardWords } from "../../core/messages/slack-cards.ts";
import { cardWords } from "../../core/messages/web.ts";
import { plain } from "./adaptive-text.ts";
import { slackLimits } from "./block-kit-shape.ts";
import { hasInk, plainLine, plainText } from "./block-kit-text.ts";
import type { FormModal, InputBlock } from "./block-kit-view-shape.ts";
import { cappedText } from "./shorten-card.ts";

export interface ModalOptions {
  /** Comes back with what was filled in; at most 3,000 characters. */
  readonly privateMetadata: string;
  readonly callbackId: string;
}

/** The questions of a form as a Slack modal; `readForm` reads what comes back. */
export function toModal(form: Form, { privateMetadata, callbackId }: ModalOptions): FormModal {
  const line = (text: string) => plainLine(text, slackLimits.viewTitle, slackCardWords.title);
  return {
    type: "modal",
    callback_id: callbackId,
    private_metadata: privateMetadata,
    title: line(form.title),
    submit: line(form.submit),
    close: line(slackCardWords.cancel),
    blocks: [
      ...(form.intro === null || !hasInk(form.intro)
        ? []
        : [
            {
              type: "section" as const,
              text: plainText(form.intro, slackLimits.sectionText, slackCardWords.title),
            },
          ]),
      ...form.fields.map(inputBlock),
    ],
  };
}

function inputBlock(field: Field): InputBlock {
  return {
    type: "input",
    block_id: field.name,
    // A box that is not ticked counts as not filled in.
    optional: field.kind === "check" || (field.kind === "text" && !field.required),
    label: plainLine(field.label, slackLimits.inputLabel, cardWords.emptyStep),
    element: inputElement(field),
  };
}

function inputElement(field: Field): InputBlock["element"] {
  switch (field.kind) {
    case "text": {
      const most = Math.min(field.most, slackLimits.inputText);
      const initial = cappedText(plain(field.initial ?? ""), most);
      return {
        type: "plain_text_input",
        action_id: "answer",
        multiline: field.lines === "many",
        max_length: most,
        ...(initial === "" ? {} : { initial_value: initial }),
      };
    }
    case "choice":
      return choice(field);
    case "check": {
      const options = [optionOf({ value: "true", label: slackCardWords.yes })];
      return {
        type: "checkboxes",
        action_id: "answer",
        options,
        ...(field.initial ? { initial_options: options } : {}),
      };
    }
    case "time":
      return { type: "timepicker", action_id: "answer", initial_time: field.initial };
  }
}

/** More options than this are a list that opens. */
const shownAtOnce = 5;

function choice(field: Field & { kind: "choice" }): InputBlock["element"] {
  const options = field.options.slice(0, slackLimits.selectOptions).map(optionOf);
  const initial = field.options.findIndex(({ value }) => value === field.initial);
  const chosen = options[initial];
  return {
    type: options.length > shownAtOnce ? "static_select" : "radio_buttons",
    action_id: "answer",
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
}

function optionOf({ value, label }: { readonly value: string; readonly label: string }) {
  return {
    text: plainLine(label, slackLimits.optionText, cardWords.emptyStep),
    value: value.slice(0, slackLimits.optionValue),
  };
}

const option = z.object({ value: z.string() });
const answered = z.discriminatedUnion("type", [
  z.object({ type: z.literal("plain_text_input"), value: z.string().nullish() }),
  z.object({ type: z.literal("radio_buttons"), selected_option: option.nullish() }),
  z.object({ type: z.literal("static_select"), selected_option: option.nullish() }),
  z.object({ type: z.literal("checkboxes"), selected_options: z.array(option).nullish() }),
  z.object({ type: z.literal("timepicker"), selected_time: z.string().nullish() }),
]);
const state = z.record(z.string(), z.object({ answer: answered }));

/**
 * What was filled in, by the names of the fields, from `view.state.values`: text (empty when left empty), the
 * value of an option, true or false, `HH:MM`. What was not chosen is left out; of a stranger's values nothing.
 */
export function readForm(values: unknown): Readonly<Record<string, string | boolean>> {
  const fields = Object.entries(state.safeParse(values).data ?? {});
  return Object.fromEntries(
    fields.flatMap(([name, { answer }]) => {
      const value = readAnswer(answer);
      return value === null ? [] : [[name, value]];
    }),
  );
}

function readAnswer(answer: z.infer<typeof answered>): string | boolean | null {
  switch (answer.type) {
    case "plain_text_input":
      return answer.value ?? "";
    case "radio_buttons":
    case "static_select":
      return answer.selected_option?.value ?? null;
    case "checkboxes":
      return (answer.selected_options ?? []).length > 0;
    case "timepicker":
      return answer.selected_time ?? null;
  }
}
