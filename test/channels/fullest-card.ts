import fc from "fast-check";
import type { ActButton, Element } from "../../src/core/card.ts";

/** Each takes more bytes than characters: Chinese, families of emoji, and marks that JSON escapes. */
export const wideText = fc
  .constantFrom("退款超过五百欧元", "👩‍👩‍👧‍👦👍🏽", '"\\"\\', "ﷺ a")
  .chain((text) => fc.integer({ min: 1, max: 400 }).map((times) => text.repeat(times)));

/** As much as a card may hold of what is never dropped, and a long text. */
export function fullestCard(word: () => string): readonly Element[] {
  const longValue = "v".repeat(270);
  const buttons = Array.from(
    { length: 14 },
    (): ActButton => ({ kind: "act", label: word(), action: "ask.pick", value: { answer: longValue } }),
  );
  const [first, second] = buttons;
  if (first === undefined || second === undefined) throw new Error("no buttons");
  return [
    { kind: "heading", text: word() },
    ...Array.from({ length: 30 }, (): Element => ({ kind: "text", spans: [{ text: word() }] })),
    ...Array.from(
      { length: 8 },
      (_, place): Element => ({
        kind: "citation",
        label: word(),
        detail: word(),
        trust: "verified",
        url: `/pages/${"p".repeat(260)}/v${place}`,
      }),
    ),
    {
      kind: "fields",
      fields: [
        {
          kind: "choice",
          name: "answer",
          label: word(),
          initial: null,
          options: Array.from({ length: 12 }, (_, place) => ({ value: `option-${place}`, label: word() })),
        },
      ],
      buttons: [first, second],
    },
    { kind: "buttons", buttons },
  ];
}
