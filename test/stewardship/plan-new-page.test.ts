import { expect, test } from "vitest";
import type { Draft } from "../../src/core/drafts.ts";
import { newPageWords } from "../../src/core/messages/new-page.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import { newPageFile, newPageId, readNewPage } from "../../src/stewardship/drafts/new-page.ts";
import { planNewPage } from "../../src/stewardship/drafts/plan-new-page.ts";

const now = new Date("2026-11-23T10:00:00Z");
const setting = { now, policy: defaultPolicy };
const draft: Draft = {
  id: "d1",
  kind: "new",
  sop: "sales/helmets",
  base: 0,
  section: null,
  title: "Helmets: who pays?",
  body: newPageFile({ title: "Helmets: who pays?", owner: "lea", lesson: null }, "The team pays."),
  effectiveOn: null,
  reason: "New page",
  author: "ada",
  origin: "chat",
  note: null,
  rollbackOf: null,
  replaces: null,
  at: now,
  steps: [],
};

test("a new page is published as version 1, as its file would be read", () => {
  const plan = planNewPage(draft, { source: "folder", versions: [] }, setting);
  if (plan.kind !== "publish") throw new Error(`It is ${plan.kind}.`);
  const { before, page, newVersions } = plan.plan;
  expect(before).toBeNull();
  expect(page).toMatchObject({ sop: "sales/helmets", path: "sales/helmets", owner: "lea", source: "folder" });
  expect(newVersions).toMatchObject([
    { version: 1, title: "Helmets: who pays?", body: "The team pays.\n", draft: "d1", replaces: null },
  ]);
});

test("a page that stands in its place by the time it is approved is left alone", () => {
  const plan = planNewPage(draft, { source: "folder", versions: [] }, setting);
  const versions = plan.kind === "publish" ? plan.plan.versions : [];
  expect(planNewPage(draft, { source: "folder", versions }, setting)).toEqual({
    kind: "return",
    sections: [],
    problem: { line: null, problem: newPageWords.problems.taken },
  });
});

test("what is wrong with a text is told by the line of the text, not of its file", () => {
  const body = draft.body.replace("The team pays.", "## One {#a}\n\nText.\n\n## Two {#a}\n\nText.");
  expect(readNewPage({ ...draft, body }, { source: "folder", timeZone: "UTC" })).toMatchObject({ line: 5 });
});

test.each([
  ["sales", "Helmets: who pays?", "sop", "sales/helmets-who-pays"],
  ["", "  Parken & Wände ", "sop", "parken--wände"],
  ["sales", "../../etc/passwd", "sop", "sales/etcpasswd"],
  ["sales", "Returns", "lesson", "lessons/sales/returns"],
  ["sales", "?!", "sop", null],
] as const)("in %j, %j as a %s is %j", (folder, title, kind, id) => {
  expect(newPageId(folder, title, kind)).toBe(id);
});
