import type { Field, FieldOption } from "../../core/card.ts";
import { slackCardWords } from "../../core/messages/slack-cards.ts";
import { cardWords } from "../../core/messages/web.ts";
import { plain } from "./adaptive-text.ts";
import { type Block, type InputBlock, slackLimits } from "./block-kit-shape.ts";
import { oneLine, plainLine, plainText } from "./block-kit-text.ts";
import { letter } from "./letter.ts";
import { cappedText } from "./shorten-card.ts";

type Element = InputBlock["element"];
type Section = Extract<Block, { type: "section" }>;

/**
 * A field as an input. Slack takes only short options: where one is longer, all of them stand above the input
 * in full, each with a letter, and the boxes bear the letters.
 *
 * @param labels `short`: long words are cut instead, for cards that would be too long.
 */
export function inputBlocks(
  field: Field,
  blockId: string,
  labels: "whole" | "short" = "whole",
): readonly (Section | InputBlock)[] {
  const isLettered = labels === "whole" && optionsOf(field).some(({ label }) => isLong(label));
  const input: InputBlock = {
    type: "input",
    block_id: blockId,
    optional: !isRequired(field),
    label: plainLine(field.label, labelLength[labels], cardWords.emptyStep),
    element: inputElement(isLettered ? withLetters(field) : field),
  };
  return isLettered ? [...letteredLines(optionsOf(field)), input] : [input];
}

/** Whether the field may not be left empty. A box that is not ticked counts as not filled in. */
export function isRequired(field: Field): boolean {
  switch (field.kind) {
    case "text":
      return field.required;
    case "several":
      return field.required === true;
    case "check":
      return false;
    case "choice":
    case "time":
      return true;
  }
}

const labelLength = { whole: slackLimits.inputLabel, short: 300 } as const;

function optionsOf(field: Field): readonly FieldOption[] {
  return field.kind === "choice" || field.kind === "several" ? field.options : [];
}

function isLong(label: string): boolean {
  return plainLine(label, slackLimits.sectionText, "").text.length > slackLimits.optionText;
}

function withLetters(field: Field): Field {
  if (field.kind !== "choice" && field.kind !== "several") return field;
  return { ...field, options: field.options.map((option, place) => ({ ...option, label: letter(place) })) };
}

function letteredLines(options: readonly FieldOption[]): readonly Section[] {
  const most = Math.floor(slackLimits.sectionText / 2 / options.length);
  const lines = options.map(({ label }, place) =>
    slackCardWords.lettered(letter(place), cappedText(oneLine(label), Math.max(most, 300))),
  );
  return lines.map((line) => ({
    type: "section",
    text: plainText(line, slackLimits.sectionText, cardWords.emptyStep),
  }));
}

function inputElement(field: Field): Element {
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
    case "several":
      return several(field);
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

/** More options than this are a menu that opens, where the field does not say. */
const shownAtOnce = 5;

function choice(field: Field & { kind: "choice" }): Element {
  const options = field.options.slice(0, slackLimits.selectOptions).map(optionOf);
  const initial = field.options.findIndex(({ value }) => value === field.initial);
  const chosen = options[initial];
  const isList = field.style === undefined ? options.length <= shownAtOnce : field.style === "list";
  return {
    type: isList && options.length <= slackLimits.options ? "radio_buttons" : "static_select",
    action_id: "answer",
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
}

function several(field: Field & { kind: "several" }): Element {
  const options = field.options.slice(0, slackLimits.selectOptions).map(optionOf);
  const ticked = options.filter((_, place) => field.initial.includes(field.options[place]?.value ?? ""));
  return {
    type: options.length <= slackLimits.options ? "checkboxes" : "multi_static_select",
    action_id: "answers",
    options,
    ...(ticked.length === 0 ? {} : { initial_options: ticked }),
  };
}

function optionOf({ value, label }: FieldOption) {
  return {
    text: plainLine(label, slackLimits.optionText, cardWords.emptyStep),
    value: value.slice(0, slackLimits.optionValue),
  };
}
