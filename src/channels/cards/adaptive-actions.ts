import type { ActButton, Button } from "../../core/card.ts";
import { cardWords } from "../../core/messages/web.ts";
import type { AdaptiveAction, AdaptiveElement } from "./adaptive-card-shape.ts";
import { formCard } from "./adaptive-form.ts";
import { plain } from "./adaptive-text.ts";
import { linkTarget } from "./link-target.ts";
import { cappedText } from "./shorten-card.ts";

/** The one place that decides what a tap sends. `newId` names each form: no dots. */
export function buttonAction(
  button: Button,
  baseUrl: string,
  newId: () => string,
  most: number = titleLength,
): AdaptiveAction | null {
  const title = buttonTitle(button.label, most);
  switch (button.kind) {
    case "act": {
      if (button.form === undefined) return submit(button, title, null);
      const id = newId();
      return {
        type: "Action.ShowCard",
        title,
        ...look(button),
        card: formCard(button.form, id, dataOf(button, id)),
      };
    }
    case "link": {
      const url = linkTarget(button.url, baseUrl);
      return url === null ? null : { type: "Action.OpenUrl", title, url };
    }
  }
}

/** The buttons of fields on the card itself, whose ids begin with `inputs`. */
export function fieldActions(buttons: readonly ActButton[], inputs: string): readonly AdaptiveAction[] {
  return buttons.map((button) => submit(button, buttonTitle(button.label), inputs));
}

function submit(button: ActButton, title: string, inputs: string | null): AdaptiveAction {
  return {
    type: "Action.Submit",
    title,
    ...look(button),
    associatedInputs: inputs === null ? "none" : "auto",
    data: dataOf(button, inputs),
  };
}

function look({ primary }: ActButton): { readonly style?: "positive" } {
  return primary ? { style: "positive" } : {};
}

function dataOf({ action, value }: ActButton, inputs: string | null) {
  return { action, value: inOneOrder(value), ...(inputs === null ? {} : { inputs }) };
}

/** A database may give the keys back in another order; the same button is the same bytes. */
function inOneOrder<T>(value: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

const titleLength = 100;

export function buttonTitle(label: string, most: number = titleLength): string {
  return cappedText(plain(label).replace(/\s+/g, " ").trim(), most) || cardWords.emptyButton;
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
