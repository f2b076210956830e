import { TZDate } from "@date-fns/tz";
import type { Card, Element } from "../../core/card.ts";
import { quietLine } from "../../core/card-parts.ts";
import { practiceWords } from "../../core/messages/practice.ts";
import type { QueuedItem, Why } from "../../core/practice.ts";
import { type QuestionView, questionCard, untouched } from "./question-card.ts";

const words = practiceWords.opening;

/** What a session is about and how long it takes, with the first question right on it. `more`: said between. */
export function openingCard(
  first: QuestionView,
  queue: readonly QueuedItem[],
  more: readonly Element[] = [],
): Card {
  const kinds = [first.question.why, ...queue.map(({ why }) => why)].map(({ kind }) => kind);
  return questionCard(first, untouched, [
    { kind: "heading", text: title(first, kinds.length) },
    ...(first.session?.kind === "nudge" ? [] : [reasons(kinds)]),
    ...more,
  ]);
}

/** Minutes that so many questions take, by experience. */
export function minutesFor(count: number): number {
  return Math.max(1, Math.round(count * minutesPerQuestion));
}

const minutesPerQuestion = 0.7;

function title({ session, now, zone }: QuestionView, count: number): string {
  const hour = new TZDate(now, zone).getHours();
  const greeting = words.greeting[hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening"];
  if (session?.kind !== "nudge") return words.title(greeting, count, minutesFor(count));
  return count === 1 ? words.nudgeTitle(greeting) : words.nudgeTitleSeveral(greeting, count);
}

function reasons(kinds: readonly Why["kind"][]): Element {
  const counts = Map.groupBy(kinds, (kind) => kind);
  return quietLine(words.today([...counts].map(([kind, all]) => words.parts[kind](all.length))));
}
