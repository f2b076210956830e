import fc from "fast-check";
import { expect, test } from "vitest";
import { type CitableSection, citableSections } from "../../eval/grounding-sections.ts";
import { sampleContent } from "../../eval/sample-questions.ts";
import { seededRandom, shuffled } from "../../src/core/seeded-random.ts";
import { checkGrounding } from "../../src/grounding/check.ts";

const sections = await citableSections(sampleContent);
const anySection = fc.constantFrom(...sections);

test("a section's own sentence is always borne out by it", () => {
  for (const { source, sentences, page, section } of sections) {
    const claims = sentences.map((text) => ({ text, cites: [1] }));
    const grounding = checkGrounding({ claims, sources: [{ ...source, number: 1 }], question: null });
    expect({ page, section, grounding }).toEqual({ page, section, grounding: { kind: "grounded" } });
  }
});

test("no figure can be slipped in that its sources do not have", () => {
  fc.assert(
    fc.property(
      anySection,
      fc.integer({ min: 3_210_000, max: 987_654_321 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (section, figure, where) => {
        const words = (section.sentences[0] ?? "").split(" ");
        const at = Math.floor(where * words.length);
        const text = [...words.slice(0, at), String(figure), ...words.slice(at)].join(" ");
        expect(checked(section, text)).toBe("ungrounded");
      },
    ),
    { numRuns: 50, seed: 8 },
  );
});

test("nothing that can be written makes it fail", () => {
  const odd = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
  );
  fc.assert(
    fc.property(odd, odd, fc.array(fc.integer()), (said, source, cites) => {
      const sources = [{ number: 1, headings: [said], text: source, links: [source] }];
      const { kind } = checkGrounding({ claims: [{ text: said, cites }], sources, question: source });
      expect(["grounded", "ungrounded"]).toContain(kind);
    }),
    { numRuns: 60, seed: 8 },
  );
});

test("time grows with the length of a text and no faster", () => {
  const prose = shuffled(
    sections.flatMap(({ sentences }) => sentences),
    seededRandom(8),
  ).join("\n");
  const hostile = [
    prose,
    ...["a", "1", "1,234 ", "123 ", "not ", "<", "[](", "zwanzighundert", "a.", "if no ", "Aa "].map((text) =>
      text.repeat(10_000),
    ),
  ];
  for (const text of hostile) {
    const whole = busy(text.slice(0, 10_000), prose.slice(-2_000));
    const half = busy(text.slice(0, 5_000), prose.slice(-2_000));
    const isQuick = whole < quick || whole < 3.2 * half;
    expect({ text: text.slice(0, 20), isQuick, whole, half }).toMatchObject({ isQuick: true });
  }
});

const quick = 50;

function checked({ source }: CitableSection, text: string): string {
  return checkGrounding({
    claims: [{ text, cites: [1] }],
    sources: [{ ...source, number: 1 }],
    question: null,
  }).kind;
}

/** Milliseconds of computing, the better of two: the machine may have other things to do. */
function busy(text: string, source: string): number {
  const sources = [{ number: 1, headings: [], text: source, links: [] }];
  const times = [1, 2].map(() => {
    const began = process.threadCpuUsage();
    checkGrounding({ claims: [{ text, cites: [1] }], sources, question: null });
    const { user, system } = process.threadCpuUsage(began);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
