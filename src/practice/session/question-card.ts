import type { ActButton, Card, Element } from "../../core/card.ts";
import { act, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import type { SkillMap } from "../../core/company.ts";
import { practiceWords } from "../../core/messages/practice.ts";
import type { AskedQuestion, Confidence, PracticeSession } from "../../core/practice.ts";
import { notNowFold } from "../day/not-now.ts";
import type { ShownQuestion } from "../items/show-question.ts";
import { whyInWords } from "./why-words.ts";

const words = practiceWords.question;

/** A question with everything its card shows. */
export interface QuestionView {
  readonly question: AskedQuestion;
  readonly shown: ShownQuestion;
  /** Title of the page that it tests. */
  readonly page: string;
  /** What changed since the learner learned it; left out: nothing, or they know. */
  readonly changed?: readonly Element[];
  /** `null`: it was asked by itself. */
  readonly session: PracticeSession | null;
  readonly skillMap: SkillMap;
  /** IANA zone of the learner. */
  readonly zone: string;
  readonly now: Date;
}

/** What a learner did with a question so far, kept in the buttons of its card. */
export interface Draft {
  readonly confidence: Confidence;
  /** Values of the steps put in order so far. */
  readonly picked: readonly string[];
}

export const untouched: Draft = { confidence: "plain", picked: [] };

/** Characters of a typed answer. */
export const longestAnswer = 300;

/** A question, to be answered with one tap or one entry. `before`: what to say first. */
export function questionCard(
  view: QuestionView,
  draft: Draft = untouched,
  before: readonly Element[] = [],
): Card {
  return cardOf([...before, ...(view.changed ?? []), ...questionElements(view, draft)]);
}

function questionElements(view: QuestionView, draft: Draft): readonly Element[] {
  const { session, shown, page } = view;
  const number = session?.asked ?? 1;
  const total = number + (session?.queue.length ?? 0);
  return [
    quietLine(words.place(number, total, page)),
    { kind: "text", spans: [{ text: shown.stem, bold: true }] },
    ...answering(view, draft),
    {
      kind: "fold",
      label: practiceWords.why.label,
      elements: [line(whyInWords(view.question.why, view))],
    },
    ...(session === null ? [] : [notNowFold(session)]),
  ];
}

function answering({ question, shown }: QuestionView, draft: Draft): readonly Element[] {
  switch (shown.kind) {
    case "choice":
    case "scenario":
      return [
        ...(draft.confidence === "plain" ? [] : [quietLine(inOneLine(draft, words.nowAnswer))]),
        {
          kind: "buttons",
          choices: true,
          buttons: shown.options.map((option) => answerButton(question, option, draft)),
        },
        { kind: "buttons", buttons: [...confidenceButtons(question, draft), dontKnow(question)] },
      ];
    case "several":
      return [
        {
          kind: "fields",
          fields: [
            {
              kind: "several",
              name: "answer",
              label: words.several,
              options: shown.options.map(({ value, text }) => ({ value, label: text })),
              initial: [],
              required: true,
            },
          ],
          buttons: checkButtons(question),
        },
        { kind: "buttons", buttons: [dontKnow(question)] },
      ];
    case "cloze":
    case "recall":
      return [
        {
          kind: "fields",
          fields: [
            {
              kind: "text",
              name: "answer",
              label: words[shown.kind],
              lines: "one",
              required: true,
              most: longestAnswer,
              initial: null,
            },
          ],
          buttons: checkButtons(question),
        },
        { kind: "buttons", buttons: [dontKnow(question)] },
      ];
    case "order":
      return ordering(question, shown, draft);
  }
}

/** The steps that are left, to be tapped one after the other. */
function ordering(question: AskedQuestion, shown: ShownQuestion, draft: Draft): readonly Element[] {
  const { picked } = draft;
  const left = shown.steps.filter(({ value }) => !picked.includes(value));
  const inOrder = picked.flatMap((value) => shown.steps.find((step) => step.value === value) ?? []);
  const again = act(words.startAgain, "practice.show", {
    question: question.id,
    confidence: draft.confidence,
  });
  return [
    ...(inOrder.length === 0
      ? []
      : [
          {
            kind: "steps" as const,
            start: 1,
            steps: inOrder.map(({ text }) => ({ spans: [{ text }], details: [] })),
          },
        ]),
    quietLine(inOneLine(draft, picked.length === 0 ? words.orderFirst : words.orderNext)),
    {
      kind: "buttons",
      choices: true,
      buttons: left.map(({ value, text }) =>
        act(text, "practice.step", { ...draftValue(question, draft), step: value }),
      ),
    },
    {
      kind: "buttons",
      buttons: [
        ...(picked.length === 0 ? [] : [again]),
        ...confidenceButtons(question, draft),
        dontKnow(question),
      ],
    },
  ];
}

/** How sure they are, and what to do next. */
function inOneLine({ confidence }: Draft, next: string): string {
  switch (confidence) {
    case "plain":
      return next;
    case "sure":
      return `${words.isSure} ${next}`;
    case "guessing":
      return `${words.isGuessing} ${next}`;
  }
}

function answerButton(
  question: AskedQuestion,
  { value, text }: ShownQuestion["options"][number],
  { confidence }: Draft,
): ActButton {
  return act(text, "practice.answer", { question: question.id, answer: value, confidence });
}

/** The one that holds is taken back with a second tap. */
function confidenceButtons(question: AskedQuestion, draft: Draft): readonly ActButton[] {
  const button = (confidence: "sure" | "guessing", label: string, labelOn: string) => {
    const isOn = draft.confidence === confidence;
    const value = draftValue(question, { ...draft, confidence: isOn ? "plain" : confidence });
    return isOn
      ? ({ ...act(labelOn, "practice.show", value), primary: true } as const)
      : act(label, "practice.show", value);
  };
  return [button("sure", words.sure, words.saidSure), button("guessing", words.guessing, words.saidGuessing)];
}

function checkButtons({ id }: AskedQuestion): readonly ActButton[] {
  const check = (label: string, confidence: Confidence) =>
    act(label, "practice.answer", { question: id, confidence });
  return [
    { ...check(words.check, "plain"), primary: true },
    check(words.checkSure, "sure"),
    check(words.checkGuessing, "guessing"),
  ];
}

function dontKnow({ id }: AskedQuestion): ActButton {
  return act(words.dontKnow, "practice.dont-know", { question: id });
}

function draftValue({ id }: AskedQuestion, { confidence, picked }: Draft): ActButton["value"] {
  return { question: id, confidence, picked: picked.join(",") };
}
