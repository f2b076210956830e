import { afterEach, beforeEach, expect, test } from "vitest";
import { help, lastAnswers, recentChanges } from "../../src/ask/commands.ts";
import { startersFor } from "../../src/ask/starters.ts";
import { type AskWorld, askWorld, buttonsOf, cardOf, labelsOf, noon } from "./support/ask-world.ts";
import { refundPages } from "./support/refund-pages.ts";

let world: AskWorld;

beforeEach(async () => {
  world = await askWorld({
    ...refundPages,
    "sops/refunds/send.md":
      "---\ntitle: Send a refund\nowner: olga\n---\n\nOpen the invoice and send the refund.\n",
  });
});

afterEach(async () => {
  await world.close();
});

test("help says what can be asked and offers questions that the pages answer", async () => {
  const result = await help(world.deps, world.asker("mara", noon));
  expect(cardOf(result).summary).toContain("my last answers");
  expect(labelsOf(cardOf(result))).toContain("How do I send a refund?");
  for (const button of buttonsOf(cardOf(result))) {
    if (button.kind !== "act") throw new Error("A question to try asks something");
    expect((await world.tap(button.action, button.value)).outcome?.kind).toMatch(
      /answered|needs-approval|clarify/,
    );
  }
});

test("questions to try are open to who sees them, and none is about a sensitive page", async () => {
  const forNobody = await startersFor(world.deps, world.asker(null, noon), 20);
  expect(forNobody).toContain("Arrival times");
  expect(forNobody).not.toContain("Fraud signs");
  expect(forNobody).not.toContain("Report misconduct");
  expect(await startersFor(world.deps, world.asker("olga", noon), 20)).toContain("Fraud signs");
});

test("my last answers are the person's own, newest first, with the page as it was cited", async () => {
  await world.ask("money arrives credit card", "mara", "2026-11-01T12:00:00Z");
  await world.ask("how tall is the eiffel tower", "mara", "2026-11-02T11:00:00Z");
  await world.ask("spare badge", "tom", "2026-11-02T11:30:00Z");
  const result = await lastAnswers(world.deps, world.asker("mara", noon));
  expect(cardOf(result).summary.split("\n")).toEqual([
    "Your last answers",
    "- 2 Nov · how tall is the eiffel tower · no page answered",
    "- 1 Nov · money arrives credit card · Arrival times v1",
  ]);
});

test("somebody who asked nothing yet has no last answers", async () => {
  expect(cardOf(await lastAnswers(world.deps, world.asker(null, noon))).summary).toBe(
    "You have not asked anything yet.",
  );
});

test("what changed names versions of the last seven days and those to come, as far as one may read them", async () => {
  const early = cardOf(await recentChanges(world.deps, world.asker("mara", "2026-10-21T12:00:00Z"))).summary;
  expect(early).toContain("Arrival times v1 · 20 Oct · new page");
  expect(early).toContain("Will take effect\n- Refund approvals v2 · 1 Dec · side by side");
  expect(early).not.toContain("Fraud signs");
  expect(early).not.toContain("Small or large refund?");
  const later = cardOf(await recentChanges(world.deps, world.asker("mara", "2026-12-03T12:00:00Z"))).summary;
  expect(later).toBe(
    "What changed this week\nTook effect in the last 7 days\n- Refund approvals v2 · 1 Dec · side by side",
  );
  const quiet = cardOf(await recentChanges(world.deps, world.asker("mara", "2027-03-03T12:00:00Z"))).summary;
  expect(quiet).toContain("No page that you can read changed");
});
