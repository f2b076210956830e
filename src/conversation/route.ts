import { commandPhrases } from "../core/messages/commands.ts";

/** Where something said goes. One capability each. */
export type Route =
  | { readonly kind: "ask"; readonly question: string }
  | { readonly kind: "help" }
  | { readonly kind: "last-answers" }
  | { readonly kind: "recent-changes" }
  | { readonly kind: "quiz"; readonly topic: string | null }
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
  "person",
] as const;

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
  const quiz = firstMatch(commandPhrases.quiz, said);
  if (quiz !== null) return { kind: "quiz", topic: quiz.groups?.topic ?? null };
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
