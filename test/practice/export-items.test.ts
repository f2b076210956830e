import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exportItems } from "../../src/practice/items/export-items.ts";
import { importItems } from "../../src/practice/items/import-items.ts";
import { textOf } from "../../src/practice/items/item-history.ts";
import { rollBackItem } from "../../src/practice/owners/roll-back-item.ts";
import { type ContentFolder, contentFolder, publishFolder } from "../stewardship/support/content-folder.ts";
import { memoryIndex } from "../stewardship/support/memory-index.ts";
import { openTestStore, type TestStore } from "../support/database.ts";

const items = `# Questions on vouchers
- id: lost
  section: vouchers#lost
  kind: choice
  stem: What do you do first?   # asked often
  key: Ask for the order number
  distractors: [Issue a new one, Call the shop]
  x_note: kept
- id: limit
  section: vouchers#lost
  kind: recall
  stem: Up to how many euros?
  key: [50, fifty]
`;

const now = new Date("2026-11-03T09:00:00Z");
let store: TestStore;
let folder: ContentFolder;

beforeEach(async () => {
  store = await openTestStore();
  folder = await contentFolder({
    "sops/vouchers.md": "# Vouchers\n\n## Lost {#lost}\n\nAsk for the order number.\n",
    "items/vouchers.yaml": items,
  });
  await publishFolder(store, memoryIndex(), folder);
  await take();
});

afterEach(async () => {
  await folder.clear();
  await store.close();
});

test("a question that its owner worded anew goes back into its file, and taking the file in changes nothing", async () => {
  await edit("lost", (text) => ({ ...text, stem: "What comes first?" }));
  expect(await write()).toMatchObject({ changed: ["lost"], retired: [], refused: [] });
  expect(await read()).toBe(
    items.replace("What do you do first?   # asked often", "What comes first?   # asked often"),
  );
  expect(await take()).toMatchObject({ changed: [], published: [], refused: [] });
  expect((await store.items.itemHistory("lost"))[0]?.item).toMatchObject({
    version: 2,
    stem: "What comes first?",
  });
  // The file has it: from now on the file goes on.
  await folder.write({ "items/vouchers.yaml": (await read()).replace("What comes first?", "And first?") });
  expect(await take()).toMatchObject({ changed: ["lost"], refused: [] });
});

test("changed in the chat and in the file, a question is refused with its line, and the others go on", async () => {
  await edit("lost", (text) => ({ ...text, stem: "What comes first?" }));
  const both = items
    .replace("What do you do first?", "And first?")
    .replace("Up to how many euros?", "How many euros?");
  await folder.write({ "items/vouchers.yaml": both });
  expect(await take()).toMatchObject({
    changed: ["limit"],
    refused: [
      { file: "items/vouchers.yaml", line: 2, reason: expect.stringContaining("lost was changed in chat") },
    ],
  });
  expect((await write()).refused).toMatchObject([{ line: 2 }]);
});

test("a question that its owner retired leaves its file", async () => {
  const [last] = await store.items.itemHistory("lost");
  await decide({ ...fact(last?.item.version ?? 1, "lost"), verdict: "retired", edited: null });
  expect(await write()).toMatchObject({ retired: ["lost"] });
  expect(await read()).toBe(`# Questions on vouchers\n${items.slice(items.indexOf("- id: limit"))}`);
  expect(await take()).toMatchObject({ published: [], retired: [], refused: [] });
});

test("an earlier text of a question comes back as a new version, with its reason", async () => {
  await edit("limit", (text) => ({ ...text, stem: "Which limit?" }));
  const request = { item: "limit", version: 1, reason: "Clearer as it was", by: "otto", now };
  const back = await rollBackItem(store, request);
  await store.transaction((ports) => ports.conversation.append([back]));
  const [last] = await store.items.itemHistory("limit");
  expect(last?.item).toMatchObject({ version: 3, stem: "Up to how many euros?" });
  expect(last?.decisions).toMatchObject([{ by: "otto", reason: "Clearer as it was", verdict: "approved" }]);
  await expect(rollBackItem(store, { ...request, version: 9 })).rejects.toThrow("limit has no version 9");
  await expect(rollBackItem(store, { ...request, reason: " " })).rejects.toThrow("needs a reason");
});

type Decision = Awaited<ReturnType<typeof rollBackItem>>;
type Text = ReturnType<typeof textOf>;

function fact(version: number, id: string): Decision {
  const item = { id, version };
  const sectionHash = "";
  return {
    kind: "item-decided",
    item,
    verdict: "approved",
    sectionHash,
    edited: null,
    by: "otto",
    reason: null,
    at: now,
  };
}

async function decide(decision: Decision): Promise<void> {
  await store.transaction((ports) => ports.conversation.append([decision]));
}

async function edit(id: string, change: (text: Text) => Text): Promise<void> {
  const [last] = await store.items.itemHistory(id);
  if (last === undefined) throw new Error(`There is no item ${id}`);
  const sectionHash = last.item.approvedFor ?? "";
  await decide({ ...fact(last.item.version, id), sectionHash, edited: change(textOf(last.item)) });
}

function take() {
  const request = {
    folder: folder.path,
    source: "folder",
    now,
    yes: true,
    fileBytes: 100_000,
    vanishingShare: 1,
  } as const;
  return importItems({ store }, request);
}

function write() {
  return exportItems(store, { folder: folder.path, fileBytes: 100_000 });
}

function read(): Promise<string> {
  return readFile(join(folder.path, "items/vouchers.yaml"), "utf8");
}
