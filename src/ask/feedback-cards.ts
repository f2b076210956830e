import type { Button, Card, Element } from "../core/card.ts";
import { cardOf } from "../core/card-text.ts";
import { feedbackWords } from "../core/messages/ask.ts";
import type { Candidate } from "../core/outcome.ts";
import { candidateLabel, personButton, pickButton } from "./offer-cards.ts";

/** A sentence, and for what comes next the way to a human when wanted. */
export function sentenceCard(lines: readonly string[], answerToAskAbout: string | null = null): Card {
  return cardOf([
    ...lines.map((line): Element => ({ kind: "text", spans: [{ text: line }] })),
    ...(answerToAskAbout === null
      ? []
      : [{ kind: "buttons" as const, buttons: [personButton(answerToAskAbout)] }]),
  ]);
}

/** "Not it" asks what is wrong. */
export function notItCard(answer: string): Card {
  const act = (label: string, action: string): Button => ({ kind: "act", label, action, value: { answer } });
  return cardOf([
    { kind: "text", spans: [{ text: feedbackWords.whatIsWrong }] },
    {
      kind: "buttons",
      buttons: [
        act(feedbackWords.wrongPage, "ask.wrong-page"),
        act(feedbackWords.unclear, "ask.unclear"),
        act(feedbackWords.outdated, "ask.outdated"),
      ],
    },
  ]);
}

/** The next best sections after a wrong page. */
export function otherSectionsCard(answer: string, candidates: readonly Candidate[]): Card {
  const elements: readonly Element[] = [
    { kind: "text", spans: [{ text: feedbackWords.otherCandidates }] },
    {
      kind: "buttons",
      buttons: candidates.map((candidate) => pickButton(answer, candidate, candidateLabel(candidate))),
    },
    { kind: "buttons", buttons: [personButton(answer)] },
  ];
  return cardOf(elements);
}
