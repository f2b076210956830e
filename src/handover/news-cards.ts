import type { Button, Card, Element } from "../core/card.ts";
import { line, quietLine } from "../core/card-parts.ts";
import { cardOf } from "../core/card-text.ts";
import { handoverWords } from "../core/messages/handover.ts";
import type { Person } from "../core/people.ts";
import type { RequestStep } from "../core/requests.ts";
import { nameOf, pageTitle, questionInShort, type RequestView } from "./request-view.ts";
import { citationElement } from "./shown-elements.ts";
import { offersOf } from "./state.ts";

const words = handoverWords.news;

/** Somebody's reply, for who asked. Their words are shown as they are, and as theirs. */
export function answerNews(view: RequestView, step: RequestStep, noteKept: boolean): Card {
  const name = byName(view, step);
  const kept = noteKept ? ` ${words.noteKept(pageTitle(view.subject))}` : "";
  return cardOf([
    { kind: "heading", text: words.answer(name) },
    quietLine(words.toQuestion(questionInShort(view.request))),
    ...paragraphs(step.text ?? ""),
    quietLine(`${words.ownWords(name)}${kept}`),
  ]);
}

/** A decision with its reason, for who asked, on the version it was taken on. */
export function decisionNews(view: RequestView, step: RequestStep): Card {
  const what = view.request.details ?? view.request.question;
  return cardOf([
    { kind: "heading", text: words.decision[step.verdict ?? "rejected"](byName(view, step)) },
    ...(what === null ? [] : [line(words.decisionOn(what))]),
    ...paragraphs(words.decisionReason(step.text ?? "")),
    ...citationElement(view),
  ]);
}

/** Nobody answered, or nobody decided: what that means, and whom to write to. */
export function deadEndCard(view: RequestView, contact: Contact | null): Card {
  const { request } = view;
  const what = questionInShort(request);
  const nobodyAsked = offersOf(request).length === 0;
  if (request.kind === "help") {
    const said = nobodyAsked ? words.unreachable : words.unanswered(what);
    return cardOf([line(said), ...contactElements(contact)]);
  }
  const again: Button = {
    kind: "act",
    label: words.askAgain,
    action: "handover.decision",
    value: { answer: request.answer },
  };
  return cardOf([
    line(nobodyAsked ? words.undecidable : words.lapsed(what)),
    line(words.nothingApproved),
    ...contactElements(contact, { buttons: nobodyAsked ? [] : [again] }),
  ]);
}

/** Somebody to write to, and why them. */
export interface Contact {
  readonly person: Person;
  /** "who owns Refund approvals" */
  readonly why: string;
}

/** Whom to write to about something of which nothing may be kept. */
export function keptNowhereCard(contact: Contact | null): Card {
  return cardOf(contactElements(contact, contact === null ? {} : { note: handoverWords.contact.notKept }));
}

function contactElements(
  contact: Contact | null,
  { note, buttons = [] }: { readonly note?: string; readonly buttons?: readonly Button[] } = {},
): readonly Element[] {
  const { ask, nobody, write } = handoverWords.contact;
  const name = contact?.person.name ?? "";
  const email = contact?.person.email ?? null;
  const mail: readonly Button[] =
    email === null ? [] : [{ kind: "link", label: write(name), url: `mailto:${email}` }];
  const all = [...mail, ...buttons];
  return [
    line(contact === null ? nobody : ask(name, contact.why)),
    ...(note === undefined ? [] : [quietLine(note)]),
    ...(all.length === 0 ? [] : [{ kind: "buttons" as const, buttons: all }]),
  ];
}

function byName({ known }: RequestView, { person }: RequestStep): string {
  return person === null ? handoverWords.stranger : nameOf(known, person);
}

function paragraphs(words: string): readonly Element[] {
  return words
    .split(/\n+/)
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map(line);
}
