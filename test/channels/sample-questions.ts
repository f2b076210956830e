import type { ActButton, Card, Element } from "../../src/core/card.ts";

/** A few questions of practice, one of each way to answer. */

const citation: Element = {
  kind: "citation",
  label: "Refund approvals v7 · Above 500 euros",
  detail: "effective 2 Oct 2026 · verified",
  trust: "verified",
  url: "/pages/refunds/approvals/v7#over-500",
};

function answer(label: string, value: ActButton["value"]): ActButton {
  return { kind: "act", label, action: "practice.answer", value: { question: "q1", ...value } };
}

function asked(stem: string, ...elements: readonly Element[]): Card {
  const heading: Element = { kind: "text", spans: [{ text: "Question 1 of 3" }], quiet: true };
  const question: Element = { kind: "text", spans: [{ text: stem, bold: true }] };
  return { summary: `Question 1 of 3\n${stem}`, elements: [heading, question, ...elements, ways] };
}

const ways: Element = {
  kind: "buttons",
  buttons: [
    { ...answer("Don't know", {}), action: "practice.pass" },
    {
      ...answer("Why am I asked this?", {}),
      action: "practice.why",
      form: {
        title: "About this question",
        submit: "Send",
        intro: null,
        fields: [
          {
            kind: "text",
            name: "words",
            label: "What is wrong?",
            lines: "many",
            required: true,
            most: 500,
            initial: null,
          },
        ],
      },
    },
  ],
};

export const choiceCard: Card = asked(
  "Harbour Lane asks for 740 EUR back on invoice 20418. They were charged twice. What do you do?",
  {
    kind: "buttons",
    choices: true,
    buttons: [
      answer("Refund it yourself and note the invoice in the payment", { option: "self" }),
      answer("Ask your team lead for the approval in the refunds channel, then refund", { option: "lead" }),
      answer("Refuse", { option: "refuse" }),
      answer("Refund 500 EUR today and the remaining 240 EUR tomorrow", { option: "split" }),
    ],
  },
);

export const shortChoiceCard: Card = asked("Up to which amount may you refund without an approval?", {
  kind: "buttons",
  choices: true,
  buttons: ["100 EUR", "250 EUR", "500 EUR", "1,000 EUR"].map((label) => answer(label, { option: label })),
});

export const severalCard: Card = asked("Which of these belong into the note of a refund?", {
  kind: "fields",
  fields: [
    {
      kind: "several",
      name: "answer",
      label: "Tick all that are right",
      options: [
        { value: "invoice", label: "The number of the invoice" },
        { value: "reason", label: "The reason, in the customer's own words" },
        { value: "card", label: "The number of the customer's card" },
        { value: "approver", label: "Who approved it" },
      ],
      initial: [],
      required: true,
    },
  ],
  buttons: [
    { ...answer("Check", {}), primary: true },
    answer("Check, but I am guessing", { confidence: "guessing" }),
  ],
});

export const longSeveralCard: Card = asked("When does a refund need a second pair of eyes?", {
  kind: "fields",
  fields: [
    {
      kind: "several",
      name: "answer",
      label: "Tick all that are right",
      options: [
        {
          value: "a",
          label: "When the amount is above 500 EUR, also if the customer asks for it in two parts",
        },
        { value: "b", label: "When the customer pays by card" },
        {
          value: "c",
          label:
            "When the payment is older than 180 days, because the card's bank then refuses it and finance transfers it",
        },
      ],
      initial: [],
      required: true,
    },
  ],
  buttons: [{ ...answer("Check", {}), primary: true }],
});

export const recallCard: Card = asked("Above which amount does a refund need an approval?", {
  kind: "fields",
  fields: [
    {
      kind: "text",
      name: "answer",
      label: "Your answer",
      lines: "one",
      required: true,
      most: 200,
      initial: null,
    },
  ],
  buttons: [{ ...answer("Check", {}), primary: true }, answer("Sure", { confidence: "sure" })],
});

export const orderCard: Card = asked(
  "Put the steps of a refund in order. Which comes next?",
  { kind: "steps", start: 1, steps: [{ spans: [{ text: "Open the payment" }], details: [] }] },
  {
    kind: "buttons",
    choices: true,
    buttons: [
      answer("Choose Refund and enter the amount", { step: "amount" }),
      answer("Write down the number of the invoice and the reason", { step: "note" }),
      answer("Tell the customer when the money arrives", { step: "tell" }),
    ],
  },
);

export const feedbackCard: Card = {
  summary: "Right.",
  elements: [
    { kind: "notice", tone: "info", spans: [{ text: "Right. ", bold: true }, { text: "Above 500 EUR." }] },
    citation,
    {
      kind: "buttons",
      buttons: [{ kind: "act", label: "Next", action: "practice.next", value: {}, primary: true }],
    },
  ],
};
