import type { Field, FieldOption, Form } from "../../core/card.ts";
import { cardWords } from "../../core/messages/web.ts";
import type { AdaptiveAction, AdaptiveInput } from "./adaptive-card-shape.ts";
import { plain, run } from "./adaptive-text.ts";
import { cappedText } from "./shorten-card.ts";

type FormCard = Extract<AdaptiveAction, { type: "Action.ShowCard" }>["card"];
type Data = FormCard["actions"][number]["data"];

/**
 * The fields that unfold under a button.
 *
 * @param id unique on the page, without dots.
 */
export function formCard(form: Form, id: string, data: Data): FormCard {
  return {
    type: "AdaptiveCard",
    body: [...introOf(form), ...fieldInputs(form.fields, id)],
    actions: [
      {
        type: "Action.Submit",
        title: line(form.submit, 100),
        style: "positive",
        associatedInputs: "auto",
        data,
      },
    ],
  };
}

/**
 * An input's id ends in the kind and name of its field: clients send all of them as text, and whoever reads
 * them makes `true` or `false` of a `check`.
 */
export function fieldInputs(
  fields: readonly Field[],
  id: string,
  labels: "whole" | "short" = "whole",
): readonly AdaptiveInput[] {
  return fields.map((field) => input(field, `${id}.${field.kind}.${field.name}`, labels));
}

function introOf({ intro }: Form): FormCard["body"] {
  const text = plain(intro ?? "").trim();
  if (text === "") return [];
  const look = { isSubtle: true, size: "Small" } as const;
  return [{ type: "RichTextBlock", inlines: [run(cappedText(text, 1000), look, null, "")] }];
}

function input(field: Field, id: string, labels: "whole" | "short"): AdaptiveInput {
  const label = line(field.label, 500);
  const choicesOf = (options: readonly FieldOption[]) =>
    options.map((option) => ({ title: line(option.label, optionLength[labels]), value: option.value }));
  switch (field.kind) {
    case "text":
      return {
        type: "Input.Text",
        id,
        label,
        isMultiline: field.lines === "many",
        maxLength: field.most,
        ...(field.initial === null ? {} : { value: cappedText(plain(field.initial), field.most) }),
        ...(field.required
          ? { isRequired: true as const, errorMessage: cardWords.fieldNeeded(field.most) }
          : {}),
      };
    case "choice":
      return {
        type: "Input.ChoiceSet",
        id,
        label,
        style: isList(field) ? "expanded" : "compact",
        wrap: true,
        choices: choicesOf(field.options),
        ...(field.initial === null ? {} : { value: field.initial }),
        isRequired: true,
        errorMessage: cardWords.choiceNeeded,
      };
    case "several":
      return {
        type: "Input.ChoiceSet",
        id,
        label,
        style: "expanded",
        isMultiSelect: true,
        wrap: true,
        choices: choicesOf(field.options),
        ...(field.initial.length === 0 ? {} : { value: field.initial.join(",") }),
        ...(field.required ? { isRequired: true as const, errorMessage: cardWords.severalNeeded } : {}),
      };
    case "check":
      return { type: "Input.Toggle", id, title: label, value: field.initial ? "true" : "false", wrap: true };
    case "time":
      return {
        type: "Input.Time",
        id,
        label,
        value: field.initial,
        isRequired: true,
        errorMessage: cardWords.timeNeeded,
      };
  }
}

/** More options than this are a menu that opens, where the field does not say. */
const shownAtOnce = 5;

function isList({ style, options }: Field & { kind: "choice" }): boolean {
  return style === undefined ? options.length <= shownAtOnce : style === "list";
}

/** Characters of an option: `short` on cards that would be too long. */
const optionLength = { whole: 500, short: 150 } as const;

function line(text: string, most: number): string {
  return cappedText(plain(text).replace(/\s+/g, " ").trim(), most) || cardWords.emptyButton;
}
