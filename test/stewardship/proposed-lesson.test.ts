import { expect, test } from "vitest";
import type { Block } from "../../src/core/blocks.ts";
import type { CurrentSection } from "../../src/core/ports/page-store.ts";
import { proposedLesson } from "../../src/stewardship/proposals/proposed-lesson.ts";
import { type TaskToTeach, tasksToTeach } from "../../src/stewardship/proposals/tasks-to-teach.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", spans: [{ text }] });

function section(slug: string, text: string, more: Partial<CurrentSection> = {}): CurrentSection {
  return {
    sop: "sales/vouchers",
    section: slug,
    slug,
    path: "sales/vouchers",
    title: "Gift vouchers",
    heading: "Replace a lost voucher",
    headings: ["Replace a lost voucher"],
    blocks: [paragraph(text)],
    hash: slug,
    owner: "otto",
    audience: [],
    sensitive: false,
    ...more,
  } as CurrentSection;
}

const lost = section(
  "lost",
  "Block the old voucher in Tillkeeper first. Issue a new voucher of at most 50 euros.",
);
const task: TaskToTeach["task"] = {
  id: "replace",
  title: "Replace a voucher",
  frequency: "daily",
  impact: "high",
  goodPath: null,
  failurePath: null,
  skills: ["vouchers"],
};
const toTeach: TaskToTeach = { id: "agent/replace", task, sections: [lost], textHash: "h" };
const setting = { at: new Date("2026-11-23T10:00:00Z"), timeZone: "UTC" };
const title = "Replace a lost voucher";
const text = "## What to do\n\nBlock the old voucher in Tillkeeper first.";

const lesson = (markdown: string, called = title) =>
  proposedLesson({ title: called, markdown }, toTeach, setting);

test("a lesson that its sections bear out is a page beside theirs, built on them, and their owner's", () => {
  expect(lesson(text)).toEqual({
    sop: "lessons/sales/replace-a-lost-voucher",
    title,
    body: expect.stringMatching(
      /owner: otto\nkind: explainer\nsections:\n {2}- sales\/vouchers#lost\nskills:\n {2}- vouchers\n/,
    ),
  });
});

test.each([
  ["a figure that no section has", text.replace("first", "within 3 days")],
  ["a figure in a heading", text.replace("What to do", "Up to 900 euros")],
  ["a sentence of its own", `${text} The customer must bring a passport to the shop.`],
  ["a link", text.replace("Tillkeeper", "[Tillkeeper](https://example.net)")],
  ["a link within the folder", text.replace("Tillkeeper", "[Tillkeeper](other.md)")],
  ["HTML", `${text}\n\n<b>Now</b>`],
  ["nothing", ""],
])("a lesson with %s is dropped", (_what, markdown) => {
  expect(lesson(markdown)).toBeNull();
});

test("a title without a letter, or one that states a figure, is dropped", () => {
  expect(lesson(text, "…")).toBeNull();
  expect(lesson(text, "Vouchers of 900 euros")).toBeNull();
});

test("tasks without a lesson come by impact; what only some may read is left out", () => {
  const secret = section("secret", "Only some read this.", { audience: ["finance"] });
  const map = {
    roles: {
      agent: {
        title: "Agent",
        tasks: [
          { ...task, id: "low", impact: "low" as const, skills: ["a"] },
          { ...task, id: "secret", skills: ["secret"] },
          { ...task, id: "high", skills: ["a", "secret"] },
          { ...task, id: "taught", skills: ["taught"] },
        ],
      },
    },
    skills: Object.fromEntries(
      ["a", "secret", "taught"].map((id) => [id, { title: id, requires: [], sections: [id], items: [] }]),
    ),
  };
  const taught = section("taught", "Taught.");
  const found: Readonly<Record<string, CurrentSection>> = { a: lost, secret, taught };
  const tasks = tasksToTeach(map, {
    sectionAt: (name) => found[name] ?? null,
    isTaught: (one) => one === taught,
    atMost: 4,
  });
  expect(tasks.map(({ id, sections }) => [id, sections.map(({ slug }) => slug)])).toEqual([
    ["agent/high", ["lost"]],
    ["agent/low", ["lost"]],
  ]);
});
