import { describe, expect, it } from "vitest";
import {
  CLOSE_MARGIN,
  decide as decideFor,
  type Found,
  SURE_EVIDENCE,
  UNSURE_MARGIN,
} from "../../src/retrieval/decide.ts";
import type { Candidate } from "../../src/retrieval/rescore.ts";
import { passage } from "../contract/index-contract.ts";

const candidate = (section: string, score: number, part = 0): Candidate => ({
  row: passage(`${section}-${part}`, { sop: "page", section, part }),
  score,
  fit: score,
  meaning: 0,
  speaksOf: [true],
});
const minimumEvidence = 0.5;
const sure = SURE_EVIDENCE + 0.01;
const close = 1 - CLOSE_MARGIN / 2;
const apart = 1 - CLOSE_MARGIN * 2;
const decide = (found: Omit<Found, "minimumEvidence">) => decideFor({ ...found, minimumEvidence });

describe("the decision", () => {
  it("abstains when nothing was found", () => {
    expect(decide({ candidates: [], evidence: 0 })).toMatchObject({
      kind: "abstain",
      reason: "nothing-found",
    });
  });

  it("abstains when no passage reaches the floor", () => {
    const decision = decide({ candidates: [candidate("a", 1)], evidence: minimumEvidence - 0.01 });
    expect(decision).toMatchObject({ kind: "abstain", reason: "weak-match" });
  });

  it("answers with the best section when no other comes close", () => {
    const decision = decide({ candidates: [candidate("a", 1), candidate("b", apart)], evidence: sure });
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
    const decision = decide({ candidates, evidence: sure });
    expect(decision.kind === "offer" && decision.candidates.map(({ row }) => row.section)).toEqual([
      "a",
      "b",
      "c",
    ]);
  });

  it("wants a wider lead where the evidence is middling", () => {
    const candidates = [candidate("a", 1), candidate("b", apart)];
    expect(decide({ candidates, evidence: minimumEvidence + 0.01 }).kind).toBe("offer");
    const far = [candidate("a", 1), candidate("b", 1 - UNSURE_MARGIN * 1.1)];
    expect(decide({ candidates: far, evidence: minimumEvidence + 0.01 }).kind).toBe("answer");
  });

  it("asks for as much evidence as the corpus needs", () => {
    const found = { candidates: [candidate("a", 1)], evidence: 0.6 };
    expect(decideFor({ ...found, minimumEvidence: 0.55 }).kind).toBe("answer");
    expect(decideFor({ ...found, minimumEvidence: 0.65 }).kind).toBe("abstain");
  });

  it("answers when the close passages are parts of one section", () => {
    const decision = decide({ candidates: [candidate("a", 1), candidate("a", close, 1)], evidence: sure });
    expect(decision.kind).toBe("answer");
  });
});
