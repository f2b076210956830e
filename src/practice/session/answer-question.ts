import type { Tap } from "../../core/asker.ts";
import { line } from "../../core/card-parts.ts";
import { practiceWords } from "../../core/messages/practice.ts";
import type { Confidence } from "../../core/practice.ts";
import type { Result } from "../../core/result.ts";
import { grade } from "../grading/grade.ts";
import { gradeByModel } from "../grading/grade-by-model.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { answeredCard } from "./answered-card.ts";
import { citeAt } from "./cite-section.ts";
import { compareCard } from "./feedback-card.ts";
import { givenAnswer } from "./given-answer.ts";
import { moveOn } from "./move-on.ts";
import { instead, type OpenQuestion, withOpenQuestion } from "./open-question.ts";
import { openedFacts } from "./opened.ts";
import { type Draft, questionCard } from "./question-card.ts";
import { type Judged, recordAttempt } from "./record-attempt.ts";

interface OfQuestion {
  readonly question: string;
}

/** "Sure" and "Guessing", and an order begun anew: the card as it is now, still to be answered. */
export function showAgain(deps: PracticeDeps, tap: Tap<OfQuestion & Draft>): Promise<Result> {
  return withOpenQuestion(deps, tap, async (open) => ({
    ...instead(questionCard(open, tap.value)),
    facts: await openedFacts(deps, open),
  }));
}

/** The next step of an order. The last one places itself. */
export function pickStep(
  deps: PracticeDeps,
  tap: Tap<OfQuestion & Draft & { readonly step: string }>,
): Promise<Result> {
  const { question, confidence, step } = tap.value;
  return withOpenQuestion(deps, tap, async (open) => {
    const all = open.shown.steps.map(({ value }) => value);
    const picked = [...new Set([...tap.value.picked, step])].filter((value) => all.includes(value));
    const left = all.filter((value) => !picked.includes(value));
    const value = { question, confidence, answer: [...picked, ...left].join(",") };
    if (left.length <= 1) return answer(deps, { ...tap, value });
    return {
      ...instead(questionCard(open, { confidence, picked })),
      facts: await openedFacts(deps, open),
    };
  });
}

/** An answer: graded where a rule can, or a model finds it right, else put beside the key for the learner to compare. */
export function answer(
  deps: PracticeDeps,
  tap: Tap<OfQuestion & { readonly answer: string; readonly confidence: Confidence }>,
): Promise<Result> {
  return withOpenQuestion(deps, tap, async (open) => {
    const { confidence } = tap.value;
    const given = givenAnswer(open.shown, tap.value.answer);
    if (given === null) {
      return instead(questionCard(open, { confidence, picked: [] }, [line(practiceWords.question.empty)]));
    }
    const verdict = grade(open.shown, given, deps.company.glossary);
    const judged = { kind: "answer", answer: given, confidence } as const;
    if (verdict !== "undecided") {
      return settle(deps, tap, open, { ...judged, correct: verdict === "right", gradedBy: "rule" });
    }
    const graded = await gradedByModel(deps, open, given);
    if (graded.kind === "right") {
      return settle(deps, tap, open, { ...judged, correct: true, gradedBy: "model" });
    }
    return holdAnswer(deps, open, { answer: given, confidence }, graded.missing);
  });
}

export function dontKnow(deps: PracticeDeps, tap: Tap<OfQuestion>): Promise<Result> {
  return withOpenQuestion(deps, tap, (open) =>
    settle(deps, tap, open, {
      kind: "dont-know",
      answer: null,
      correct: false,
      gradedBy: "rule",
      confidence: "plain",
    }),
  );
}

/** The learner's own word on an answer that no rule could grade. What was recalled in part comes back soon. */
export function rateOwn(
  deps: PracticeDeps,
  tap: Tap<OfQuestion & { readonly rating: "same" | "partly" | "different" }>,
): Promise<Result> {
  const { rating } = tap.value;
  return withOpenQuestion(deps, tap, async (open) => {
    const { held } = open.question;
    if (held === null) return instead(questionCard(open));
    const correct = rating !== "different";
    const judged = { kind: "answer", correct, gradedBy: "self", ...held } as const;
    return settle(deps, tap, open, rating === "partly" ? { ...judged, rating: "hard" } : judged);
  });
}

function gradedByModel({ model, company }: PracticeDeps, { shown, learner }: OpenQuestion, answer: string) {
  const { policy, glossary } = company;
  return gradeByModel({ model, policy, glossary }, { shown, answer, learner: learner.person });
}

async function holdAnswer(
  deps: PracticeDeps,
  open: OpenQuestion,
  held: NonNullable<OpenQuestion["question"]["held"]>,
  missing: string | null,
): Promise<Result> {
  const section = await citeAt(deps, open.question, open.question.at);
  const card = compareCard({ ...open, question: { ...open.question, held }, section, missing });
  return {
    ...instead(card),
    facts: [{ kind: "answer-held", question: open.question.id, ...held }, ...(await openedFacts(deps, open))],
  };
}

async function settle(
  deps: PracticeDeps,
  tap: Tap<unknown>,
  open: OpenQuestion,
  judged: Judged,
): Promise<Result> {
  const before = await deps.store.memoryOf(open.question.person);
  const { attempt, memory } = recordAttempt(
    open,
    judged,
    before.find(({ item }) => item === open.question.item) ?? null,
  );
  return moveOn(deps, tap, {
    ...open,
    card: await answeredCard(deps, { ...open, attempt, memory }),
    facts: [{ kind: "attempt-made", attempt, memory }],
    attempt,
    memory,
  });
}
