import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeAction, encodeAction } from "../../src/channels/cards/block-kit-actions.ts";

const values = fc.dictionary(
  fc.string({ maxLength: 8 }).filter((key) => key !== "__proto__"),
  fc.oneof(fc.string({ unit: "grapheme", maxLength: 30 }), fc.integer(), fc.boolean()),
  { maxKeys: 4, noNullPrototype: true },
);

test("the data of a button comes back as it was, whatever it is", () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(decodeAction(encodeAction("ask.pick", value))).toEqual({ action: "ask.pick", value });
    }),
  );
});

test("data that is too long for a button keeps its ids and gives up the end of its longest text", () => {
  const encoded = encodeAction("ask.again", { answer: "a1", question: 'say "this" '.repeat(400) });
  expect(encoded.length).toBeLessThanOrEqual(2000);
  expect(encoded.length).toBeGreaterThan(1900);
  expect(decodeAction(encoded)?.value.answer).toBe("a1");
  expect(decodeAction(encoded)?.value.question).toContain('say "this" say');
});

test("no data is too long for a button", () => {
  const long = fc.dictionary(
    fc.string({ maxLength: 400 }),
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 3000 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
    ),
    { maxKeys: 40 },
  );
  fc.assert(
    fc.property(long, (value) => {
      const encoded = encodeAction("ask.pick", value);
      expect(encoded.length).toBeLessThanOrEqual(2000);
      expect(decodeAction(encoded)?.action).toBe("ask.pick");
    }),
    { numRuns: 50 },
  );
});

test.each([
  "",
  "{",
  "null",
  "[]",
  '{"a":""}',
  '{"a":"x"}',
  '{"a":"x","v":{"y":[]}}',
  '{"a":"x","v":{},"z":1}',
])("data that is not ours is nothing: %s", (text) => {
  expect(decodeAction(text)).toBeNull();
});
