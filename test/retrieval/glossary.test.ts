import { describe, expect, it } from "vitest";
import { askRows, rows } from "./made-question.ts";

const glossary = [
  { term: "PTO", synonyms: ["paid time off", "vacation"] },
  { term: "laptop", synonyms: ["notebook computer"] },
];

describe("the glossary", () => {
  const handbook = rows({
    pto: "PTO is requested two weeks ahead.",
    time: "Time sheets are paid attention to.",
    laptop: "Order a notebook computer in the shop.",
    other: "Lunch is at noon, ahead of the meeting.",
  });

  it("finds the term by its synonyms", () => {
    expect(askRows("request vacation", handbook, { glossary }).order[0]).toBe("pto");
    expect(askRows("request paid time off", handbook, { glossary }).order[0]).toBe("pto");
  });

  it("finds a synonym of several words by the term", () => {
    expect(askRows("order a laptop", handbook, { glossary }).order[0]).toBe("laptop");
  });

  it("takes a term of several words for one thing, not for its words", () => {
    const { candidates } = askRows("paid time off", handbook, { glossary });
    expect(candidates.find(({ row }) => row.id === "time")?.speaksOf).toEqual([false]);
  });

  it("prefers the words that were asked for over other ways to say it", () => {
    const both = rows({ synonym: "Vacation rules", own: "PTO rules", x: "Lunch", y: "Parking" });
    expect(askRows("PTO rules", both, { glossary }).order.slice(0, 2)).toEqual(["own", "synonym"]);
  });
});
