import type { Card, Element, Form } from "../../core/card.ts";
import { teamsWords } from "../../core/messages/teams.ts";
import type { AdaptiveCard } from "../cards/adaptive-card-shape.ts";
import { toFormCard } from "../cards/adaptive-form-card.ts";
import { cardAttachment } from "./to-activity.ts";

/** What Teams is told in answer to an activity: a status of HTTP, and for invokes a body. */
export interface Answer {
  readonly status: number;
  readonly body: object | null;
}

/** Kept, or nothing to do. */
export const taken: Answer = { status: 200, body: null };

/** An invoke that Cairn does not know. */
export const unknownInvoke: Answer = { status: 501, body: null };

const noBody: Answer = { status: 200, body: {} };

/** In the place of the card that was tapped, or looked at. */
export function cardInPlace(card: AdaptiveCard): Answer {
  return executed({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: card });
}

/** The card stays, with some words below it. */
export function wordsBelow(words: string): Answer {
  return executed({ statusCode: 200, type: "application/vnd.microsoft.activity.message", value: words });
}

/** The card stays as it is. */
export function cardStays(): Answer {
  const value = { code: "NotFound", message: "no newer card" };
  return executed({ statusCode: 404, type: "application/vnd.microsoft.error", value });
}

function executed(body: object): Answer {
  return { status: 200, body };
}

/** A thumb needs no answer but that it was heard. */
export const thumbHeard = noBody;

/** A form in a window. `message`: where its button was tapped, which Teams does not tell again. */
export function formWindow(
  form: Form,
  tap: { readonly action: string; readonly value: Readonly<Record<string, string | number | boolean>> },
  { id, message }: { readonly id: string; readonly message: string | null },
): Answer {
  return window(form.title, toFormCard(form, tap, { id, language: "en", message }));
}

/** A window that says something and closes. */
export function wordsInWindow(words: string): Answer {
  return { status: 200, body: { task: { type: "message", value: words } } };
}

/** A window that closes at once. */
export const windowCloses = noBody;

/** A card to be read in a window. */
export function cardWindow(card: AdaptiveCard): Answer {
  return window(teamsWords.answerTitle, card);
}

function window(title: string, card: object): Answer {
  const content = { contentType: "application/vnd.microsoft.card.adaptive", content: card };
  const value = { title, height: "medium", width: "medium", card: content };
  return { status: 200, body: { task: { type: "continue", value } } };
}

/** What a card says, without what it asks: a window has no place for what follows from a tap. */
export function withoutButtons(card: Card): Card {
  return { ...card, elements: card.elements.flatMap(elementWithoutButtons) };
}

function elementWithoutButtons(element: Element): readonly Element[] {
  switch (element.kind) {
    case "buttons":
    case "verdict":
    case "fields":
      return [];
    case "fold":
      return [{ ...element, elements: element.elements.flatMap(elementWithoutButtons) }];
    case "heading":
    case "text":
    case "steps":
    case "bullets":
    case "notice":
    case "citation":
      return [element];
  }
}

/** One page found, and its card, which is put into the message that somebody writes. */
export interface Found {
  readonly title: string;
  readonly detail: string;
  readonly card: AdaptiveCard;
}

/** Results of a search, best first. */
export function searchResults(found: readonly Found[]): Answer {
  const attachments = found.map(({ title, detail, card }) => ({
    ...cardAttachment(card),
    preview: {
      contentType: "application/vnd.microsoft.card.thumbnail",
      content: { title: escaped(title), text: escaped(detail) },
    },
  }));
  const composeExtension = { type: "result", attachmentLayout: "list", attachments };
  return { status: 200, body: { composeExtension } };
}

/** The only kind of card whose words Teams reads as HTML. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
