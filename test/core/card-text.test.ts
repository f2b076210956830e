import { expect, test } from "vitest";
import type { ActButton, Element } from "../../src/core/card.ts";
import { cardOf, plainText } from "../../src/core/card-text.ts";

test("answers to choose from are told in plain words, other buttons are not", () => {
  const buttons = [button("Refund it"), button("Ask for the approval")];
  expect(plainText([{ kind: "buttons", choices: true, buttons }])).toBe(
    "- Refund it\n- Ask for the approval",
  );
  expect(plainText([{ kind: "buttons", buttons }])).toBe("");
});

test("what a card asks is told with what can be chosen", () => {
  const fields: Element = {
    kind: "fields",
    fields: [
      {
        kind: "several",
        name: "which",
        label: "Tick all that are right",
        options: [
          { value: "a", label: "The number of the invoice" },
          { value: "b", label: "The reason" },
        ],
        initial: [],
      },
      {
        kind: "text",
        name: "other",
        label: "Anything else?",
        lines: "one",
        required: false,
        most: 100,
        initial: null,
      },
    ],
    buttons: [button("Check")],
  };
  expect(cardOf([{ kind: "heading", text: "A refund" }, fields]).summary).toBe(
    "A refund\nTick all that are right\n- The number of the invoice\n- The reason\nAnything else?",
  );
});

function button(label: string): ActButton {
  return { kind: "act", label, action: "practice.answer", value: {} };
}
