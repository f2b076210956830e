import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PassageIndex } from "../../src/core/ports/retrieval.ts";
import { anonymous, type IndexRow, type Passage, type Reader } from "../../src/core/terms.ts";
import { openLanceIndex } from "../../src/providers/index/lance.ts";
import { analyser } from "../../src/retrieval/analyse.ts";
import { decide } from "../../src/retrieval/decide.ts";
import { type Asked, search } from "../../src/retrieval/search.ts";
import { passage } from "../contract/index-contract.ts";

const handbook: readonly IndexRow[] = [
  passage("refund", {
    title: "Refunds",
    text: "A refund over 500 is approved by the team lead before it is paid.",
  }),
  passage("damaged", { title: "Refunds", text: "For damaged goods a refund needs photographs." }),
  passage("travel", { title: "Travel", text: "Travel is booked in the portal, trains before planes." }),
  passage("pay", { title: "Pay", text: "Salaries of zebra level start at 90000.", audience: ["hr"] }),
  ...Array.from({ length: 60 }, (_, n) =>
    passage(`filler-${n}`, {
      title: `Checklist ${n}`,
      text: `Step ${n} of the checklist is signed by the owner.`,
    }),
  ),
];

describe("a search", () => {
  let folder: string;
  let index: PassageIndex;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "cairn-search-"));
    index = await openLanceIndex({ folder, analyser });
    await index.upsert(handbook);
    await index.optimize();
  });

  afterAll(async () => {
    await index.close();
    await rm(folder, { recursive: true });
  });

  const ask = (text: string, asked: Partial<Asked> = {}, dropped: readonly string[] = []) =>
    search(
      {
        index,
        glossary: [{ term: "refund", synonyms: ["money back"] }],
        embedder: null,
        current: without(dropped),
      },
      { text, history: [], reader: anonymous, at: NOW, language: null, ...asked },
    );

  it("finds the passage that answers, and is sure of it", async () => {
    const found = await ask("Who approves a refund over 500?");
    expect(found.candidates[0]?.row.id).toBe("refund");
    expect(decide(found)).toMatchObject({ kind: "answer", best: { row: { id: "refund" } } });
  });

  it("finds it in spite of typing errors, and tells what it read", async () => {
    const found = await ask("Who aproves a refnud over 500?");
    expect(found.candidates[0]?.row.id).toBe("refund");
    expect(found.corrections).toContainEqual({ from: "refnud", to: "refund" });
  });

  it("finds it by a synonym of the glossary", async () => {
    expect((await ask("who approves my money back over 500")).candidates[0]?.row.id).toBe("refund");
  });

  it("abstains from what no page speaks of", async () => {
    expect(decide(await ask("how many planets have we discovered"))).toMatchObject({ kind: "abstain" });
    expect(decide(await ask("")).kind).toBe("abstain");
    expect(decide(await ask("??? !!!")).kind).toBe("abstain");
  });

  it("understands a follow-up", async () => {
    const found = await ask("and for damaged goods?", { history: ["Who approves a refund?"] });
    expect(found.question.context).toEqual(["Who approves a refund?"]);
    expect(found.candidates[0]?.row.id).toBe("damaged");
  });

  it("does not let an earlier topic colour a new question", async () => {
    const alone = await ask("How is travel booked in the portal?");
    const after = await ask("How is travel booked in the portal?", {
      history: ["Who approves a refund over 500?"],
    });
    expect(after.candidates).toEqual(alone.candidates);
    expect(after.evidence).toBe(alone.evidence);
  });

  it("treats a page the reader may not see as if it were not there", async () => {
    const secret = "What do salaries of zebra level start at?";
    expect(decide(await ask(secret, { reader: HR })).kind).toBe("answer");
    const hidden = await ask(secret);
    expect(hidden.candidates.some(({ row }) => row.id === "pay")).toBe(false);
    expect(decide(hidden).kind).toBe("abstain");
    expect((await ask("zebar level of a refund")).corrections).toEqual([]);
  });

  it("leaves out what the database says is not current, and looks further down instead", async () => {
    const dropped = handbook.slice(4, 40).map(({ id }) => id);
    const found = await ask("Who signs a step of the checklist?", {}, dropped);
    expect(found.candidates).toHaveLength(20);
    expect(found.candidates.some(({ row }) => dropped.includes(row.id))).toBe(false);
  });
});

const NOW = new Date("2026-11-02T09:00:00Z");
const HR: Reader = { person: "ana", groups: ["hr"], sections: new Set() };

function without(dropped: readonly string[]) {
  return {
    keepCurrent: async (passages: readonly Passage[]) => passages.filter(({ id }) => !dropped.includes(id)),
  };
}
