import type { Button } from "../../core/card.ts";
import { cardWords } from "../../core/messages/web.ts";
import type { AdaptiveAction, AdaptiveElement } from "./adaptive-card-shape.ts";
import { formCard } from "./adaptive-form.ts";
import { plain } from "./adaptive-text.ts";
import { linkTarget } from "./link-target.ts";
import { cappedText } from "./shorten-card.ts";

/** The one place that decides what a tap sends. `newId` names each form: no dots. */
export function buttonAction(button: Button, baseUrl: string, newId: () => string): AdaptiveAction | null {
  const title = buttonTitle(button.label);
  switch (button.kind) {
    case "act": {
      const style = button.primary ? { style: "positive" as const } : {};
      const data = { action: button.action, value: inOneOrder(button.value) };
      return button.form === undefined
        ? { type: "Action.Submit", title, ...style, data }
        : { type: "Action.ShowCard", title, ...style, card: formCard(button.form, newId(), data) };
    }
    case "link": {
      const url = linkTarget(button.url, baseUrl);
      return url === null ? null : { type: "Action.OpenUrl", title, url };
    }
  }
}

/** A database may give the keys back in another order; the same button is the same bytes. */
function inOneOrder<T>(value: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

export function buttonTitle(label: string): string {
  return cappedText(plain(label).replace(/\s+/g, " ").trim(), 100) || cardWords.emptyButton;
}

/** Teams shows six actions of a set at most, so longer rows go on in the next. */
export function actionSets(actions: readonly (AdaptiveAction | null)[]): readonly AdaptiveElement[] {
  const shown = actions.filter((action) => action !== null);
  return Array.from({ length: Math.ceil(shown.length / 6) }, (_, set) => ({
    type: "ActionSet" as const,
    actions: shown.slice(set * 6, set * 6 + 6),
  }));
}
