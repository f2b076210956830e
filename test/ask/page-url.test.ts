import { expect, test } from "vitest";
import { pageUrl, resolveHref } from "../../src/core/page-url.ts";

const from = { kind: "sop" as const, path: "disputes/evidence", version: 7 };

test("a citation links to its section in its version", () => {
  expect(pageUrl(from, "our-deadline")).toBe("/pages/disputes/evidence/v7#our-deadline");
  expect(pageUrl({ ...from, kind: "lesson", path: "a b/c" }, null)).toBe("/lessons/a%20b/c/v7");
});

test.each([
  ["#build", "/pages/disputes/evidence/v7#build"],
  ["accept.md#arbitration", "/pages/disputes/accept#arbitration"],
  ["../security/card-data.md", "/pages/security/card-data"],
  ["../../lessons/disputes/pack.md", "/lessons/disputes/pack"],
  ["../../../../etc/passwd.md", "../../../../etc/passwd.md"],
  ["https://example.com/a.md", "https://example.com/a.md"],
  ["mailto:a@example.com", "mailto:a@example.com"],
  ["/pages/x", "/pages/x"],
  ["picture.png", "picture.png"],
])("a link to %s leads to %s", (href, target) => {
  expect(resolveHref(href, from)).toBe(target);
});
