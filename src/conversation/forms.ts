import type { ActButton, Button, Card, Element, Form } from "../core/card.ts";
import { buttonCalled } from "./buttons.ts";

/** What is asked before an action runs, made of its button's own data; `null`: nothing. */
export function formOf(action: string, value: unknown): Form | null {
  return buttonCalled(action)?.form(value) ?? null;
}

/** Whether any button may be called this. */
export function knowsAction(action: string): boolean {
  return buttonCalled(action) !== null;
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
