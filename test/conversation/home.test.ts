import { afterEach, beforeEach, expect, test } from "vitest";
import { type HomeDeps, home } from "../../src/conversation/home.ts";
import type { Element } from "../../src/core/card.ts";
import { defaultSettings } from "../../src/core/ports/setting-store.ts";
import { privacyStore } from "../../src/providers/store/privacy-store.ts";
import { type AskWorld, askWorld, buttonsOf, cardOf, labelsOf, noon } from "../ask/support/ask-world.ts";
import { refundPages } from "../ask/support/refund-pages.ts";
import { drawn } from "../support/drawn-card.ts";

let world: AskWorld;

beforeEach(async () => {
  world = await askWorld(refundPages);
});

afterEach(async () => {
  await world.close();
});

function deps(requests: readonly Element[] = []): HomeDeps {
  const { company } = world.deps;
  const settings = { settings: async () => defaultSettings };
  return {
    ask: world.deps,
    privacy: {
      store: privacyStore(world.store.database.prisma),
      settings,
      company,
      administrator: { name: "Ada Moss" },
    },
    preferences: { settings, accounts: { accountsOf: async () => [] }, company },
    requests: async () => requests,
    path: async () => [],
    running: async () => [],
    practice: async () => [],
    noticed: async () => [],
    queue: async () => [],
  };
}

const waiting: readonly Element[] = [
  { kind: "heading", text: "Waiting for you" },
  { kind: "bullets", items: [[{ text: "Tom Ede asks about Arrival times, until 14:30" }]] },
];

test("a newcomer sees that nothing is due, and questions that the pages answer", async () => {
  const card = cardOf(await home(deps(), world.asker("mara", noon)));
  await expect(drawn(card)).toMatchFileSnapshot("./golden/home-newcomer.txt");
});

test("what waits for somebody comes first, then what they asked last", async () => {
  await world.ask("money arrives credit card", "mara", "2026-11-01T12:00:00Z");
  const card = cardOf(await home(deps(waiting), world.asker("mara", noon)));
  await expect(drawn(card)).toMatchFileSnapshot("./golden/home.txt");
});

test("somebody unknown is welcomed, with what they can read and who can change that", async () => {
  const card = cardOf(await home(deps(waiting), world.asker(null, noon)));
  expect(labelsOf(card)).not.toContain("Fraud signs");
  await expect(drawn(card)).toMatchFileSnapshot("./golden/welcome.txt");
});

test("every question to try is answered", async () => {
  const questions = buttonsOf(cardOf(await home(deps(), world.asker(null, noon))));
  expect(questions.length).toBeGreaterThan(0);
  for (const button of questions) {
    if (button.kind !== "act") throw new Error("A question to try asks something");
    const result = await world.tap(button.action, button.value, null);
    expect(result.outcome?.kind).toMatch(/answered|needs-approval|clarify/);
  }
});

test("the home is for its person alone", async () => {
  expect((await home(deps(), world.asker("mara", noon))).visibility).toBe("asker");
});
