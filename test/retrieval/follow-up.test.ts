import { describe, expect, it } from "vitest";
import { standAlone } from "../../src/retrieval/follow-up.ts";
import { askRows, rows } from "./made-question.ts";

const refunds = "How do I approve a refund for US cards?";

describe("a follow-up", () => {
  it.each([
    "and over 500?",
    "What about EU cards?",
    "how about contractors",
    "who approves it?",
    "Over 500?",
    "is there a limit?",
    "and for refunds after 30 days?",
    "why?",
    "how long does that take?",
  ])("%j leans on the question before", (text) => {
    expect(standAlone(text, [refunds]).context).toEqual([refunds]);
  });

  it.each([
    "How many vacation days do I have?",
    "Is it allowed to share my password with a colleague?",
    "What if I am traveling for multiple projects?",
    "Where do I report a security incident?",
    "refund policy for damaged goods",
    "thanks!",
    "",
  ])("%j stands on its own", (text) => {
    expect(standAlone(text, [refunds]).context).toEqual([]);
  });

  it("reaches through other follow-ups to the question they lean on", () => {
    const history = ["Who is the CEO of our company?", refunds, "and over 500?"];
    expect(standAlone("what about EU cards?", history).context).toEqual([refunds, "and over 500?"]);
  });

  it("stands on its own when nothing was asked before", () => {
    expect(standAlone("and over 500?", []).context).toEqual([]);
  });

  const handbook = rows({
    refund: "A refund over 500 is approved by the team lead.",
    travel: "Travel over 500 is booked by the office.",
    cards: "EU cards are refunded within ten days.",
    parking: "Parking is free.",
  });

  it("finds what it means with the earlier question, and its own words come first", () => {
    const { order } = askRows("and over 500?", handbook, { context: ["How do I approve a refund?"] });
    expect(order[0]).toBe("refund");
    expect(askRows("what about EU cards?", handbook, { context: [refunds] }).order[0]).toBe("cards");
  });
});
