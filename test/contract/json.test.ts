import fc from "fast-check";
import { expect, test } from "vitest";
import { toJsonText } from "../../src/providers/store/json.ts";

const wellFormed = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0"));

test("what a database can take is kept as it is", () => {
  fc.assert(
    fc.property(fc.dictionary(wellFormed, fc.oneof(wellFormed, fc.integer(), fc.boolean())), (value) => {
      expect(JSON.parse(toJsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("what no database takes is gone, in keys and values, and nothing else", () => {
  const unit = fc.constantFrom("a", "\\", "\\u0000", "\0", "\ud83d", "\ude00", "\u{1f600}", '"', "\\ud800");
  const text = fc.string({ unit });
  fc.assert(
    fc.property(text, text, (key, value) => {
      const stored = JSON.parse(toJsonText({ [key]: value })) as Record<string, string>;
      expect(Object.entries(stored)).toEqual([[storable(key), storable(value)]]);
    }),
  );
});

function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}
