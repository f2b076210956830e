import type { Button, Card, Element } from "../core/card.ts";
import { cardOf } from "../core/card-text.ts";
import type { Company } from "../core/company.ts";
import { ownWords } from "../core/messages/own-words.ts";
import { consentWords, privacyButtons } from "../core/messages/privacy.ts";
import type { Policy } from "../core/policy.ts";
import type { PersonSettings } from "../core/ports/setting-store.ts";

/**
 * Name of the text below. Who agreed to other words is told anew, so it changes when, and only when, the words
 * say something else.
 */
export const consentWording = "2026-11-21-d";

/** What somebody is told before Cairn first writes to them, and the name of this wording. */
export function consentOf({ company }: { readonly company: Pick<Company, "policy"> }): {
  readonly card: Card;
  readonly wording: string;
} {
  const { policy } = company;
  // Who agreed that nobody is named is told anew before somebody is, and the other way round.
  const wording = policy.worksCouncil ? `${consentWording}-council` : consentWording;
  return { card: consentCard(policy), wording };
}

/** What is kept, who sees what, and how to stop. */
export function consentCard({
  company,
  ask,
  worksCouncil,
}: Pick<Policy, "company" | "ask" | "worksCouncil">): Card {
  const manager = worksCouncil ? consentWords.managerCouncil : consentWords.manager;
  return cardOf([
    { kind: "heading", text: consentWords.title },
    { kind: "text", spans: [{ text: consentWords.intro(company) }] },
    ...list(consentWords.keptTitle, consentWords.kept(ask.textKeptDays)),
    ...list(consentWords.seenTitle, consentWords.seen(manager)),
    { kind: "text", spans: [{ text: consentWords.stopping }], quiet: true },
    { kind: "buttons", buttons: [stopButton, storedButton(privacyButtons.stored), preferencesButton] },
  ]);
}

/** Whether somebody must be told before Cairn writes to them first. */
export function needsConsent({ consent }: Pick<PersonSettings, "consent">): boolean {
  return consent?.wording !== consentWording;
}

export const stopButton: Button = {
  kind: "act",
  label: privacyButtons.stop,
  action: "privacy.stop",
  value: {},
};

export const resumeButton: Button = {
  kind: "act",
  label: privacyButtons.resume,
  action: "privacy.resume",
  value: {},
};

export const preferencesButton: Button = {
  kind: "act",
  label: privacyButtons.preferences,
  action: "people.preferences",
  value: {},
};

export const noticedButton: Button = {
  kind: "act",
  label: privacyButtons.noticed,
  action: "signals.mine",
  value: {},
};

/** Questions that others may read in their own words, to take that back. */
export function lentWordsButton(count: number): Button {
  return { kind: "act", label: ownWords.show(count), action: "signals.words", value: {} };
}

export function storedButton(label: string): Button {
  return { kind: "act", label, action: "privacy.stored", value: {} };
}

function list(title: string, items: readonly string[]): readonly Element[] {
  return [
    { kind: "text", spans: [{ text: title, bold: true }] },
    { kind: "bullets", items: items.map((text) => [{ text }]) },
  ];
}
