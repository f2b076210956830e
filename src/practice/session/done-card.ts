import type { Card, Element } from "../../core/card.ts";
import { act, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { practiceWords } from "../../core/messages/practice.ts";
import type { Attempt, MemoryState, PracticeSession } from "../../core/practice.ts";
import { backInWords } from "./coming-back.ts";

const words = practiceWords.done;

export interface DoneView {
  readonly session: PracticeSession;
  /** The attempts of the session, oldest first, each with what it is about and what is known now. */
  readonly results: readonly DoneResult[];
  /** Questions that the time did not suffice for. */
  readonly left: number;
  readonly mayAskMore: boolean;
  readonly zone: string;
  readonly now: Date;
}

export interface DoneResult {
  readonly attempt: Pick<Attempt, "correct" | "item">;
  /** "Refund approvals · Over 500" */
  readonly about: string;
  readonly memory: MemoryState | null;
}

/** What was right, what comes back when, and the way to more. */
export function doneCard(view: DoneView): Card {
  const { session, results, left } = view;
  const isAsked = session.kind === "asked";
  return cardOf([
    { kind: "heading", text: words.title[isAsked ? "asked" : "daily"] },
    line(score(results)),
    ...(results.length === 0 ? [] : [resultList(view)]),
    ...(left === 0 ? [] : [quietLine(words.timeIsUp(left))]),
    {
      kind: "buttons",
      buttons: [
        ...(view.mayAskMore ? [act(words.more, "practice.more", { after: session.id })] : []),
        act(words.preferences, "people.preferences", {}),
      ],
    },
  ]);
}

function score(results: readonly DoneResult[]): string {
  const right = results.filter(({ attempt }) => attempt.correct).length;
  if (results.length === 1) return right === 1 ? words.oneRight : words.oneWrong;
  return words.right(right, results.length);
}

function resultList({ results, zone, now }: DoneView): Element {
  const lines = results.map(({ attempt, about, memory }) => {
    const verdict = attempt.correct ? words.verdictRight : words.verdictWrong;
    return memory === null
      ? words.lineAlone(about, verdict)
      : words.line(about, verdict, backInWords(memory, now, zone));
  });
  // Two questions on one section that went the same way are one line.
  return { kind: "bullets", items: [...new Set(lines)].map((text) => [{ text }]) };
}
