import fc from "fast-check";
import { expect, test } from "vitest";
import { parseYaml, type YamlFile } from "../../src/core/yaml/yaml-file.ts";
import { type ItemsRead, readItems } from "../../src/practice/items/read-items.ts";

test("an item of each kind is read as it was written", () => {
  const { items, refused, odd } = read(`
    items:
      - id: who
        section: refunds/approvals#over-500
        kind: choice
        stem: Who decides on 600 EUR?
        options: {agent: A second agent, lead: The billing lead}
        key: lead
        explain: The money is more than an agent may give.
        skills: [refund-limits]
        about: threshold
      - {id: docs, section: a#b, kind: several, stem: What do you collect?, key: [The invoice, Proof], distractors: [A card number]}
      - {id: gap, section: a#b, kind: cloze, stem: Issue it within ___., key: 5 working days}
      - {id: days, section: a#b, kind: recall, stem: How many days?, key: [5, five]}
      - {id: steps, section: a#b, kind: order, stem: What comes first?, key: [Open it, Check it, Send it]}
      - id: case
        section: a#b
        kind: scenario
        stem: "{name} is due {amount} EUR. Who decides?"
        variants: {name: [Ana, Bo], amount: "10..900 step 10"}
        options: {agent: An agent, lead: The lead}
        rule: 'amount <= 500 ? "agent" : "lead"'
  `);
  expect({ refused, odd }).toEqual({ refused: [], odd: [] });
  expect(items[0]).toMatchObject({
    id: "who",
    page: "refunds/approvals",
    section: "over-500",
    skills: ["refund-limits"],
    line: 2,
    text: {
      kind: "choice",
      key: ["lead"],
      about: "threshold",
      explain: "The money is more than an agent may give.",
    },
  });
  expect(items.map(({ id, text }) => [id, text.kind, text.key])).toEqual([
    ["who", "choice", ["lead"]],
    ["docs", "several", ["the-invoice", "proof"]],
    ["gap", "cloze", ["5 working days"]],
    ["days", "recall", ["5", "five"]],
    ["steps", "order", ["Open it", "Check it", "Send it"]],
    ["case", "scenario", []],
  ]);
  expect(items[1]?.text.options.map(({ text }) => text)).toEqual(["The invoice", "Proof", "A card number"]);
  expect(items[5]?.text.variants).toEqual({
    name: { kind: "list", values: ["Ana", "Bo"] },
    amount: { kind: "number", from: 10, to: 900, step: 10, decimals: 0 },
  });
});

test("a list without a key, one item alone, and what others call the kinds are understood", () => {
  expect(
    read("- {section: a#b, kind: Multiple choice, stem: S, options: [x, y], key: X}").items,
  ).toHaveLength(1);
  expect(read("{section: a#b, kind: short_answer, stem: S, key: y}").items[0]).toMatchObject({
    id: "refunds/issue",
    text: { kind: "recall" },
  });
  const kinds = { "multiple-response": "several", "fill-in-the-blank": "cloze", sequence: "order" };
  for (const [written, kind] of Object.entries(kinds)) {
    const entry = `- {section: a#b, kind: ${written}, stem: S ___, key: [x, z], distractors: [y]}`;
    expect(read(entry).items[0]?.text.kind).toBe(kind);
  }
});

test("an item without a kind or an id gets what can only be meant, the same at every reading", () => {
  const text = `
    - {section: a#b, stem: Within ___., key: 5 days}
    - {section: a#b, stem: Who?, key: lead, distractors: [agent]}
    - {section: a#b, stem: "Who for {n}?", options: [x, y], variants: {n: 1..9}, rule: 'n > 4 ? "x" : "y"'}
    - {section: a#b, stem: What?, key: this}
  `;
  const ids = read(text).items.map(({ id, text: { kind } }) => [id, kind]);
  expect(ids).toEqual([
    ["refunds/issue/1", "cloze"],
    ["refunds/issue/2", "choice"],
    ["refunds/issue/3", "scenario"],
    ["refunds/issue/4", "recall"],
  ]);
});

test("a page may be named with its folder and ending, as a path in the folder has them", () => {
  const [item] = read("- {section: sops/refunds/issue.md#steps, stem: S, key: x}").items;
  expect(item).toMatchObject({ page: "refunds/issue", section: "steps" });
});

/** An entry that cannot be used, the line it is refused at, and what is said. */
const refusals: readonly (readonly [entry: string, line: number, reason: RegExp])[] = [
  ["- id: a\n  section: a#b", 1, /^stem is missing/],
  ["- stem: S\n  key: x", 1, /^section is missing/],
  ["- stem: S\n  section: just-a-page\n  key: x", 2, /section must be a page and one of its sections/],
  ["- stem: S\n  section: a#b\n  kind: essay\n  key: x", 3, /kind essay is unknown/],
  ["- stem: S\n  section: a#b", 1, /kind is missing/],
  ["- stem: S\n  section: a#b\n  kind: recall", 1, /^key is missing/],
  ["- stem: S\n  section: a#b\n  kind: choice\n  key: x", 1, /at least 2 options/],
  ["- stem: S\n  section: a#b\n  options: [x, y]\n  key: z", 4, /“z”, which is no option/],
  ["- stem: S\n  section: a#b\n  options: [x, y, x]\n  key: x", 3, /“x” stands there twice/],
  ["- stem: S\n  section: a#b\n  kind: choice\n  options: [x, y]\n  key: [x, y]", 5, /Only one option/],
  ["- stem: S\n  section: a#b\n  kind: cloze\n  key: x", 1, /needs a gap/],
  ["- stem: S\n  section: a#b\n  kind: order\n  key: [x]", 4, /at least 2 steps/],
  ["- stem: S\n  section: a#b\n  kind: order\n  key: [x, x]", 4, /step “x” stands there twice/],
  ["- stem: S {n}\n  section: a#b\n  kind: recall\n  key: x", 1, /\{n\} has no range/],
  ["- stem: S {n}\n  section: a#b\n  key: x\n  variants:\n    n: 5", 5, /variants.n must be/],
  ["- stem: S {n}\n  section: a#b\n  key: x\n  variants:\n    n: [5]", 5, /fewer than 2 values/],
  [
    "- stem: S {n}\n  section: a#b\n  key: x\n  variants:\n    n: {from: 9, to: 2}",
    5,
    /from a smaller number/,
  ],
  ["- stem: S {n}\n  section: a#b\n  key: x\n  variants: {n: 1..9}\n  rule: m + 1", 5, /Unknown variable: m/],
  ["- stem: S {n}\n  section: a#b\n  key: x\n  variants: {n: 1..9}\n  rule: n +", 5, /rule cannot be read/],
  ["- stem: S {n}\n  section: a#b\n  key: x\n  variants: {n: 1..9}\n  rule: '[n].map(x, x)'", 5, /calls map/],
  [
    `- stem: S {n}\n  section: a#b\n  options: [x, y]\n  variants: {n: 1..9}\n  rule: 'n > 8 ? "z" : "x"'`,
    5,
    /For n=9 the rule gives “z”, which is no option/,
  ],
  [
    "- stem: S\n  section: a#b\n  options: ['{n} EUR', '5 EUR']\n  key: 5 EUR\n  variants: {n: 1..9}",
    3,
    /two options read the same/,
  ],
  ["- id: derived/x\n  stem: S\n  section: a#b\n  key: x", 1, /Ids beginning with derived/],
];

test.each(refusals)("%s is refused", (entry, line, reason) => {
  const { items, refused } = read(`${entry}\n- {id: good, stem: S, section: a#b, key: x}`);
  expect(refused).toEqual([
    { file: "items/refunds/issue.yaml", line, reason: expect.stringMatching(reason) },
  ]);
  expect(items.map(({ id }) => id)).toEqual(["good"]);
});

test("an id that stands there twice is refused the second time", () => {
  const { items, refused } = read(
    "- {id: a, stem: S, section: a#b, key: x}\n- {id: a, stem: T, section: a#b, key: y}",
  );
  expect(items.map(({ text }) => text.stem)).toEqual(["S"]);
  expect(refused).toEqual([
    { file: "items/refunds/issue.yaml", line: 2, reason: expect.stringContaining("issue.yaml:1") },
  ]);
});

/** What is taken all the same, and what is said about it. */
const oddities: readonly (readonly [entry: string, note: RegExp])[] = [
  ["- {stem: S, section: a#b, key: x, level: 3}", /Line 1: keys without a meaning here: level/],
  ["- {stem: S, section: a#b, key: x, variants: {n: 1..9}}", /n is drawn and used nowhere/],
  [`- {stem: S, section: a#b, options: [x, y], variants: {n: 1..9}, rule: 'n > 4 ? "x" : "y"'}`, /not shown/],
  [
    `- {stem: "{n}", section: a#b, options: [x, y], variants: {n: 1..9}, rule: 'n > 0 ? "x" : "y"'}`,
    /never gives y/,
  ],
  ["- {stem: 'S {n}', section: a#b, key: x, variants: {n: 1..10 step 4}}", /never reaches 10/],
  ["- {kind: recall, stem: S, section: a#b, key: x, distractors: [y]}", /distractors is not shown/],
];

test.each(oddities)("%s is odd, and taken", (entry, note) => {
  const { items, odd } = read(entry);
  expect(items).toHaveLength(1);
  expect(odd).toEqual([{ file: "items/refunds/issue.yaml", note: expect.stringMatching(note) }]);
});

test("whatever stands in the file, every entry is an item or is refused, and nothing breaks", () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("from", "to", "step", "a"), fc.oneof(fc.integer(), fc.string()), {
      maxKeys: 3,
    }),
    fc.constantFrom("choice", "order", "a#b", "___", "{n}", "n > 1", "1..9"),
  );
  const keys = [
    "id",
    "section",
    "kind",
    "stem",
    "options",
    "key",
    "distractors",
    "explain",
    "variants",
    "rule",
    "about",
  ];
  const entry = fc.dictionary(fc.constantFrom(...keys), value);
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
      const { items, refused, refusedIds } = readItems(yaml(JSON.stringify(entries)));
      const ids = new Set(items.map(({ id }) => id));
      expect(ids.size).toBe(items.length);
      if (items.length < entries.length) expect(refused.length).toBeGreaterThan(0);
      expect(items.length + refusedIds.length).toBeLessThanOrEqual(entries.length + refused.length);
      for (const { line } of refused) expect(line).toBeGreaterThan(0);
    }),
  );
});

function read(text: string): ItemsRead {
  const indent = /^\n( *)/.exec(text)?.[1]?.length ?? 0;
  return readItems(yaml(text.replaceAll(new RegExp(`^ {${indent}}`, "gm"), "").trim()));
}

function yaml(text: string): YamlFile {
  const file = parseYaml("items/refunds/issue.yaml", text);
  if ("reason" in file) throw new Error(file.reason);
  return file;
}
