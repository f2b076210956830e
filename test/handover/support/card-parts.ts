import type { Button, Card, Form } from "../../../src/core/card.ts";
import { handoverActions } from "../../../src/handover/actions.ts";

export function buttonsIn(card: Card | undefined): readonly Button[] {
  return (card?.elements ?? []).flatMap((element) => (element.kind === "buttons" ? element.buttons : []));
}

export function labelsIn(card: Card | undefined): readonly string[] {
  return buttonsIn(card).map(({ label }) => label);
}

export function linkIn(card: Card | undefined): string | undefined {
  return buttonsIn(card).flatMap((button) => (button.kind === "link" ? [button.url] : []))[0];
}

export function formOf(action: string, value: unknown): Form | null {
  return handoverActions[action]?.form(value) ?? null;
}
