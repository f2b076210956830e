import type { Field, FieldOption, Form } from "../../core/card.ts";
import { cardWords } from "../../core/messages/web.ts";
import type { TapData } from "./adaptive-action-shape.ts";
import type { AdaptiveAction } from "./adaptive-card-shape.ts";
import { sentBy } from "./adaptive-client.ts";
import type { AdaptiveInput } from "./adaptive-input-shape.ts";
import type { Pen } from "./adaptive-pen.ts";
import { plain, run } from "./adaptive-text.ts";
import { cappedText } from "./shorten-card.ts";

type FormCard = Extract<AdaptiveAction, { type: "Action.ShowCard" }>["card"];

/**
 * The fields that unfold under a button.
 *
 * @param id unique on the page, without dots.
 */
export function formCard(form: Form, id: string, data: TapData, pen: Pen): FormCard {
  const send = { ...sentBy(pen.client), title: submitTitle(form), style: "positive" } as const;
  return {
    type: "AdaptiveCard",
    body: [...introOf(form), ...fieldInputs(form.fields, id, pen)],
    actions: [{ ...send, associatedInputs: "auto", data }],
  };
}

/**
 * An input's id ends in the kind and name of its field: clients send all of them as text, and whoever reads
 * them makes `true` or `false` of a `check`.
 */
export function fieldInputs(
  fields: readonly Field[],
  id: string,
  pen: Pick<Pen, "cap" | "isCrowded">,
): readonly AdaptiveInput[] {
  return fields.map((field) => input(field, `${id}.${field.kind}.${field.name}`, pen));
}

export function submitTitle({ submit }: Form): string {
  return cappedText(oneLine(submit), 100) || cardWords.emptyButton;
}

export function introOf({ intro }: Form): FormCard["body"] {
  const text = plain(intro ?? "").trim();
  if (text === "") return [];
  const look = { isSubtle: true, size: "Small" } as const;
  return [{ type: "RichTextBlock", inlines: [run(cappedText(text, 1000), look, null, "")] }];
}

function input(field: Field, id: string, pen: Pick<Pen, "cap" | "isCrowded">): AdaptiveInput {
  const shown = (text: string, most: number) => pen.cap(oneLine(text), most) || cardWords.emptyButton;
  const label = shown(field.label, 500);
  const choicesOf = (options: readonly FieldOption[]) =>
    options.map((option) => ({ title: shown(option.label, pen.isCrowded ? 150 : 500), value: option.value }));
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

function oneLine(text: string): string {
  return plain(text).replace(/\s+/g, " ").trim();
}
