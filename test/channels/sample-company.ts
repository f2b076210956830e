import type { Card } from "../../src/core/card.ts";
import type { Person } from "../../src/core/people.ts";
import { personNamed } from "../support/person-named.ts";

/** People, cards and pages for tests of the web: just enough company to look real. */

const nobodyElse = personNamed("nobody");

export const samplePeople: readonly Person[] = [
  { ...nobodyElse, id: "mia", name: "Mia Torres", roles: ["billing-agent"], team: "Billing" },
  { ...nobodyElse, id: "jonas", name: "Jonas Weber", roles: ["dispute-lead"], team: "Disputes" },
];

export const roleTitles = { "billing-agent": "Billing agent", "dispute-lead": "Dispute lead" };

export const answerCard: Card = {
  summary: "Refunds above €500: 1. Open the payment. 2. Attach the reason. 3. Ask the approver.",
  elements: [
    { kind: "heading", text: "Refunds above €500" },
    {
      kind: "steps",
      start: 1,
      steps: [
        {
          spans: [
            { text: "Open the payment in the " },
            { text: "Billing console", bold: true },
            { text: " and choose Refund." },
          ],
          details: [],
        },
        {
          spans: [
            { text: "Attach the customer's message and pick the reason code, for example " },
            { text: "R-12", code: true },
            { text: "." },
          ],
          details: [
            {
              warning: true,
              spans: [{ text: "Never paste card numbers into the note: it is visible to the whole team." }],
            },
          ],
        },
        {
          spans: [{ text: "Send it to the approver of your region; they answer within one working day." }],
          details: [{ warning: false, spans: [{ text: "Outside the EU add the invoice number." }] }],
        },
      ],
    },
    {
      kind: "notice",
      tone: "change",
      spans: [{ text: "v8 takes effect on 1 Dec 2026.", bold: true }, { text: " The limit rises to €750." }],
    },
    {
      kind: "citation",
      label: "Refund approvals v7 · Above 500 euros",
      detail: "effective 2 Oct 2026 · verified",
      trust: "verified",
      url: "/pages/refunds/approvals/v7#over-500",
    },
    {
      kind: "verdict",
      positive: {
        kind: "act",
        label: "Helpful",
        action: "ask.helpful",
        value: { answer: "a1" },
        primary: true,
      },
      negative: { kind: "act", label: "Not it", action: "ask.not-it", value: { answer: "a1" } },
      others: [{ kind: "act", label: "Ask a person", action: "ask.person", value: { answer: "a1" } }],
    },
    {
      kind: "fold",
      label: "Show the whole section",
      elements: [
        {
          kind: "text",
          spans: [
            { text: "Refunds above €500 need a second pair of eyes because they cannot be called back." },
          ],
        },
      ],
    },
  ],
};

export const clarifyCard: Card = {
  summary: "Which of these do you mean?",
  elements: [
    { kind: "heading", text: "Which of these do you mean?" },
    {
      kind: "buttons",
      buttons: [
        {
          kind: "act",
          label: "Retry a failed card payment",
          action: "ask.pick",
          value: { sop: "retries", section: "card" },
        },
        {
          kind: "act",
          label: "Retry a direct debit that the bank sent back",
          action: "ask.pick",
          value: { sop: "retries", section: "debit" },
        },
        {
          kind: "act",
          label: "Stop the retries of a customer who is leaving",
          action: "ask.pick",
          value: { sop: "retries", section: "stop" },
        },
      ],
    },
  ],
};

export const abstainedCard: Card = {
  summary: "No page answers this.",
  elements: [
    { kind: "heading", text: "No page answers this" },
    {
      kind: "text",
      spans: [
        {
          text: "Nothing in the company's pages comes close enough to rely on. Somebody in Billing may know.",
        },
      ],
    },
    {
      kind: "buttons",
      buttons: [
        { kind: "act", label: "Ask a person", action: "ask.person", value: { answer: "a2" }, primary: true },
      ],
    },
  ],
};

export function thanksCard(action: string): Card {
  return {
    summary: "Noted. Thank you.",
    elements: [{ kind: "text", spans: [{ text: `Noted: ${action}. Thank you.` }] }],
  };
}
