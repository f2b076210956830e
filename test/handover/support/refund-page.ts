import type { CurrentSection, PageView } from "../../../src/core/ports/page-store.ts";

/** "Refund approvals" v7, as it stands in November 2026. */
export function refundPage(more: Partial<PageView> = {}): PageView {
  const facts = {
    sop: "refund-approvals",
    kind: "sop" as const,
    path: "refunds/approvals",
    title: "Refund approvals",
    version: 7,
    effectiveOn: "2026-10-02",
    effective: new Date("2026-10-01T23:00:00Z"),
    publishedAt: new Date("2026-09-20T00:00:00Z"),
    language: "en",
    reason: null,
    audience: [],
    risk: "high" as const,
    owner: "olga",
    deputy: "dan",
    approver: "olga",
    reviewEveryDays: 180,
    reviewedAt: null,
    skills: [],
    ...more,
  };
  return {
    ...facts,
    state: "effective",
    retiredAt: null,
    sections: [section(facts, "over-500", true), section(facts, "up-to-500", false)],
    versions: [],
    lessons: [],
    lessonKind: null,
    builtOn: [],
    ...more,
  };
}

function section(
  facts: Omit<CurrentSection, keyof ReturnType<typeof text> | "approval" | "lookup" | "sensitive">,
  slug: string,
  approval: boolean,
): CurrentSection {
  return { ...facts, ...text(slug), approval, lookup: false, sensitive: false };
}

function text(slug: string) {
  const heading = slug === "over-500" ? "Over 500 EUR" : "Up to 500 EUR";
  return {
    slug,
    section: slug,
    heading,
    headings: [heading],
    level: 2,
    ordinal: 1,
    blocks: [],
    hash: slug,
  };
}
