import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { evaluateRetrieval } from "../../eval/retrieval.ts";
import { readRetrievalFolder } from "../../eval/retrieval-folder.ts";
import { auroc, ndcg, percentile, recall, reciprocalRank } from "../../eval/retrieval-measures.ts";
import { withTypos } from "../../eval/retrieval-typos.ts";
import { seededRandom } from "../../src/core/seeded-random.ts";

describe("an evaluation of retrieval", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "cairn-beir-"));
    await mkdir(join(folder, "qrels"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const write = async (corpus: string, queries: string, qrels: string) => {
    await writeFile(join(folder, "corpus.jsonl"), corpus);
    await writeFile(join(folder, "queries.jsonl"), queries);
    await writeFile(join(folder, "qrels", "test.tsv"), qrels);
  };

  const corpus = [
    `{"_id":"a","title":"Refunds > Over 500","text":"A refund over 500 is approved by the team lead.","metadata":{"page":"refunds"}}`,
    `{"_id":"b","title":"Travel","text":"Travel is booked in the portal."}`,
    `{"_id":"c","title":"","text":"Lunch is at noon."}`,
  ].join("\n");

  it("gives the figures and writes the rankings", async () => {
    const queries = `{"_id":"q1","text":"who approves a refund over 500?"}\n{"_id":"q2","text":"football results"}\n`;
    await write(corpus, queries, "query-id\tcorpus-id\tscore\nq1\ta\t1\n");
    const rankingsFile = join(folder, "run.txt");
    const figures = await evaluateRetrieval({ folder, rankingsFile });
    expect(figures).toMatchObject({
      queries: 2,
      "recall@1": 1,
      "mrr@10": 1,
      "ndcg@10": 1,
      answered: 1,
      refused: 1,
      auroc: 1,
    });
    expect((await readFile(rankingsFile, "utf8")).split("\n")[0]).toMatch(/^q1 Q0 a 1 \d+\.\d+ cairn$/);
  });

  it("gives null where there is nothing to measure", async () => {
    await write(corpus, `{"_id":"q","text":"football results"}`, "");
    expect(await evaluateRetrieval({ folder })).toMatchObject({
      answered: null,
      auroc: null,
      "ndcg@10": null,
      refused: 1,
    });
  });

  it("reads pages, headings and conversations", async () => {
    await write(
      corpus,
      `{"_id":"q","text":"and over 500?","history":["who approves refunds?"]}`,
      "q\ta\t2\n",
    );
    const { rows, queries, judgements } = await readRetrievalFolder(folder);
    expect(rows[0]).toMatchObject({ sop: "refunds", title: "Refunds", headings: ["Over 500"] });
    expect(rows[1]).toMatchObject({ sop: "b" });
    expect(queries[0]?.history).toEqual(["who approves refunds?"]);
    expect(judgements.get("q")?.get("a")).toBe(2);
  });

  it.each([
    ["corpus.jsonl:2: not a JSON object", `{"_id":"a"}\n{oops`, "", ""],
    ["corpus.jsonl:1: _id is missing", `{"text":"x"}`, "", ""],
    ["_id a stands there twice", `{"_id":"a"}\n{"_id":"a"}`, "", ""],
    ["queries.jsonl:1: text is missing", "", `{"_id":"q"}`, ""],
    ["queries.jsonl:1: history must be a list", "", `{"_id":"q","text":"x","history":"y"}`, ""],
    ["test.tsv:2: expected query-id", "", "", "query-id\tcorpus-id\tscore\nq a 1"],
  ])("says where a row is wrong: %s", async (message, corpusText, queries, qrels) => {
    await write(corpusText, queries, qrels);
    await expect(readRetrievalFolder(folder)).rejects.toThrow(message);
  });

  it("says which file is missing", async () => {
    await expect(readRetrievalFolder(folder)).rejects.toThrow("corpus.jsonl: cannot be read");
  });
});

describe("the measures", () => {
  const grades = new Map([
    ["a", 2],
    ["b", 1],
  ]);

  it("are those of trec_eval", () => {
    expect(ndcg(["a", "b"], grades, 10)).toBe(1);
    expect(ndcg(["b", "x", "a"], grades, 10)).toBeCloseTo((1 + 2 / 2) / (2 + 1 / Math.log2(3)));
    expect(recall(["x", "a", "b"], grades, 2)).toBe(0.5);
    expect(reciprocalRank(["x", "b"], grades, 10)).toBe(0.5);
    expect(reciprocalRank(["x", "b"], grades, 1)).toBe(0);
    expect(auroc([0.9, 0.5], [0.5, 0.1])).toBe(0.875);
    expect(auroc([], [0.5])).toBe(null);
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2);
  });
});

describe("typing errors", () => {
  it("are one in every third long word, the same for the same seed", () => {
    const text = "the expense report needs another receipt before approval";
    const typed = withTypos(text, seededRandom(1));
    expect(typed).toBe(withTypos(text, seededRandom(1)));
    const words = text.split(" ");
    const changed = typed.split(" ").flatMap((word, i) => (word === words[i] ? [] : [words[i]]));
    expect(changed).toEqual(["expense", "another", "approval"]);
  });
});
