import type { Field, Form } from "../../core/card.ts";
import { cardWords } from "../../core/messages/web.ts";

/** Who draws a card. All that differs between the two stands in this file. */
export type AdaptiveClient =
  /** The page of the web chat, with a script of our own around Microsoft's renderer. */
  | { readonly kind: "web" }
  /** Microsoft Teams on desktops and phones. `refresh` null: the card is the same whoever looks at it. */
  | { readonly kind: "teams"; readonly refresh: Refresh | null };

interface Refresh {
  /** Our id of the message. */
  readonly message: string;
  /** Teams' ids (`29:…`) of the people whose client asks for the newest card when they look at it. */
  readonly users: readonly string[];
}

/** What the root of the card says to one client alone. */
export function rootFor(client: AdaptiveClient, labels: "whole" | "short") {
  if (client.kind === "web") return {};
  // Steps need the width of the conversation; phones ignore it.
  const width = { msteams: { width: "Full" as const } };
  if (client.refresh === null || client.refresh.users.length === 0) return width;
  const { message, users } = client.refresh;
  const action = {
    type: "Action.Execute" as const,
    title: cardWords.refresh,
    verb: "refresh" as const,
    data: { message },
  };
  return { ...width, refresh: { action, userIds: users.slice(0, refreshedAtMost[labels]) } };
}

/** Teams takes 60 people; a crowded card keeps a few. */
const refreshedAtMost = { whole: 60, short: 10 } as const;

/** How a tapped button is sent: to `Action.Execute` the answer is a card in the place of the tapped one. */
export function sentBy(client: AdaptiveClient) {
  return client.kind === "web"
    ? ({ type: "Action.Submit" } as const)
    : ({ type: "Action.Execute", verb: "tap" } as const);
}

/** Characters of a button that are surely shown: those of Teams never go on in a second line. */
export function shownOnButton(client: AdaptiveClient): number {
  return client.kind === "web" ? 100 : 48;
}

/** Fields of which Teams sends nothing when they are left empty; our page sends them as empty text. */
export function namesSentWithFields(client: AdaptiveClient, fields: readonly Field[]) {
  const names = fields.flatMap(({ kind, name }) => (kind === "text" || kind === "several" ? [name] : []));
  return client.kind === "web" || names.length === 0 ? {} : { empty: names };
}

/** Characters of JSON above which a form is a window of its own in Teams. */
const unfoldsUpTo = 1500;

/**
 * Whether a form unfolds under its button; else Teams opens it as a task module. Teams checks the fields of
 * the card together with those of the form, so beside fields no form unfolds there.
 */
export function unfolds(
  form: Form,
  card: { readonly client: AdaptiveClient; readonly hasFields: boolean; readonly isCrowded: boolean },
): boolean {
  if (card.client.kind === "web") return true;
  return !card.hasFields && !card.isCrowded && JSON.stringify(form).length <= unfoldsUpTo;
}
