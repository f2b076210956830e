import { expect, test } from "vitest";
import { withDraftStep } from "../../src/core/draft-facts.ts";
import { type Draft, draftDuty } from "../../src/core/drafts.ts";
import { flagsToAnswer, idleProposals } from "../../src/stewardship/proposals/flags-to-answer.ts";
import { flag } from "../support/flag-facts.ts";

const at = new Date("2026-11-23T04:00:00Z");
const bare: Draft = {
  id: "f1-proposal",
  kind: "edit",
  sop: "refunds",
  base: 7,
  section: "over-500",
  title: "Refunds",
  body: "",
  effectiveOn: null,
  reason: "Clearer",
  author: null,
  origin: "model",
  note: null,
  rollbackOf: null,
  replaces: null,
  at,
  steps: [],
};
const proposal = withDraftStep(bare, { kind: "submitted", at }).draft;
const nothing = { asked: new Set<string>(), drafts: [] };

test("what people got stuck with is answered, what a model cannot know is not", () => {
  expect(flagsToAnswer([flag()], nothing)).toHaveLength(1);
  const unknown = [
    flag({ doubt: { kind: "reported", people: 2, firstOn: "2026-11-01" } }),
    flag({ doubt: { kind: "review-due", dueOn: "2026-11-01", isFirst: false } }),
    flag({ page: { sop: "refunds", section: null, version: 7, sectionHash: null } }),
    flag({ settled: { by: "olga", verdict: "stands", words: null, at } }),
  ];
  expect(flagsToAnswer(unknown, nothing)).toEqual([]);
});

test("a text that was put before the model, and a page with a change that waits, are left alone", () => {
  expect(flagsToAnswer([flag()], { ...nothing, asked: new Set(["refunds#over-500 h1"]) })).toEqual([]);
  expect(flagsToAnswer([flag()], { ...nothing, asked: new Set(["refunds#over-500 h2"]) })).toHaveLength(1);
  const own: Draft = { ...proposal, id: "d1", origin: "chat", author: "ada" };
  expect(flagsToAnswer([flag()], { ...nothing, drafts: [own] })).toEqual([]);
});

test("a proposal ends with its doubt; what somebody made of it does not", () => {
  expect(idleProposals([proposal], [flag()])).toEqual([]);
  expect(idleProposals([proposal], [])).toEqual([proposal]);
  const reworked: Draft = { ...proposal, id: "d2", author: "olga", replaces: "f1-proposal" };
  expect(idleProposals([reworked], [])).toEqual([]);
});

test("nobody is written to because of a model's words, but because of a person's", () => {
  expect(draftDuty(proposal)).toBeNull();
  expect(draftDuty({ ...proposal, author: "olga" })).toBe("ask");
  expect(draftDuty(withDraftStep(proposal, { kind: "approved", person: "olga", at }).draft)).toBe("publish");
});
