import { afterEach, beforeEach, expect, test } from "vitest";
import { answerJson } from "../../src/ask/result-json.ts";
import { MINIMUM_EVIDENCE } from "../../src/retrieval/decide.ts";
import {
  type AskWorld,
  answerOf,
  askWorld,
  buttonsOf,
  cardOf,
  everyElement,
  labelsOf,
  noon,
} from "./support/ask-world.ts";
import { refundPages } from "./support/refund-pages.ts";

let world: AskWorld;

beforeEach(async () => {
  world = await askWorld(refundPages);
});

afterEach(async () => {
  await world.close();
});

test("answers from the page that speaks of it, with page, version, section, date and trust", async () => {
  const result = await world.ask("refund up to 500 EUR alone");
  expect(result.outcome).toMatchObject({
    kind: "answered",
    parts: [
      {
        shortened: false,
        citation: {
          path: "refunds/approvals",
          title: "Refund approvals",
          version: 1,
          section: "up-to-500",
          effectiveOn: "2026-10-02",
          trust: "verified",
          quote: "An agent sends a refund of up to 500 EUR alone.",
          url: "/pages/refunds/approvals/v1#up-to-500",
        },
      },
    ],
  });
});

test("shows the rule and who decides where the page marks an approval", async () => {
  const result = await world.ask("refund over 500 EUR billing lead reason case");
  expect(result.outcome).toMatchObject({ kind: "needs-approval", approver: "olga" });
  expect(cardOf(result).summary).toContain("Olga Renn decides this.");
});

test("announces the version that is already scheduled", async () => {
  const result = await world.ask("refund over 500 EUR billing lead");
  expect(result.outcome).toMatchObject({ upcoming: { version: 2, effectiveOn: "2026-12-01" } });
  expect(cardOf(result).summary).toContain("v2 takes effect on 1 Dec");
});

test("tells what changed since the reader last saw the section, and keeps old words out of the answer", async () => {
  await world.ask("refund over 500 EUR billing lead");
  const result = await world.ask("refund over 500 EUR billing lead", "mara", "2026-12-02T12:00:00Z");
  const json = answerJson(result, "http://localhost:3000");
  expect(json.changes).toMatchObject([{ section: "over-500" }]);
  expect(json.changes[0]?.before).toContain("A refund over 500 EUR needs the yes of the billing lead.");
  expect(json.changes[0]?.after).toEqual(["A refund over 500 EUR needs the yes of two billing leads."]);
  expect(json.text).toBe("A refund over 500 EUR needs the yes of two billing leads.");
  expect(json.citations.map(({ quote }) => quote).join()).not.toContain("the billing lead.");
  expect(cardOf(result).summary).toContain("Changed since you last read this, from v1 to v2");
});

test("says nothing of changes to somebody who never saw the old text", async () => {
  await world.ask("refund over 500 EUR billing lead", "tom");
  const result = await world.ask("refund over 500 EUR billing lead", "mara", "2026-12-02T12:00:00Z");
  expect(result.outcome).toMatchObject({ changes: [] });
});

test("offers close sections as buttons, and a person", async () => {
  world.evidence = MINIMUM_EVIDENCE + 0.1;
  const result = await world.ask("refund");
  expect(result.outcome).toMatchObject({ kind: "clarify", reason: "close-candidates" });
  expect(labelsOf(cardOf(result)).at(-1)).toBe("Ask a person");
  expect(buttonsOf(cardOf(result)).length).toBeLessThanOrEqual(4);
});

test("abstains honestly when no page answers, and keeps the question for the pages to come", async () => {
  const result = await world.ask("how tall is the eiffel tower");
  expect(result.outcome).toEqual({ kind: "abstained", reason: "nothing-found" });
  expect(cardOf(result).summary).toContain("No page answers this");
  expect(labelsOf(cardOf(result))).toEqual(["Ask a person", "They may read my words"]);
  expect(await world.store.ask.answer(answerOf(result).id)).toMatchObject({
    question: "how tall is the eiffel tower",
  });
});

test("a page the asker may not see is as if it were not there", async () => {
  const closed = await world.ask("sign of fraud within a week", "mara");
  expect(closed.outcome?.kind).toBe("abstained");
  expect(JSON.stringify(closed)).not.toContain("Fraud signs");
  const open = await world.ask("sign of fraud within a week", "olga");
  expect(open.outcome).toMatchObject({
    kind: "answered",
    parts: [{ citation: { path: "refunds/leads-only" } }],
  });
});

test("does not trust the index with what the asker may see", async () => {
  const rows = [...world.index.rows.values()];
  for (const row of rows) world.index.rows.set(row.id, { ...row, audience: [] });
  expect((await world.ask("sign of fraud within a week", "mara")).outcome?.kind).toBe("abstained");
});

test("cites the Sop and not the lesson built on it, and offers the lesson", async () => {
  const result = await world.ask("refund over 500 EUR billing lead large");
  expect(result.outcome).toMatchObject({ parts: [{ citation: { path: "refunds/approvals" } }] });
  const buttons = everyElement(cardOf(result).elements).flatMap((element) =>
    element.kind === "buttons" ? element.buttons : [],
  );
  expect(buttons).toContainEqual(
    expect.objectContaining({ action: "practice.lesson", value: { lesson: "lessons/refunds/small" } }),
  );
});

test("keeps nothing that leads to a person near a sensitive page", async () => {
  const result = await world.ask("write to the trust line about misconduct");
  expect(result.sensitive).toBe(true);
  expect(result.facts).toHaveLength(1);
  expect(answerOf(result)).toMatchObject({
    person: null,
    conversation: "",
    question: null,
    standalone: null,
    key: null,
    passages: [],
    sensitive: true,
    citations: [{ sop: "people/harassment", version: 1, quote: "" }],
  });
  expect(cardOf(result).summary).toContain("Only you see this.");
});

test("keeps nothing of a question about harassment even when no page answers it", async () => {
  const result = await world.ask("somebody harassed me yesterday evening");
  expect(result.outcome?.kind).toBe("abstained");
  expect(answerOf(result)).toMatchObject({ person: null, question: null });
});

test.each(["", "   ", "???", "word ".repeat(1000)])(
  "asks for a question when there is none to look for",
  async (text) => {
    const result = await world.ask(text);
    expect(result.outcome).toEqual({ kind: "abstained", reason: "nothing-found" });
    expect(cardOf(result).summary).not.toContain("No page answers this");
  },
);

test("answers two questions in one from two sections, each with its citation", async () => {
  const result = await world.ask(
    "who agrees to a refund over 500 EUR, and when does the money by credit card arrive",
  );
  const cited = answerOf(result).citations.map(({ sop }) => sop);
  expect(cited.toSorted()).toEqual(["refund-approvals", "refunds/arrival"]);
  expect(cardOf(result).elements.filter(({ kind }) => kind === "citation")).toHaveLength(2);
});

test("gives the exact JSON of the command line", async () => {
  const result = await world.ask("spare badge reception desk", null);
  expect(answerJson(result, "http://localhost:3000")).toEqual({
    id: answerOf(result).id,
    outcome: "answered",
    reason: "clear-match",
    text: "A spare badge lies in the top drawer at the reception desk.",
    citations: [
      {
        sop: "loose",
        title: "Spare badge",
        version: 1,
        section: expect.any(String),
        quote: "A spare badge lies in the top drawer at the reception desk.",
        effective: "2026-10-20",
        trust: "unverified",
        url: expect.stringMatching(/^http:\/\/localhost:3000\/pages\/loose\/v1#/),
      },
    ],
    changes: [],
    passages: [expect.objectContaining({ score: 1 })],
    elapsedMs: 0,
  });
});

test("a whole section is shown on wish", async () => {
  const result = await world.ask("refund over 500 EUR billing lead", "mara", noon, { form: "whole" });
  expect(result.outcome).toMatchObject({ reason: "whole-section", parts: [{ shortened: false }] });
});
