import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { httpReranker } from "../../src/providers/embedder/http-reranker.ts";
import { inOrderOf } from "../../src/retrieval/rerank.ts";
import type { Candidate } from "../../src/retrieval/rescore.ts";
import { passage } from "../contract/index-contract.ts";
import { closeServer } from "../support/close-server.ts";

interface Asked {
  readonly query: string;
  readonly documents: readonly string[];
}

let server: Server;
let asked: Asked[];
let answer: (asked: Asked) => unknown;
let ends: string[];
let now: Date;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = JSON.parse(await text(request)) as Asked;
    asked.push(body);
    const given = answer(body);
    if (given === "silence") return;
    response.writeHead(given === null ? 500 : 200).end(JSON.stringify(given));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(() => closeServer(server));

beforeEach(() => {
  [asked, ends, now] = [[], [], new Date("2026-11-20T10:00:00Z")];
  answer = ({ query, documents }) => ({
    results: documents
      .map((document, index) => ({ index, relevance_score: document === query ? 0.9 : 0.1 }))
      .sort((a, b) => b.relevance_score - a.relevance_score),
  });
});

describe("a reranking model", () => {
  it("gives each text a figure, whatever their order in its answer", async () => {
    expect(await reranker().rerank("cat", ["dog", "cat"])).toEqual([0.1, 0.9]);
    expect(asked).toMatchObject([{ model: "judge", query: "cat", documents: ["dog", "cat"], top_n: 2 }]);
  });

  it.each([
    ["fails", null],
    ["says nothing in its time", "silence"],
    ["forgets a text", { results: [{ index: 0, relevance_score: 1 }] }],
    ["says something else", { data: [] }],
  ])("leaves the order as it was when it %s", async (_name, given) => {
    answer = () => given;
    expect(await reranker(given === "silence" ? 30 : 5_000).rerank("cat", ["dog", "cat"])).toBeNull();
    expect(ends).toEqual(["failed"]);
  });

  it("is left alone for a while after it failed twice", async () => {
    const one = reranker();
    const whole = answer;
    answer = () => null;
    await one.rerank("cat", ["dog", "cat"]);
    await one.rerank("cat", ["dog", "cat"]);
    answer = whole;
    expect(await one.rerank("cat", ["dog", "cat"])).toBeNull();
    expect(asked).toHaveLength(2);
    now = new Date(now.getTime() + 30_000);
    expect(await one.rerank("cat", ["dog", "cat"])).toEqual([0.1, 0.9]);
  });
});

it("orders the first candidates and leaves how close they are", () => {
  const candidates = [9, 8, 7, 6].map((score) => candidate(`p${score}`, score));
  const ordered = inOrderOf(candidates, [0.1, 0.2, 0.9]);
  expect(ordered.map(({ row, score }) => `${row.id} ${score}`)).toEqual(["p7 9", "p8 8", "p9 7", "p6 6"]);
});

function candidate(id: string, score: number): Candidate {
  return { row: passage(id), score, fit: score, meaning: 0, speaksOf: [] };
}

function reranker(rerankWithinMs = 5_000) {
  const { port } = server.address() as AddressInfo;
  const settings = { model: "judge", apiKey: "none", baseUrl: `http://127.0.0.1:${port}/v1/` };
  return httpReranker(settings, {
    policy: async () => ({ rerankWithinMs, restMs: 30_000 }),
    now: () => now,
    onRequest: (end) => void ends.push(end),
  });
}
