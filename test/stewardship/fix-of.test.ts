import { expect, test } from "vitest";
import { fixOf, type LaterText } from "../../src/stewardship/loop/fix-of.ts";
import { sectionsOf } from "./support/sections-of.ts";

const text = (body: string) => {
  const [section] = sectionsOf(`# Limits\n\n${body}\n`);
  if (section === undefined) throw new Error("The page has a section.");
  return section;
};
const then = text("Up to 300 euro.");
const later = (version: number, body: string | null, by: string | null = null): LaterText => ({
  version: { version, effectiveOn: `2026-11-0${version}`, author: by, approvedBy: null },
  text: body === null ? null : text(body),
});
const report = { person: "ada" };

test("the first version with other words answers a report, however the page went on", () => {
  const versions = [
    later(2, "Up to **300** euro."),
    later(3, "Up to 250 euro."),
    later(4, "Up to 200 euro."),
  ];
  expect(fixOf(report, then, versions)).toEqual({ version: 3, effectiveOn: "2026-11-03", section: "top" });
});

test("what was taken out answers it, too; what came back does not", () => {
  expect(fixOf(report, then, [later(2, null)])).toEqual({
    version: 2,
    effectiveOn: "2026-11-02",
    section: null,
  });
  expect(fixOf(report, then, [later(2, "Up to 250 euro."), later(3, "Up to 300 euro.")])).toBeNull();
  expect(fixOf(report, then, [])).toBeNull();
});

test("whoever wrote the change knows of it", () => {
  expect(fixOf(report, then, [later(2, "Up to 250 euro.", "ada")])).toBeNull();
});
