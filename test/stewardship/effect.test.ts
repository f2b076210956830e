import { afterAll, beforeAll, expect, test } from "vitest";
import type { QuizItem } from "../../src/core/items.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { Store } from "../../src/core/ports/store.ts";
import { comparePages } from "../../src/stewardship/changes/compare-pages.ts";
import { effectOf, type Resting } from "../../src/stewardship/effect/effect.ts";
import { outdatedLessons } from "../../src/stewardship/effect/outdated-lessons.ts";
import { previewPublication } from "../../src/stewardship/publishing/publish.ts";
import { openTestStore } from "../support/database.ts";
import { type ContentFolder, contentFolder, publishFolder } from "./support/content-folder.ts";
import { memoryIndex } from "./support/memory-index.ts";
import { sectionsOf } from "./support/sections-of.ts";

const page = `# Refunds

## Limits

Up to 300 euro the shift lead decides.

## Records

Attach the receipt.
`;
const changed = page.replace("300", "250").replace("## Records", "## What to keep");
const now = new Date("2026-11-02T10:00:00Z");
const soon = new Date("2026-11-05T10:00:00Z");
const later = new Date("2026-12-05T10:00:00Z");

const lesson = (section: string) => ({
  sop: `lesson-${section}`,
  path: `refunds/${section}`,
  title: section,
  version: 1,
  lessonKind: null,
  audience: [],
  section,
});
const resting: Resting = {
  items: [
    { id: "limit", section: "limits", approvedFor: "h" },
    { id: "draft", section: "limits", approvedFor: null },
    { id: "receipt", section: "records", approvedFor: "h" },
  ],
  memories: [
    { person: "ana", item: "limit", dueAt: soon },
    { person: "ben", item: "limit", dueAt: later },
    { person: "ana", item: "receipt", dueAt: soon },
  ],
  lessons: [lesson("limits"), lesson("records")],
  gaps: [{ sop: "refunds", section: "limits" }],
  wordings: [{ sop: "refunds", section: "records", sectionHash: "h" }],
};

test("a change touches what rests on the sections that say something else, and nothing besides", () => {
  const comparison = comparePages(sectionsOf(page), sectionsOf(changed));
  expect(effectOf(comparison, resting, now)).toEqual({
    items: ["limit"],
    learners: 2,
    sessions: 1,
    lessons: [{ sop: "lesson-limits", path: "refunds/limits", title: "limits" }],
    gaps: 1,
    wordings: 0,
  });
});

test("a page that says the same touches nothing", () => {
  const comparison = comparePages(sectionsOf(page), sectionsOf(page));
  expect(effectOf(comparison, resting, now)).toMatchObject({ items: [], learners: 0, lessons: [], gaps: 0 });
});

let store: Store;
let folder: ContentFolder;
const index = memoryIndex();
const request = { source: "folder", policy: defaultPolicy, yes: true } as const;

beforeAll(async () => {
  store = await openTestStore();
  folder = await contentFolder({
    "sops/refunds.md": page,
    "lessons/limits.md":
      "---\nsections: [refunds#limits]\n---\n# Who gives back what\n\nAsk the lead above 300 euro.\n",
  });
  await publishFolder(store, index, folder, { now: now.toISOString() });
  const [section] = await store.pages.currentSections([{ sop: "refunds", section: "limits" }], now);
  await store.transaction(({ items }) =>
    items.writeItems({
      source: "folder",
      at: now,
      items: [itemFor(section?.hash ?? "")],
      retired: [],
      files: [],
      forgottenFiles: [],
    }),
  );
  await folder.write({ "sops/refunds.md": changed });
});

afterAll(async () => {
  await store.close();
  await folder.clear();
});

test("planning says what publishing would touch, and publishes nothing", async () => {
  const preview = await previewPublication({ store }, { ...request, folder: folder.path, now: soon });
  expect(preview.effects).toMatchObject([
    { sop: "refunds", version: 2, items: ["limit"], learners: 0, lessons: [{ path: "limits" }] },
  ]);
  expect(await store.pages.lastPublication()).toBe(1);
});

test("once it is published, the lesson on the changed section is outdated until its text is another", async () => {
  const look = async (at: Date) =>
    outdatedLessons(store.pages, {
      listed: await store.pages.currentPages(at),
      changed: new Set(["refunds"]),
      now: at,
    });
  expect(await look(soon)).toEqual([]);
  await publishFolder(store, index, folder, { now: soon.toISOString() });
  expect(await look(later)).toMatchObject([
    { lesson: { path: "limits" }, cited: { sop: "refunds", section: "limits", version: 2 } },
  ]);
  await folder.write({
    "lessons/limits.md":
      "---\nsections: [refunds#limits]\n---\n# Who gives back what\n\nAsk the lead above 250 euro.\n",
  });
  await publishFolder(store, index, folder, { now: new Date(soon.getTime() + 60_000).toISOString() });
  expect(await look(later)).toEqual([]);
});

test("a section that went to another page is told as moved", async () => {
  const long =
    "Say who called and why, attach the receipt with its number, and close the case on the same day.";
  await folder.write({
    "sops/refunds.md": `${changed}\n## Closing\n\n${long}\n`,
    "sops/cases.md": "# Cases\n\nOne case for each order.\n",
  });
  await publishFolder(store, index, folder, { now: "2026-11-06T09:00:00Z" });
  await folder.write({
    "sops/refunds.md": changed,
    "sops/cases.md": `# Cases\n\nOne case for each order.\n\n## Closing a case\n\n${long}\n`,
  });
  const preview = await previewPublication({ store }, { ...request, folder: folder.path, now: later });
  expect(preview.moved).toEqual([
    {
      from: { sop: "refunds", section: "closing", heading: "Closing" },
      to: { sop: "cases", section: "closing-a-case", heading: "Closing a case" },
      same: true,
    },
  ]);
});

function itemFor(approvedFor: string): QuizItem {
  return {
    id: "limit",
    sop: "refunds",
    section: "limits",
    version: 1,
    kind: "recall",
    stem: "Up to how much does the shift lead decide?",
    options: [],
    key: ["300 euro"],
    explain: null,
    variants: {},
    rule: null,
    about: "threshold",
    skills: [],
    approvedFor,
    origin: "written",
  };
}
