import { afterAll, beforeAll, expect, test } from "vitest";
import { replayItems } from "../../eval/replay-items.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { Store } from "../../src/core/ports/store.ts";
import { rollback } from "../../src/stewardship/publishing/rollback.ts";
import { openTestStore } from "../support/database.ts";
import { type ContentFolder, contentFolder, publishFolder } from "./support/content-folder.ts";
import { memoryIndex } from "./support/memory-index.ts";

const limits = "Up to 300 euro the shift lead decides. Above that the controller does.";
const page = (heading: string, text = limits) =>
  `# Refunds\n\nMoney goes back the way it came.\n\n## ${heading}\n\n${text}\n\n## Records\n\nAttach the receipt.\n`;
const key = { sop: "refunds", section: "limits" };
const day = (number: number) => new Date(Date.UTC(2026, 10, number, 9));

let store: Store;
let folder: ContentFolder;
const index = memoryIndex();

beforeAll(async () => {
  store = await openTestStore();
  folder = await contentFolder({ "refunds.md": page("Limits") });
  await publish(2);
  await store.conversation.append([
    { kind: "section-read", person: "ana", ...key, version: 1, at: day(2) },
    {
      kind: "wording-learned",
      id: "w1",
      ...key,
      sectionHash: (await store.pages.sectionAt(key, 1))?.hash ?? "",
      wording: "how much may I give back",
      answer: "a1",
      at: day(2),
    },
  ]);
  await folder.write({ "refunds.md": page("What you may give back") });
  await publish(3);
});

afterAll(async () => {
  await store.close();
  await folder.clear();
});

test("a section that was renamed is found under its former name, with the text it had", async () => {
  const [found] = await store.pages.currentSections([key], day(4));
  expect(found).toMatchObject({ asked: "limits", slug: "what-you-may-give-back", version: 2 });
  expect(found?.hash).toBe((await store.pages.sectionAt(key, 1))?.hash);
  expect(await store.pages.sectionAt({ sop: "refunds", section: "what-you-may-give-back" }, 1)).toMatchObject(
    {
      slug: "limits",
    },
  );
});

test("before the new name took effect, the new name finds the former section", async () => {
  const later = { sop: "refunds", section: "what-you-may-give-back" };
  expect(await store.pages.currentSections([later], new Date(day(3).getTime() - 1))).toMatchObject([
    { slug: "limits", version: 1 },
  ]);
});

test("whoever read it, read it under its new name, too", async () => {
  const renamed = { sop: "refunds", section: "what-you-may-give-back" };
  expect(await store.ask.lastSeen("ana", [renamed])).toEqual([{ ...renamed, version: 1, at: day(2) }]);
});

test("a way of asking for it still finds it", () => {
  const rows = [...index.rows.values()].filter(({ section }) => section === "what-you-may-give-back");
  expect(rows.map(({ wordings }) => wordings)).toEqual([["how much may I give back"]]);
});

test("another text under the new name is another text, and the way back is the old one", async () => {
  await folder.write({ "refunds.md": page("What you may give back", limits.replace("300", "250")) });
  await publish(5);
  const [changed] = await store.pages.currentSections([key], day(6));
  expect(changed?.hash).not.toBe((await store.pages.sectionAt(key, 1))?.hash);
  await rollback(
    { store, index },
    { sop: "refunds", version: 1, reason: "too early", author: null, policy: defaultPolicy, now: day(7) },
  );
  const [back] = await store.pages.currentSections(
    [{ sop: "refunds", section: "what-you-may-give-back" }],
    day(8),
  );
  expect(back).toMatchObject({
    slug: "limits",
    version: 4,
    hash: (await store.pages.sectionAt(key, 1))?.hash,
  });
});

test("a section that takes a name that was free finds nothing of what had it before", async () => {
  await folder.write({
    "refunds.md": page("Shop vouchers", "Vouchers are valid for two years in every shop."),
  });
  await publish(9);
  expect(await store.pages.currentSections([key], day(10))).toEqual([]);
});

test("an item goes stale with its own section, and with no other of the page", async () => {
  const own = await openTestStore();
  const texts = [
    page("Limits"),
    page("Limits", limits.replace("300", "250")),
    page("What you may give back", limits.replace("300", "250")),
    page("What you may give back", `${limits.replace("300", "250")} Never in cash.`),
    `# Refunds\n\nMoney goes back the way it came.\n\n## Records\n\nAttach the receipt.\n\n## Limits\n\n${limits}\n`,
  ];
  const replay = await replayItems(
    { store: own, index: memoryIndex() },
    { file: "refunds.md", texts: texts.map((text, place) => ({ at: day(2 + place), text })) },
  );
  await own.close();
  expect(replay.wrong).toEqual([]);
  expect(replay).toMatchObject({ untouched: 8, renamed: 1, changed: 3 });
});

function publish(on: number) {
  return publishFolder(store, index, folder, { now: day(on).toISOString() });
}
