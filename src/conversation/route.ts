import { commandPhrases } from "../core/messages/commands.ts";

/** Where something said goes. One capability each. */
export type Route =
  | { readonly kind: "ask"; readonly question: string }
  | { readonly kind: "help" }
  | { readonly kind: "last-answers" }
  | { readonly kind: "recent-changes" }
  | { readonly kind: (typeof onTopic)[number]; readonly topic: string | null }
  /** A page is named, if there is one of that name; else it was a question. */
  | {
      readonly kind: "page";
      readonly wish: (typeof wishes)[number];
      readonly named: string;
      readonly question: string;
    }
  | { readonly kind: (typeof plain)[number] };

/** Names of ways to go that are the same as their lists of phrases. */
const plain = [
  "thanks",
  "home",
  "path",
  "progress",
  "placement",
  "readiness",
  "noticed",
  "stored",
  "preferences",
  "stop",
  "resume",
  "items",
  "tags",
  "queue",
  "drafts",
  "person",
] as const;

/** The same, and a topic may be named. */
const onTopic = ["quiz", "lessons", "checklists"] as const;

/** What somebody may want with a page that they name. */
const wishes = ["edit", "history", "write"] as const;

export function route(text: string): Route {
  const said = text
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/\s+/g, " ")
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, "");
  if (said === "" || matches(commandPhrases.help, said)) return { kind: "help" };
  if (matches(commandPhrases.lastAnswers, said)) return { kind: "last-answers" };
  if (matches(commandPhrases.recentChanges, said)) return { kind: "recent-changes" };
  const named = plain.find((name) => matches(commandPhrases[name], said));
  if (named !== undefined) return { kind: named };
  for (const kind of onTopic) {
    const match = firstMatch(commandPhrases[kind], said);
    if (match !== null) return { kind, topic: match.groups?.topic ?? null };
  }
  for (const wish of wishes) {
    const named = firstMatch(commandPhrases[wish], said)?.groups?.page;
    if (named !== undefined) return { kind: "page", wish, named, question: text.trim() };
  }
  return { kind: "ask", question: text.trim() };
}

function matches(phrases: readonly RegExp[], said: string): boolean {
  return firstMatch(phrases, said) !== null;
}

function firstMatch(phrases: readonly RegExp[], said: string): RegExpMatchArray | null {
  for (const phrase of phrases) {
    const match = said.match(phrase);
    if (match !== null) return match;
  }
  return null;
}
