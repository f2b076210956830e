import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { importCompany, importPeople } from "../../src/people/import.ts";
import { openTestStore, type TestStore } from "../support/database.ts";

const now = new Date("2026-11-02T09:00:00Z");
let store: TestStore;
let folder: string;

beforeEach(async () => {
  store = await openTestStore();
  folder = mkdtempSync(join(tmpdir(), "cairn-company-"));
});

afterEach(async () => {
  rmSync(folder, { recursive: true });
  await store.close();
});

test("the sample company is taken in without a word of complaint", async () => {
  cpSync(join(import.meta.dirname, "../../content"), folder, { recursive: true });
  const report = await take();
  expect(report).toMatchObject({ refused: [], odd: [] });
  expect(report.people?.added.length).toBeGreaterThan(10);
  const company = await store.company.company();
  expect(company.areas.length).toBeGreaterThan(5);
  expect(company.policy.company).toBe("Pellworth");
  expect(Object.keys(company.skillMap.roles).length).toBeGreaterThan(2);
  const [first] = await store.people.people();
  expect(first?.id).toBe("mara-lindqvist");
});

test("nothing happens when nothing changed", async () => {
  write({ "people.yaml": "- {id: a, name: A}", "policy.yaml": "company: Acme" });
  await take();
  expect(await take()).toEqual({ people: null, changed: [], refused: [], odd: [] });
});

test("somebody who is no longer listed has left, and may come back", async () => {
  write({ "people.yaml": "- {id: a, name: A}\n- {id: b, name: B, email: b@example.com}" });
  await take();
  write({ "people.yaml": "- {id: a, name: Ada}\n- {id: c, name: C, email: b@example.com}" });
  expect((await take()).people).toEqual({ added: ["c"], changed: ["a"], left: ["b"], unchanged: 0 });
  expect(await store.people.person("b")).toBeNull();
  expect((await store.people.personByEmail("B@example.com"))?.id).toBe("c");
  write({ "people.yaml": "- {id: b, name: B}\n- {id: a, name: Ada}" });
  expect((await take()).people).toMatchObject({ added: ["b"], left: ["c"], unchanged: 1 });
  expect((await store.people.people()).map((person) => person.id)).toEqual(["b", "a"]);
});

test("two people may swap their addresses", async () => {
  write({
    "people.yaml": "- {id: a, name: A, email: x@example.com}\n- {id: b, name: B, email: y@example.com}",
  });
  await take();
  write({
    "people.yaml": "- {id: a, name: A, email: y@example.com}\n- {id: b, name: B, email: x@example.com}",
  });
  expect((await take()).people?.changed).toEqual(["a", "b"]);
});

test("somebody whose entry breaks stays as last imported", async () => {
  write({ "people.yaml": "- {id: a, name: A}\n- {id: b, name: B, team: north}" });
  await take();
  write({ "people.yaml": "- {id: a, name: A, team: south}\n- {id: b, name: B, leave: soon}" });
  const report = await take();
  expect(report.people).toEqual({ added: [], changed: ["a"], left: [], unchanged: 1 });
  expect(report.refused).toHaveLength(1);
  expect((await store.people.person("b"))?.team).toBe("north");
});

test("a file that cannot be read as a whole changes nothing", async () => {
  write({ "people.yaml": "- {id: a, name: A}", "glossary.yaml": "- {term: NSF, synonyms: no money}" });
  await take();
  write({ "people.yaml": "- {id: a", "glossary.yaml": "- [" });
  const report = await take();
  expect(report.refused.map(({ file, line }) => `${file}:${line}`)).toEqual([
    "people.yaml:1",
    "glossary.yaml:1",
  ]);
  expect(await store.people.people()).toHaveLength(1);
  expect((await store.company.company()).glossary).toHaveLength(1);
});

test("a file that is gone takes its content with it", async () => {
  write({ "people.yaml": "- {id: a, name: A}", "areas.yaml": "- {id: refunds, lead: a}" });
  await take();
  rmSync(join(folder, "people.yaml"));
  rmSync(join(folder, "areas.yaml"));
  expect(await take()).toMatchObject({ people: { left: ["a"] }, changed: ["areas"] });
});

test("people changed in between by another import stay when the folder has not changed", async () => {
  write({ "people.yaml": "- {id: a, name: A}" });
  await take();
  const file = join(folder, "directory.json");
  writeFileSync(file, '[{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]');
  await importPeople({ store }, { file, now, dryRun: false });
  await take();
  expect(await store.people.people()).toHaveLength(2);
});

test("a folder that never named anybody leaves imported people alone", async () => {
  const file = join(folder, "directory.json");
  writeFileSync(file, '[{"id": "a", "name": "A"}]');
  await importPeople({ store }, { file, now, dryRun: false });
  write({ "policy.yaml": "company: Acme" });
  expect(await take()).toMatchObject({ people: null, changed: expect.arrayContaining(["policy"]) });
  expect(await store.people.people()).toHaveLength(1);
});

test("a dry run tells what would happen and keeps nothing of it", async () => {
  const file = join(folder, "people.yaml");
  writeFileSync(file, "- {id: a, name: A}");
  const report = await importPeople({ store }, { file, now, dryRun: true });
  expect(report.people?.added).toEqual(["a"]);
  expect(await store.people.people()).toEqual([]);
});

test("a people file that does not exist is bad input", async () => {
  const file = join(folder, "nowhere.yaml");
  await expect(importPeople({ store }, { file, now, dryRun: false })).rejects.toThrow(
    /there is no such file/,
  );
});

test("a number of the policy that cannot be used is refused, and the product's own stands", async () => {
  write({ "policy.yaml": "timeZone: Mars/Base\nask:\n  quotedLines: many\n  quotedSteps: 4\nfunding: 3" });
  const report = await take();
  expect(report.refused.map(({ line, reason }) => `${line}: ${reason}`).sort()).toEqual([
    "1: timeZone must be a time zone such as Europe/Dublin.",
    "3: ask.quotedLines must be a number in the range that docs/policy.md gives.",
  ]);
  expect(report.odd).toEqual([
    { file: "policy.yaml", note: "Line 5: keys without a meaning here: funding." },
  ]);
  expect((await store.company.company()).policy).toMatchObject({
    timeZone: "UTC",
    ask: { quotedLines: 6, quotedSteps: 4 },
  });
});

test("areas and skills go without people and skills that do not exist", async () => {
  write({
    "people.yaml": "- {id: a, name: A}",
    "areas.yaml": "- {id: refunds, lead: ghost, experts: [a, ghost]}",
    "skills.yaml": `
roles:
  agent:
    tasks:
      - {id: refund, skills: [limits, flying]}
      - {id: broken, impact: huge}
skills:
  limits: {sections: refunds/approvals#over-500}
`,
  });
  const report = await take();
  expect(report.odd).toHaveLength(3);
  expect(report.refused.map(({ line }) => line)).toEqual([6]);
  const { areas, skillMap } = await store.company.company();
  expect(areas).toEqual([{ id: "refunds", title: "refunds", lead: null, experts: ["a"] }]);
  expect(skillMap.roles.agent?.tasks).toMatchObject([{ id: "refund", title: "refund", skills: ["limits"] }]);
  expect(skillMap.skills.limits?.sections).toEqual(["refunds/approvals#over-500"]);
});

test("calendars list holidays with or without their names", async () => {
  write({
    "calendars.yaml":
      "Dublin:\n  timeZone: Europe/Dublin\n  holidays: [2026-12-25, {date: 2026-12-26, name: Saint Stephen}]",
  });
  await take();
  expect((await store.company.company()).calendars.Dublin?.holidays).toEqual([
    { date: "2026-12-25", name: "" },
    { date: "2026-12-26", name: "Saint Stephen" },
  ]);
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

function take(): ReturnType<typeof importCompany> {
  return importCompany({ store }, { folder, now });
}

test("tasks may be named instead of listed, and need no id", async () => {
  write({
    "skills.yaml": `
roles:
  agent:
    tasks:
      refund: {impact: high, skills: limits}
      close:
  lead:
    tasks:
      - {title: Approve refunds, skills: limits}
      - Coach
      - {frequency: daily}
skills:
  limits:
`,
  });
  expect(await take()).toMatchObject({ refused: [], odd: [] });
  const { roles } = (await store.company.company()).skillMap;
  expect(roles.agent?.tasks).toMatchObject([{ id: "refund", impact: "high" }, { id: "close" }]);
  expect(roles.lead?.tasks.map(({ id }) => id)).toEqual(["Approve refunds", "Coach", "task-3"]);
});
