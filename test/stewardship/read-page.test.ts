import fc from "fast-check";
import { expect, test } from "vitest";
import { type Block, blockLines } from "../../src/core/blocks.ts";
import { toPassages } from "../../src/stewardship/publishing/passages.ts";
import { PageProblem } from "../../src/stewardship/reading/page-problem.ts";
import { type ReadPage, readPage } from "../../src/stewardship/reading/read-page.ts";

function read(text: string, path = "refunds/issue-refund"): ReadPage {
  return readPage({ kind: "sop", path, text, timeZone: "Europe/Dublin" });
}

function lines(page: ReadPage): readonly string[] {
  return page.sections.flatMap((section) => blockLines(section.blocks));
}

function outline(page: ReadPage): readonly string[] {
  return page.sections.map(
    (section) => `${section.level} ${section.slug} | ${[...section.headings].join(" > ")}`,
  );
}

test("a section is a heading and its body up to the next heading of any level", () => {
  const page = read(
    "Intro.\n\n## Over 500 {#limit}\n\nAsk.\n\n### In a hurry?\n\nCall.\n\n## Under\n\nGo.\n",
  );
  expect(outline(page)).toEqual([
    "1 top | ",
    "2 limit | Over 500",
    "3 in-a-hurry | Over 500 > In a hurry?",
    "2 under | Under",
  ]);
  expect(lines(page)).toEqual(["Intro.", "Ask.", "Call.", "Go."]);
});

test("the title is the front matter's, else the first heading's, else the file's name in words", () => {
  expect(read("---\ntitle: Refunds\n---\nText.").title).toBe("Refunds");
  expect(read("# Refunds\n\nText.").title).toBe("Refunds");
  expect(read("Text.").title).toBe("Issue refund");
});

test("a page that begins with its title takes the text below it as the opening", () => {
  expect(outline(read("# Refunds\n\nAsk the lead.\n\n## Limits\n\nNone.\n"))).toEqual([
    "1 top | ",
    "2 limits | Limits",
  ]);
});

test("headings that repeat get numbers and are told", () => {
  const page = read("## Rules\n\nA.\n\n## Rules\n\nB.\n");
  expect(page.sections.map((section) => section.slug)).toEqual(["rules", "rules-2"]);
  expect(page.notes).toEqual([expect.stringContaining("#rules-2")]);
});

test("a slug written twice refuses the page with the line", () => {
  const problem = problemOf("Intro.\n\n## A {#same}\n\n## B {#same}\n");
  expect(problem).toMatchObject({ line: 5, message: expect.stringContaining("line 3") });
});

const refused: readonly [string, string, number][] = [
  ["front matter that is not YAML", "---\ntitle: [a\n---\nText.", 3],
  ["front matter that is never closed", "---\ntitle: A\n\nText.", 1],
  ["a wrong type", "---\ntitle: A\nreview_every_days: soon\n---\nText.", 3],
  ["a day no calendar has", "---\neffective: 2026-02-30\n---\nText.", 2],
  ["an unknown risk", "---\nrisk: huge\n---\nText.", 2],
  ["an approval on a section that is not there", "---\nid: a\napproval: [limit]\n---\n## Limits\n", 3],
  ["a sensitive section that is not there", "---\nsensitive: [pay]\n---\n## Leave\n", 2],
  ["a list hundreds of levels deep", `One.\n${" ".repeat(400)}- deep`, 2],
  ["a key written twice", "---\ntitle: A\ntitle: B\n---\nText.", 3],
];

for (const [what, text, line] of refused) {
  test(`${what} refuses the page with the line and what to do`, () => {
    const problem = problemOf(text);
    expect(problem.line).toBe(line);
    expect(problem.message).toMatch(/^[^\n]{10,}\.$/);
  });
}

test("what real handbooks carry is published and told as odd", () => {
  const page = read("---\nredirect_from: /old\ntags: [a]\nlookup: fees\n---\n## Rules\n\nA.\n");
  expect(page.notes).toEqual([
    "Front-matter keys without a meaning here: redirect_from, tags.",
    "lookup names the section fees, which this page does not have.",
  ]);
});

test("a byte order mark, Windows line ends and tabs do no harm", () => {
  const page = read("\uFEFF---\r\ntitle: A\r\n---\r\n## B\r\n\r\n1.\tFirst\r\n2.\tSecond\r\n");
  expect(page.title).toBe("A");
  expect(lines(page)).toEqual(["First", "Second"]);
});

test("dates are midnight in the company's zone", () => {
  expect(read("---\neffective: 2026-07-01\n---\nA.").effective?.instant.toISOString()).toBe(
    "2026-06-30T23:00:00.000Z",
  );
  expect(read("---\neffective: 2026-07-01T09:00:00+02:00\n---\nA.").effective?.instant.toISOString()).toBe(
    "2026-07-01T07:00:00.000Z",
  );
});

const oddities: readonly [string, string, readonly string[]][] = [
  [
    "Liquid tags",
    'Ask in {% slack_channel "help" "the help room" %}.\n\n{% include "nav.html" %}',
    ["Ask in the help room."],
  ],
  [
    "Liquid alerts",
    'Do it.\n{% alert "Careful", "warning" %}\nNever twice.\n{% endalert %}\nDone.',
    ["Do it.", "Careful Never twice.", "Done."],
  ],
  ["Liquid comments", "A.\n{% comment %}\nhidden\n{% endcomment %}\nB.", ["A.", "B."]],
  ["tags over several lines", 'A.\n\n{% include "x.html"\n  steps: y\n%}\n\nB.', ["A.", "B."]],
  ["kramdown attributes", 'Read [this](a.md){:target="_blank"} now.\n{: .note}', ["Read this now."]],
  ["MkDocs notes", '!!! warning "Stop"\n    Never twice.\n\nGo on.', ["Stop Never twice.", "Go on."]],
  ["Docusaurus notes", ":::caution\nNever twice.\n:::\n\nGo on.", ["Warning: Never twice.", "Go on."]],
  ["GitHub notes", "> [!WARNING]\n> Never twice.", ["Warning: Never twice."]],
  [
    "HTML details",
    "<details><summary>More</summary>\n\nInside **bold**.\n\n</details>",
    ["More", "Inside bold."],
  ],
  [
    "HTML tables",
    "<table><tr><th>Plan</th><th>Fee</th></tr><tr><td>Basic</td><td>&euro;12</td></tr></table>",
    ["Plan: Basic · Fee: €12"],
  ],
  ["HTML lists", "<ul><li>One</li><li>Two <b>times</b></li></ul>", ["One", "Two times"]],
  ["HTML without end tags", "<p>One<p>Two<ul><li>Three<li>Four", ["One", "Two", "Three", "Four"]],
  ["placeholders in angle brackets", "Write to <your name> at once.", ["Write to <your name> at once."]],
  ["comments", "A <!-- hidden --> B.\n\n<!--\nhidden\n-->", ["A B."]],
  [
    "reference links and images",
    "See [the list][l] and ![The menu](m.png).\n\n[l]: list.md",
    ["See the list and The menu."],
  ],
  ["footnotes", "Pay in time.[^1]\n\n[^1]: Within 30 days.", ["Pay in time.[1]", "[1] Within 30 days."]],
  ["setext headings and missing blank lines", "Rules\n-----\nA.\n- one\n- two", ["A.", "one", "two"]],
  ["tables", "| Plan | Fee |\n|---|---|\n| Basic | 12 |", ["Plan: Basic · Fee: 12"]],
];

for (const [what, text, expected] of oddities) {
  test(`${what} are read as the words they show`, () => {
    expect(lines(read(text))).toEqual(expected);
  });
}

test("a warning stays in the step that it stands in", () => {
  const [section] = read("1. Open it.\n\n   > **Warning:** Once only.\n\n2. Close it.\n").sections;
  const [list] = section?.blocks ?? [];
  expect(list?.kind === "list" && list.items[0]?.map((block: Block) => block.kind)).toEqual([
    "paragraph",
    "aside",
  ]);
});

test("any text is read or refused, never more", () => {
  const pieces = fc.constantFrom(
    "---\n",
    "# ",
    "## A {#a}\n",
    "- ",
    "1. ",
    "> ",
    "```\n",
    "| a | b |\n|---|---|\n",
    "<div>",
    "</div>",
    "<ul><li>",
    "<!--",
    "-->",
    "{% alert %}\n",
    "{% endalert %}\n",
    "{%",
    "%}",
    "{{",
    "}}",
    "!!! note\n    ",
    ":::note\n",
    ":::\n",
    "[^1]",
    "[^1]: x\n",
    "[a][b]",
    "[b]: c\n",
    "title: x\n",
    "&amp;",
    "\t",
    "\r\n",
    "\n\n",
    "words here. ",
    "**",
    "`",
    "\\",
    "\u0000",
    "\uD800",
    "é",
    "日本",
  );
  const text = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, (markdown) => {
      const page = readOrNull(markdown);
      if (page === null) return;
      const slugs = page.sections.map((section) => section.slug);
      expect(new Set(slugs).size).toBe(slugs.length);
      for (const section of page.sections) coversAllWords(section);
    }),
    { numRuns: 400 },
  );
});

test("passages of a long section are short, and say all its words in order", () => {
  const sentence = fc
    .array(fc.constantFrom("pay", "the", "fee", "now", "then", "wait"), { minLength: 1, maxLength: 90 })
    .map((words) => `${words.join(" ")}.`);
  const part = fc.oneof(
    sentence,
    fc
      .array(sentence, { minLength: 1, maxLength: 6 })
      .map((items) => items.map((item) => `- ${item}`).join("\n")),
    fc
      .array(sentence, { minLength: 1, maxLength: 6 })
      .map((rows) => `| a |\n|---|\n${rows.map((row) => `| ${row} |`).join("\n")}`),
    fc.array(sentence, { minLength: 1, maxLength: 8 }).map((sentences) => sentences.join(" ")),
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
      for (const section of read(parts.join("\n\n")).sections) {
        coversAllWords(section, 60);
        for (const passage of passagesOf(section, 60))
          expect(wordsOf(passage.text).length).toBeLessThanOrEqual(60);
      }
    }),
    { numRuns: 100 },
  );
});

test("a step that is too long for its part takes its warning with it", () => {
  const long = Array.from({ length: 50 }, (_, i) => `word${i}`).join(" ");
  const [section] = read(`1. ${long}\n2. ${long}\n\n   > **Warning:** Once only.\n`).sections;
  if (section === undefined) throw new Error("The page has a section.");
  const [, second] = passagesOf(section, 51);
  expect(second?.text).toBe(`${long}\nWarning: Once only.`);
});

function passagesOf(section: ReadPage["sections"][number], mostWords: number) {
  return toPassages(section, { sop: "a", title: "A", audience: [], language: "en" }, mostWords);
}

function coversAllWords(section: ReadPage["sections"][number], mostWords = 50): void {
  const passages = passagesOf(section, mostWords);
  expect(passages.flatMap((passage) => wordsOf(passage.text))).toEqual(
    wordsOf(blockLines(section.blocks).join("\n")),
  );
  expect(new Set(passages.map((passage) => passage.id)).size).toBe(passages.length);
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\S+/g) ?? [];
}

function readOrNull(text: string): ReadPage | null {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof PageProblem) return null;
    throw error;
  }
}

function problemOf(text: string): PageProblem {
  try {
    read(text);
  } catch (error) {
    if (error instanceof PageProblem) return error;
    throw error;
  }
  throw new Error("The page was not refused.");
}
