import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeTexts } from "../../src/stewardship/drafts/merge-texts.ts";
import { withSection } from "../../src/stewardship/drafts/with-section.ts";
import { readPage } from "../../src/stewardship/reading/read-page.ts";
import {
  joinSources,
  type SectionSource,
  sectionSources,
} from "../../src/stewardship/reading/section-sources.ts";

const base = sections({ a: "One.", b: "Two.", c: "Three." });

test("what only one of two touched is taken from them, wherever it stands", () => {
  const mine = sections({ a: "One.", b: "Two, said better.", c: "Three." });
  const theirs = sections({ c: "Three.", a: "One.", b: "Two.", d: "Four." });
  expect(merged(base, mine, theirs)).toBe(
    body({ c: "Three.", a: "One.", b: "Two, said better.", d: "Four." }),
  );
});

test("a section that both changed is named, and so is one that one changed and the other took out", () => {
  const mine = sections({ a: "One A.", b: "Two A.", c: "Three." });
  const theirs = sections({ a: "One B.", c: "Three." });
  expect(mergeTexts(base, mine, theirs)).toEqual({ kind: "conflict", sections: ["a", "b"] });
  const same = sections({ a: "One A.", b: "Two.", c: "Three." });
  expect(mergeTexts(base, same, same)).toMatchObject({ kind: "merged" });
});

test("two who put a page in another order cannot be joined", () => {
  const mine = sections({ b: "Two.", a: "One.", c: "Three." });
  const theirs = sections({ a: "One.", c: "Three.", b: "Two." });
  expect(mergeTexts(base, mine, theirs).kind).toBe("conflict");
});

const someText = fc.dictionary(
  fc.constantFrom("a", "b", "c", "d", "e"),
  fc.constantFrom("One.", "Two.", "Three."),
  {
    maxKeys: 5,
  },
);

test("who changed nothing gets the other's text, and a merge holds whatever one of them wrote", () => {
  fc.assert(
    fc.property(someText, someText, someText, (before, mine, theirs) => {
      const [of, one, other] = [sections(before), sections(mine), sections(theirs)];
      expect(merged(of, one, of)?.trimEnd()).toBe(joinSources(one).trimEnd());
      expect(merged(of, of, other)?.trimEnd()).toBe(joinSources(other).trimEnd());
      const joined = merged(of, one, other);
      if (joined === null) return;
      const found = new Map(sourcesOf(joined).map(({ slug, text }) => [slug, text.trim()]));
      for (const { slug, text } of one) {
        const was = of.find((source) => source.slug === slug)?.text;
        if (was?.trim() !== text.trim()) expect(found.get(slug)).toBe(text.trim());
      }
    }),
  );
});

const page = fc
  .array(
    fc.record({
      heading: fc.constantFrom(
        "## Limits",
        "### Who decides",
        "## Limits {#own}",
        "Steps\n-----",
        "",
        "# Title",
      ),
      text: fc.constantFrom(
        "Ask.",
        "1. Open.\n2. Close.",
        "> **Note:** Careful.",
        "```\n# not a heading\n```",
        "",
        "- a\n\n- b",
      ),
    }),
    { maxLength: 6 },
  )
  .map((parts) => parts.map(({ heading, text }) => `${heading}\n\n${text}\n`).join("\n"));

test("any page is its sections put together, and another text of one leaves the others as they are", () => {
  fc.assert(
    fc.property(page, fc.nat(5), (text, place) => {
      if (text.split("{#own}").length > 2) return;
      const sources = sourcesOf(text);
      expect(sources.map((one) => one.text).join("")).toBe(sources.length === 0 ? "" : text);
      const chosen = sources[place];
      if (chosen === undefined) return;
      const changed = sourcesOf(withSection(sources, chosen.slug, `${chosen.text.trim()}\n\nOne line more.`));
      expect(changed.map(({ slug }) => slug)).toEqual(sources.map(({ slug }) => slug));
      for (const [at, one] of changed.entries()) {
        if (at !== place) expect(one.text.trim()).toBe(sources[at]?.text.trim());
        else expect(one.text).toContain("One line more.");
      }
    }),
  );
});

test("a heading that is worded anew keeps its address", () => {
  const sources = sourcesOf("# Page\n\n## Over 500\n\nAsk.\n\n## Rest {#rest}\n\nNothing.\n");
  const body = withSection(sources, "over-500", "## Above 500 euros\n\nAsk.");
  expect(body).toContain("## Above 500 euros {#over-500}\n");
  expect(withSection(sources, "over-500", "## Above {#above}\n\nAsk.")).toContain("## Above {#above}\n");
  expect(withSection(sources, "rest", "## Leftovers\n\nNothing.")).toContain("## Leftovers {#rest}\n");
  expect(withSection(sources, "top", "# A page\n\nHello.")).toContain("# A page\n");
});

/** `null`: a conflict. */
function merged(...texts: Parameters<typeof mergeTexts>): string | null {
  const merge = mergeTexts(...texts);
  return merge.kind === "merged" ? merge.body : null;
}

function sections(texts: Readonly<Record<string, string>>): readonly SectionSource[] {
  return sourcesOf(body(texts));
}

function body(texts: Readonly<Record<string, string>>): string {
  return Object.entries(texts)
    .map(([slug, text]) => `## ${slug.toUpperCase()} {#${slug}}\n\n${text}\n`)
    .join("\n");
}

function sourcesOf(text: string): readonly SectionSource[] {
  return sectionSources(readPage({ kind: "sop", path: "page", text: `---\n---\n${text}`, timeZone: "UTC" }));
}
