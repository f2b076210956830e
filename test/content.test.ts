import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultPolicy } from "../src/core/policy.ts";
import { check } from "../src/stewardship/publishing/check.ts";

/** Why an oddity of the sample is there on purpose; `file: note`. */
const explained: ReadonlySet<string> = new Set([]);

test("the sample's pages are published without refusal, and nothing about them is odd", async () => {
  const folder = join(import.meta.dirname, "..", "content");
  const report = await check({ folder, policy: defaultPolicy, now: new Date("2026-11-02T09:00:00Z") });
  expect(report.refused).toEqual([]);
  expect(report.odd.map(({ file, note }) => `${file}: ${note}`).filter((odd) => !explained.has(odd))).toEqual(
    [],
  );
  expect(report.published.length).toBeGreaterThan(40);
});
