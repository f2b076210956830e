import { askActions } from "../ask/actions.ts";
import type { ActButton, Button, Card, Element, Form } from "../core/card.ts";
import { handoverActions } from "../handover/actions.ts";
import { preferenceActions } from "../people/preferences.ts";
import { practiceActions } from "../practice/actions.ts";
import { lessonActions } from "../practice/lessons/lesson-actions.ts";
import { itemActions } from "../practice/owners/item-actions.ts";
import { pathActions } from "../practice/path/path-actions.ts";
import { privacyActions } from "../privacy/actions.ts";
import { signalActions } from "../signals/actions.ts";
import { draftActions } from "../stewardship/drafts/draft-actions.ts";
import { queueActions } from "../stewardship/queue/queue-actions.ts";
import { tagActions } from "../stewardship/tags/tag-actions.ts";
import { gapPracticeActions } from "./practise-gap.ts";

/** Every table of actions there is. */
const tables = [
  askActions,
  handoverActions,
  privacyActions,
  preferenceActions,
  practiceActions,
  itemActions,
  pathActions,
  lessonActions,
  signalActions,
  draftActions,
  queueActions,
  tagActions,
  gapPracticeActions,
];

/** What is asked before an action runs, made of its button's own data; `null`: nothing. */
export function formOf(action: string, value: unknown): Form | null {
  for (const actions of tables) {
    const found = actions[action];
    if (found !== undefined) return found.form(value);
  }
  return null;
}

/** Whether any button may be called this. */
export function knowsAction(action: string): boolean {
  return tables.some((actions) => actions[action] !== undefined);
}

/** The card with each button's form joined to it, for channels that unfold it under the button. */
export function withForms(card: Card): Card {
  return { ...card, elements: card.elements.map(elementWithForms) };
}

function elementWithForms(element: Element): Element {
  switch (element.kind) {
    case "buttons":
      return { ...element, buttons: element.buttons.map(buttonWithForm) };
    case "verdict":
      return { ...element, others: element.others.map(buttonWithForm) };
    case "fold":
      return { ...element, elements: element.elements.map(elementWithForms) };
    // Asked on the card already.
    case "fields":
    case "heading":
    case "text":
    case "steps":
    case "bullets":
    case "notice":
    case "citation":
      return element;
  }
}

function buttonWithForm(button: Button): Button {
  return button.kind === "act" ? actWithForm(button) : button;
}

function actWithForm(button: ActButton): ActButton {
  const form = formOf(button.action, button.value);
  return form === null ? button : { ...button, form };
}
