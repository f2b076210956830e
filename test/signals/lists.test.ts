import { afterEach, beforeEach, expect, test } from "vitest";
import { gapLines, signalLines } from "../../src/core/messages/signal-lists.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import { signalNoted } from "../../src/core/signal-facts.ts";
import { gapListJson, type ListDeps, signalListJson } from "../../src/signals/explain/lists.ts";
import { openTestStore, type TestStore } from "../support/database.ts";
import { contentGap, days, now, pageProblem, personalGap, signal } from "../support/signal-facts.ts";

let store: TestStore;
let deps: ListDeps;

beforeEach(async () => {
  store = await openTestStore();
  const address = { sop: "refunds", kind: "sop", path: "billing/refunds", owner: null } as const;
  deps = { store: store.signals, pages: { addresses: async () => [address] }, policy: defaultPolicy };
  const closed = pageProblem({ id: "g0", section: "old", closedAt: now, closing: "fixed" });
  await store.transaction((ports) =>
    ports.conversation.append([
      signalNoted(signal()),
      signalNoted(signal({ cause: "a2", person: "bo" })),
      ...[personalGap(), pageProblem(), contentGap(), closed].map((gap) => {
        return { kind: "gap-moved" as const, gap, was: null };
      }),
    ]),
  );
});

afterEach(async () => {
  await store.close();
});

test("whoever runs Cairn sees counts by section, a person their own signs", async () => {
  const all = await signalListJson(deps, { person: null, at: days(1) });
  expect(JSON.stringify(all)).not.toContain("ada");
  expect(signalLines(all)).toEqual(["2026-11  billing/refunds#over-500 v7  question missed: 2"]);
  const own = await signalListJson(deps, { person: "ada", at: days(1) });
  expect(signalLines(own)).toEqual(["2026-11-02  billing/refunds#over-500 v7  question missed"]);
  expect(signalLines(await signalListJson(deps, { person: "cy", at: days(1) }))).toEqual([
    "No signs yet. They come with questions, practice and work.",
  ]);
});

test("gaps of people are told to them alone; to others how many are coached", async () => {
  const all = await gapListJson(deps, { person: null, closed: false });
  expect(JSON.stringify(all)).not.toContain("ada");
  expect(gapLines(all)).toEqual([
    "g3  missing page: Gift cards, since 2026-11-02; questions 3, people 2, area refunds",
    "g2  page: billing/refunds#over-500 v7, since 2026-11-02; people 4, users 9, lower 0.3, expected 0.1",
    "People who are coached: 1; whose gap persists: 0.",
  ]);
  const own = await gapListJson(deps, { person: "ada", closed: false });
  expect(own.gaps).toMatchObject([{ id: "g1", kind: "personal", about: "billing/refunds#over-500" }]);
  const closed = await gapListJson(deps, { person: null, closed: true });
  expect(gapLines(closed)).toContainEqual(expect.stringContaining("closed 2026-11-02 (fixed)"));
});
