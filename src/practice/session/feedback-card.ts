import type { Card, Element } from "../../core/card.ts";
import { act, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { practiceWords } from "../../core/messages/practice.ts";
import type { Attempt, MemoryState, QuestionReport } from "../../core/practice.ts";
import type { ShownQuestion } from "../items/show-question.ts";
import { type CitedSection, citationElement } from "./cite-section.ts";
import { backInWords } from "./coming-back.ts";
import type { QuestionView } from "./question-card.ts";

const words = practiceWords.feedback;

/** An answered question with what its card tells. */
export interface AnsweredView extends QuestionView {
  readonly attempt: Attempt;
  /** As it is now; `null`: nothing is known any more. */
  readonly memory: MemoryState | null;
  /** As it was current when it was asked; `null`: no page has it any more. */
  readonly section: CitedSection | null;
  /** What the learner reported; `null`: nothing. */
  readonly report: QuestionReport | null;
  /** Name of who settled the report; `null`: nobody yet. */
  readonly settledBy: string | null;
}

/** What became of an answer: right or not, the key, why, and where it stands. */
export function feedbackCard(view: AnsweredView): Card {
  const { attempt, shown, section } = view;
  return cardOf([
    { kind: "heading", text: verdict(attempt) },
    quietLine(shown.stem),
    ...keyElements(shown),
    ...theirs(attempt, shown),
    ...(attempt.confidence === "sure" && !attempt.correct ? [line(words.sureAndWrong)] : []),
    ...(shown.explain === null ? [] : [line(shown.explain)]),
    ...(section === null ? [] : [citationElement(section, view)]),
    ...(attempt.gradedBy === "model" ? [quietLine(words.byModel)] : []),
    ...comesBack(view),
    ...reporting(view),
  ]);
}

/** An answer that no rule can grade: the key, to be compared by the learner. `missing`: what a model would look at. */
export function compareCard(
  view: QuestionView & Pick<AnsweredView, "section"> & { readonly missing: string | null },
): Card {
  const { question, shown, section, missing } = view;
  const rate = (label: string, rating: "same" | "partly" | "different") =>
    act(label, "practice.rate", { question: question.id, rating });
  return cardOf([
    quietLine(shown.stem),
    line(words.yours(question.held?.answer ?? "")),
    ...keyElements(shown),
    ...(section === null ? [] : [citationElement(section, view)]),
    ...(missing === null ? [] : [quietLine(words.missing(missing))]),
    line(words.compare),
    {
      kind: "buttons",
      buttons: [rate(words.same, "same"), rate(words.partly, "partly"), rate(words.different, "different")],
    },
  ]);
}

/** What a learner answered, as they saw it. */
export function answerInWords({ answer }: Pick<Attempt, "answer">, shown: ShownQuestion): string | null {
  if (answer === null) return null;
  const all = [...shown.options, ...shown.steps];
  if (all.length === 0) return answer;
  const values = answer.split(",").map((value) => value.trim());
  return values.flatMap((value) => all.find((one) => one.value === value)?.text ?? []).join("; ");
}

function verdict({ kind, correct, gradedBy, rating }: Attempt): string {
  if (kind === "dont-know") return words.dontKnow;
  if (correct && gradedBy === "self" && rating === "hard") return words.partlyRight;
  return correct ? words.right : words.wrong;
}

function theirs(attempt: Attempt, shown: ShownQuestion): readonly Element[] {
  const said = answerInWords(attempt, shown);
  const isTyped = shown.kind === "cloze" || shown.kind === "recall";
  if (said === null || (attempt.correct && !isTyped)) return [];
  return [line(shown.kind === "order" ? theirOrder(attempt, shown) : words.yours(said))];
}

/** By the numbers of the right order, which stands above it. */
function theirOrder({ answer }: Attempt, { key }: ShownQuestion): string {
  return words.yourOrder((answer ?? "").split(",").map((value) => key.indexOf(value.trim()) + 1));
}

function keyElements(shown: ShownQuestion): readonly Element[] {
  if (shown.kind !== "order") {
    return [{ kind: "text", spans: [{ text: words.key }, { text: shown.keyText, bold: true }] }];
  }
  const steps = shown.key.flatMap((value) => shown.steps.find((step) => step.value === value) ?? []);
  return [
    line(words.keyOrder),
    { kind: "steps", start: 1, steps: steps.map(({ text }) => ({ spans: [{ text }], details: [] })) },
  ];
}

function comesBack({ memory, attempt, zone }: AnsweredView): readonly Element[] {
  return memory === null ? [] : [quietLine(words.back(backInWords(memory, attempt.at, zone)))];
}

function reporting({ question, attempt, report, settledBy }: AnsweredView): readonly Element[] {
  if (report !== null) {
    if (report.settled === null || report.about !== "right" || settledBy === null) {
      return [quietLine(words.reported)];
    }
    return [quietLine(attempt.correct ? words.judgedRight(settledBy) : words.judgedWrong(settledBy))];
  }
  const button = act(words.report, "practice.report", {
    question: question.id,
    mayContest: !attempt.correct,
  });
  return [{ kind: "buttons", quiet: true, buttons: [button] }];
}
