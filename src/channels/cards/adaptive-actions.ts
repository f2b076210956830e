import type { ActButton, Button, Field } from "../../core/card.ts";
import { cardWords } from "../../core/messages/web.ts";
import type { TapData } from "./adaptive-action-shape.ts";
import type { AdaptiveAction, AdaptiveElement } from "./adaptive-card-shape.ts";
import { namesSentWithFields, sentBy, shownOnButton, unfolds } from "./adaptive-client.ts";
import { formCard } from "./adaptive-form.ts";
import type { Pen } from "./adaptive-pen.ts";
import { plain } from "./adaptive-text.ts";
import { linkTarget } from "./link-target.ts";

/**
 * What a button does when it is tapped; `null`: it is a link that leads nowhere.
 *
 * @param label what stands on it; left out: its own words, as far as the client shows them.
 */
export function buttonAction(button: Button, pen: Pen, label?: ButtonLabel): AdaptiveAction | null {
  const shown = label ?? labelOf(button.label, pen);
  switch (button.kind) {
    case "act":
      return button.form === undefined ? tap(button, shown, dataOf(button), pen) : asking(button, shown, pen);
    case "link": {
      const url = linkTarget(button.url, pen.baseUrl);
      return url === null ? null : { type: "Action.OpenUrl", ...shown, url };
    }
  }
}

/** What stands on a button; `tooltip`: the whole, where that is more. */
interface ButtonLabel {
  readonly title: string;
  readonly tooltip?: string;
}

/** @param most characters; left out: as many as the client shows. */
export function labelOf(words: string, pen: Pen, most: number = shownOnButton(pen.client)): ButtonLabel {
  const whole = plain(words).replace(/\s+/g, " ").trim();
  const title = pen.cap(whole, most) || cardWords.emptyButton;
  return pen.client.kind === "web" || title.length >= whole.length
    ? { title }
    : { title, tooltip: pen.cap(whole, 200) };
}

/** The buttons of fields on the card itself, whose ids begin with `inputs`. */
export function fieldActions(
  buttons: readonly ActButton[],
  fields: readonly Field[],
  inputs: string,
  pen: Pen,
): readonly AdaptiveAction[] {
  return buttons.map((button) =>
    tap(button, labelOf(button.label, pen), dataWithFields(button, fields, inputs, pen), pen),
  );
}

function tap(button: ActButton, label: ButtonLabel, data: TapData, { client }: Pen): AdaptiveAction {
  const associatedInputs = data.inputs === undefined ? "none" : "auto";
  return { ...sentBy(client), ...label, ...lookOf(button), associatedInputs, data };
}

/** A button with a form: it unfolds below, or Teams asks with the button's data for a task module. */
function asking(button: ActButton, label: ButtonLabel, pen: Pen): AdaptiveAction {
  const { form } = button;
  if (form === undefined || !unfolds(form, pen)) {
    const data = { ...dataOf(button), msteams: { type: "task/fetch" as const } };
    return { type: "Action.Submit", ...label, ...lookOf(button), associatedInputs: "none", data };
  }
  const id = pen.newId("form");
  const card = formCard(form, id, dataWithFields(button, form.fields, id, pen), pen);
  return { type: "Action.ShowCard", ...label, ...lookOf(button), card };
}

function lookOf({ primary }: ActButton): { readonly style?: "positive" } {
  return primary ? { style: "positive" } : {};
}

function dataOf({ action, value }: ActButton) {
  return { action, value: inOneOrder(value) };
}

function dataWithFields(
  button: ActButton,
  fields: readonly Field[],
  inputs: string,
  { client }: Pen,
): TapData {
  return { ...dataOf(button), inputs, ...namesSentWithFields(client, fields) };
}

/** A database may give the keys back in another order; the same button is the same bytes. */
function inOneOrder<T>(value: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Teams shows six actions of a set at most, so longer rows go on in the next. */
export function actionSets(actions: readonly (AdaptiveAction | null)[]): readonly AdaptiveElement[] {
  const shown = actions.filter((action) => action !== null);
  return Array.from({ length: Math.ceil(shown.length / 6) }, (_, set) => ({
    type: "ActionSet" as const,
    actions: shown.slice(set * 6, set * 6 + 6),
  }));
}

/** Answers to choose from: one below the other, whatever their length. */
export function actionLines(actions: readonly (AdaptiveAction | null)[]): readonly AdaptiveElement[] {
  return actions
    .filter((action) => action !== null)
    .map((action) => ({ type: "ActionSet", spacing: "Small", actions: [action] }));
}
