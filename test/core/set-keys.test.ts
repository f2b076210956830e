import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { setYamlKeys } from "../../src/core/yaml/set-keys.ts";

const source = `# about the page
title: Refund approvals   # as on the wall
owner: ana
audience:
  - managers
  - finance
# the reason
reason: >-
  long
  text
x_own: [1, 2]
`;

test("other values stand where the old ones stood, and everything else stays as it was written", () => {
  expect(
    setYamlKeys(source, [], { owner: "ben", audience: ["leads"], reason: "Short" }),
  ).toBe(`# about the page
title: Refund approvals   # as on the wall
owner: ben
audience:
  - leads
# the reason
reason: Short
x_own: [1, 2]
`);
});

test("a key is added at the end and taken out with its lines", () => {
  expect(setYamlKeys(source, [], { audience: undefined, deputy: "cem" })).toBe(`# about the page
title: Refund approvals   # as on the wall
owner: ana
# the reason
reason: >-
  long
  text
x_own: [1, 2]
deputy: cem
`);
  expect(setYamlKeys("", [], { owner: "ana" })).toBe("owner: ana\n");
});

test("a map inside a list keeps its place", () => {
  const list = "- id: one\n  stem: Old\n  key: a   # right\n- id: two\n  stem: Other\n";
  expect(setYamlKeys(list, [0], { stem: "New: with a colon", options: ["a", "b"] })).toBe(
    '- id: one\n  stem: "New: with a colon"\n  key: a   # right\n  options:\n    - a\n    - b\n- id: two\n  stem: Other\n',
  );
});

test("whatever is set is read, and nothing else changes", () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.array(fc.string(), { maxLength: 3 }));
  const map = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), value, { minKeys: 1, maxKeys: 5 });
  fc.assert(
    fc.property(map, map, (before, changes) => {
      const text = setYamlKeys(stringify(before), [], changes);
      expect(parse(text)).toEqual({ ...before, ...changes });
    }),
  );
});
