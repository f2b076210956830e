import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultPolicy } from "../src/core/policy.ts";

const page = readFileSync(join(import.meta.dirname, "../docs/policy.md"), "utf8");

test("docs/policy.md states every number of the policy with its default, and no other", () => {
  const stated = [...page.matchAll(/\(`([\w.]+)`: ([^)]+)\)/g)].map((match) => `${match[1]}: ${match[2]}`);
  expect(stated.sort()).toEqual(leaves(defaultPolicy, []).sort());
});

test("a sentence quotes the number that its key carries", () => {
  const lines = page.split("\n").filter((line) => /\(`[\w.]+`: \d+\)/.test(line));
  const silent = lines.filter((line) => {
    const [, number = ""] = line.match(/: (\d+)\)/) ?? [];
    const sentence = line.slice(0, line.indexOf("(`")).replaceAll(",", "");
    return !new RegExp(`\\b${number}\\b`).test(sentence) && !(number === "1" && /\bone\b/i.test(sentence));
  });
  expect(silent).toEqual([]);
});

function leaves(value: object, path: readonly string[]): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? leaves(inner, [...path, key])
      : [`${[...path, key].join(".")}: ${Array.isArray(inner) ? inner.join(", ") || "none" : inner}`],
  );
}
