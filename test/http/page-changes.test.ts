import { expect, test } from "vitest";
import type { PageView } from "../../src/core/ports/page-store.ts";
import { changesMain } from "../../src/http/page-changes.ts";
import { sectionsOf } from "../stewardship/support/sections-of.ts";

const before = "# Refunds\n\n## Limits\n\nUp to 300 euro the shift lead decides.\n\nKeep the receipt.\n";
const after =
  "# Refunds\n\n## Limits\n\nUp to 250 euro the shift lead decides.\n\nNever in cash <b>.\n\nKeep the receipt.\n\n## Records\n\nClose the case.\n";

function view(version: number, text: string): PageView {
  const at = new Date("2026-11-02T09:00:00Z");
  const facts = {
    sop: "refunds",
    kind: "sop",
    path: "sales/refunds",
    title: "Refunds",
    version,
    effectiveOn: "2026-11-02",
    language: "en",
    effective: at,
    publishedAt: at,
    reason: version === 1 ? null : "Less fraud",
    audience: [],
    risk: "normal",
    owner: null,
    deputy: null,
    approver: null,
    reviewEveryDays: null,
    reviewedAt: null,
    skills: [],
  } as const;
  const sections = sectionsOf(text).map((section) => ({
    ...facts,
    ...section,
    section: section.slug,
    approval: false,
    lookup: false,
    sensitive: false,
  }));
  return {
    ...facts,
    sections,
    state: "effective",
    retiredAt: null,
    versions: [],
    lessons: [],
    lessonKind: null,
    builtOn: [],
  };
}

function words(html: string): string {
  return html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

test("two texts stand beside one another, and what is their own is marked by more than colour", () => {
  const { html } = changesMain({ before: view(1, before), after: view(2, after), reader: null });
  expect(html).toContain("<del>300</del>");
  expect(html).toContain("<ins>250</ins>");
  expect(words(html)).toContain("What changed from v1 to v2 Reason: Less fraud");
  expect(words(html)).toContain("the shift lead decides 300 euro 250 euro");
  expect(words(html)).toContain("Changed: Limits");
  expect(words(html)).toContain("New: Records");
  expect(html).not.toContain("<b>");
});

test("a page's first text has nothing beside it", () => {
  const { html } = changesMain({ before: null, after: view(1, before), reader: "Mara" });
  expect(words(html)).toContain("v1 is the first text of this page.");
  expect(words(html)).toContain("Shown as Mara sees it");
});
