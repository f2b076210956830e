import { describe, expect, it } from "vitest";
import { CLOSE_MARGIN, decide, MINIMUM_EVIDENCE } from "../../src/retrieval/decide.ts";
import type { Candidate } from "../../src/retrieval/rescore.ts";
import { passage } from "../contract/index-contract.ts";

const candidate = (section: string, score: number, part = 0): Candidate => ({
  row: passage(`${section}-${part}`, { sop: "page", section, part }),
  score,
  fit: score,
  speaksOf: [true],
});
const unsure = MINIMUM_EVIDENCE + 0.01;
const close = 1 - CLOSE_MARGIN / 2;
const apart = 1 - CLOSE_MARGIN * 2;

describe("the decision", () => {
  it("abstains when nothing was found", () => {
    expect(decide({ candidates: [], evidence: 0 })).toMatchObject({
      kind: "abstain",
      reason: "nothing-found",
    });
  });

  it("abstains when no passage reaches the floor", () => {
    const decision = decide({ candidates: [candidate("a", 1)], evidence: MINIMUM_EVIDENCE - 0.01 });
    expect(decision).toMatchObject({ kind: "abstain", reason: "weak-match" });
  });

  it("answers with the best section when no other comes close", () => {
    const decision = decide({ candidates: [candidate("a", 1), candidate("b", apart)], evidence: unsure });
    expect(decision).toMatchObject({ kind: "answer", best: { row: { section: "a" } } });
  });

  it("offers two or three sections that come close, each once, best first", () => {
    const candidates = [
      candidate("a", 1),
      candidate("a", close, 1),
      candidate("b", close),
      candidate("c", close),
      candidate("d", close),
    ];
    const decision = decide({ candidates, evidence: unsure });
    expect(decision.kind === "offer" && decision.candidates.map(({ row }) => row.section)).toEqual([
      "a",
      "b",
      "c",
    ]);
  });

  it("answers although another comes close when the evidence is overwhelming", () => {
    const decision = decide({ candidates: [candidate("a", 1), candidate("b", close)], evidence: 0.99 });
    expect(decision.kind).toBe("answer");
  });

  it("answers when the close passages are parts of one section", () => {
    const decision = decide({ candidates: [candidate("a", 1), candidate("a", close, 1)], evidence: unsure });
    expect(decision.kind).toBe("answer");
  });
});
