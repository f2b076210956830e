import type { Button, Card, Element } from "../core/card.ts";
import { act, quietLine } from "../core/card-parts.ts";
import { cardOf } from "../core/card-text.ts";
import { abstainedWords, answerWords, clarifyWords } from "../core/messages/ask.ts";
import { ownWords } from "../core/messages/own-words.ts";
import type { AbstentionReason, Candidate } from "../core/outcome.ts";
import type { SearchResult } from "../retrieval/search.ts";

/** Two or three sections that come close, as buttons. */
export function clarifyCard(answer: string, candidates: readonly Candidate[]): Card {
  const elements: readonly Element[] = [
    { kind: "text", spans: [{ text: clarifyWords.title }] },
    {
      kind: "buttons",
      buttons: candidates.map((candidate) => pickButton(answer, candidate, candidateLabel(candidate))),
    },
    { kind: "buttons", buttons: [personButton(answer)] },
  ];
  return cardOf(elements);
}

export interface AbstainedView {
  readonly answer: string;
  readonly reason: AbstentionReason;
  /** Words of the question that no page uses, and what was looked for instead. */
  readonly corrections: SearchResult["corrections"];
  /** Sections that the reader may read and that come nearest. */
  readonly nearest: readonly Candidate[];
  readonly sensitive: boolean;
  /** Somebody known asked: they may let others read their words. Of what is sensitive nothing is kept. */
  readonly canLend: boolean;
}

/** The honest "no page answers this", with what was tried and the way to a human. */
export function abstainedCard({
  answer,
  reason,
  corrections,
  nearest,
  sensitive,
  canLend,
}: AbstainedView): Card {
  const corrected = corrections.map(({ from, to }) => abstainedWords.correction(from, to));
  const elements: readonly Element[] = [
    ...(sensitive ? [text(answerWords.sensitive)] : []),
    { kind: "heading", text: abstainedWords.title },
    text(abstainedWords.tried[reason]),
    ...(corrected.length === 0 ? [] : [text(abstainedWords.corrected(corrected.join(", ")))]),
    ...(nearest.length === 0
      ? []
      : [
          text(abstainedWords.nearest),
          {
            kind: "buttons" as const,
            buttons: nearest.map((candidate) => pickButton(answer, candidate, candidateLabel(candidate))),
          },
        ]),
    text(abstainedWords.next),
    { kind: "buttons", buttons: [personButton(answer)] },
    ...(canLend && !sensitive ? lendElements(answer) : []),
  ];
  return cardOf(elements);
}

/** Whoever writes a missing page reads its topic, and the askers' words only where they let them. */
function lendElements(answer: string): readonly Element[] {
  const lend = act(ownWords.lend, "signals.lend-words", { answer });
  return [quietLine(ownWords.offer), { kind: "buttons", quiet: true, buttons: [lend] }];
}

/** Opens a section as the answer to the same question. */
export function pickButton(answer: string, { sop, section }: Candidate, words: string): Button {
  return { kind: "act", label: words, action: "ask.pick", value: { answer, sop, section } };
}

export function personButton(answer: string): Button {
  return { kind: "act", label: answerWords.askPerson, action: "handover.ask", value: { answer } };
}

/** Asks a question as if it had been typed. */
export function againButton(question: string, words: string): Button {
  return { kind: "act", label: words, action: "ask.again", value: { question } };
}

/** "Over 500 (Refund approvals)" */
export function candidateLabel({ title, heading }: Candidate): string {
  const same = heading.trim().toLowerCase() === title.trim().toLowerCase();
  return clarifyWords.candidate(title, same ? null : heading);
}

function text(words: string): Element {
  return { kind: "text", spans: [{ text: words }] };
}
