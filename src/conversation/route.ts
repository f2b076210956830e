import type { InboundBody } from "../core/inbound.ts";
import { commandPhrases } from "../core/messages/commands.ts";

/** Where something said goes. One capability each. */
export type Route =
  | { readonly kind: "ask"; readonly question: string }
  | { readonly kind: "act"; readonly action: string; readonly value: unknown }
  | { readonly kind: "help" }
  | { readonly kind: "last-answers" }
  | { readonly kind: "recent-changes" }
  | { readonly kind: "quiz"; readonly topic: string | null };

export function route(body: InboundBody): Route {
  if (body.kind === "action") return { kind: "act", action: body.action, value: body.value };
  const said = body.text
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/\s+/g, " ")
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, "");
  if (said === "" || matches(commandPhrases.help, said)) return { kind: "help" };
  if (matches(commandPhrases.lastAnswers, said)) return { kind: "last-answers" };
  if (matches(commandPhrases.recentChanges, said)) return { kind: "recent-changes" };
  const quiz = firstMatch(commandPhrases.quiz, said);
  if (quiz !== null) return { kind: "quiz", topic: quiz.groups?.topic ?? null };
  return { kind: "ask", question: body.text.trim() };
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
