import type { Card } from "../../src/core/card.ts";

/** Somebody is asked for help: they fill in a form under a button. */
export const requestCard: Card = {
  summary: "Mia Torres asks you about Refund approvals v7.",
  elements: [
    { kind: "heading", text: "Mia Torres asks you" },
    {
      kind: "text",
      spans: [
        { text: "May I split a refund of €700 into two, so that nobody has to approve it?", italic: true },
      ],
    },
    { kind: "text", quiet: true, spans: [{ text: "You have until 14:30. Then Jonas Weber is asked." }] },
    {
      kind: "citation",
      label: "Refund approvals v7 · Above 500 euros",
      detail: "effective 2 Oct 2026 · verified",
      trust: "verified",
      url: "/pages/refunds/approvals/v7#over-500",
    },
    {
      kind: "buttons",
      buttons: [
        {
          kind: "act",
          label: "Answer",
          action: "handover.answer",
          value: { request: "r1" },
          primary: true,
          form: {
            title: "Your answer",
            submit: "Send",
            intro: "Mia reads this where she asked.",
            fields: [
              {
                kind: "text",
                name: "text",
                label: "Your answer",
                lines: "many",
                required: true,
                most: 2000,
                initial: null,
              },
              {
                kind: "choice",
                name: "sure",
                label: "How sure are you?",
                options: [
                  { value: "rule", label: "It is the rule" },
                  { value: "view", label: "It is how I see it" },
                ],
                initial: "rule",
              },
              { kind: "time", name: "until", label: "I can be asked until", initial: "17:00" },
              {
                kind: "check",
                name: "note",
                label: "Keep it as a draft note for the owner of the page",
                initial: true,
              },
            ],
          },
        },
        { kind: "act", label: "Pass it on", action: "handover.pass", value: { request: "r1" } },
      ],
    },
  ],
};

export function settledCard(value: unknown): Card {
  const text = `You answered: ${JSON.stringify(value)}`;
  return { summary: text, elements: [{ kind: "text", spans: [{ text }] }] };
}
