import { LLMock } from "@copilotkit/aimock";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { EmbeddingFailure } from "../../src/core/errors.ts";
import { type EmbeddingRequest, openAiEmbedder } from "../../src/providers/embedder/openai-embedder.ts";
import { type EmbeddingServer, startEmbeddings } from "../support/embedding-server.ts";
import { lettersOf } from "../support/letter-vectors.ts";

let server: EmbeddingServer;
let waits: number[];
let requests: EmbeddingRequest[];

beforeAll(async () => {
  server = await startEmbeddings();
});

afterAll(() => server.close());

beforeEach(() => {
  server.vectorOf = lettersOf;
  [waits, requests] = [[], []];
  server.embedded.length = 0;
  server.faults.length = 0;
});

describe("texts that are indexed", () => {
  it("come back as vectors in their order, in requests that are not too large", async () => {
    const texts = Array.from({ length: 200 }, (_, n) => `refund ${"a".repeat(n)}`);
    expect(await embedder().embed(texts)).toEqual(texts.map(lettersOf));
    expect(server.embedded.map((some) => some.length)).toEqual([96, 96, 8]);
    expect(requests.map(({ purpose, end }) => `${purpose} ${end}`)).toEqual(
      Array(3).fill("passages embedded"),
    );
  });

  it("are sent without what is beyond every model's limit", async () => {
    await embedder().embed(["b".repeat(50_000)]);
    expect(server.embedded[0]?.[0]).toHaveLength(20_000);
  });

  it("are asked for again when the service is busy or down, after as long as it says", async () => {
    server.faults.push({ kind: "status", status: 429, retryAfter: 7 }, { kind: "status", status: 500 });
    expect(await embedder().embed(["cat"])).toEqual([lettersOf("cat")]);
    expect(waits).toEqual([7_000, 2_000]);
  });

  it.each<[string, number, EmbeddingFailure, number]>([
    ["is down for long", 503, "down", 3],
    ["asks to wait for minutes", 429, "busy", 0],
    ["does not know the key", 401, "denied", 0],
    ["refuses the text", 400, "refused", 0],
  ])("fail with a reason when the service %s", async (_name, status, reason, waited) => {
    const retryAfter = status === 429 ? { retryAfter: 600 } : {};
    server.faults.push(
      ...Array.from({ length: 9 }, () => ({ kind: "status" as const, status, ...retryAfter })),
    );
    await expect(embedder().embed(["cat"])).rejects.toMatchObject({
      name: "EmbeddingsUnavailableError",
      reason,
    });
    expect(waits).toHaveLength(waited);
  });

  it("fail rather than take the vector of another text", async () => {
    server.faults.push(...Array.from({ length: 4 }, () => ({ kind: "one-less" as const })));
    await expect(embedder().embed(["cat", "dog"])).rejects.toMatchObject({ reason: "down" });
  });

  it("fail when nothing listens there", async () => {
    const nowhere = openAiEmbedder({ ...settings(), baseUrl: "http://127.0.0.1:9/v1" }, deps());
    await expect(nowhere.embed(["cat"])).rejects.toMatchObject({ reason: "down" });
  });
});

describe("a question", () => {
  it("is asked once, within its time", async () => {
    server.faults.push({ kind: "status", status: 500 });
    await expect(embedder().embed(["cat"], { withinMs: 5_000 })).rejects.toMatchObject({ reason: "down" });
    expect(waits).toEqual([]);
  });

  it("does not wait for a service that says nothing", async () => {
    server.faults.push({ kind: "silence" });
    await expect(embedder().embed(["cat"], { withinMs: 50 })).rejects.toMatchObject({ reason: "too-slow" });
    expect(requests).toEqual([{ purpose: "question", end: "too-slow", texts: 1, tokens: 0 }]);
  });
});

it("asks for the length wanted, under a name of its own", async () => {
  server.vectorOf = (text, { dimensions }) => lettersOf(text).slice(0, dimensions);
  const short = openAiEmbedder({ ...settings(), dimensions: 3 }, deps());
  expect(short.name).toBe("letters at 3");
  expect(await short.embed(["cab"])).toEqual([[1, 1, 1]]);
});

it("speaks with another implementation of the interface", async () => {
  const mock = new LLMock({ port: 0 });
  mock.onEmbedding("cat", { embedding: [0.6, 0.8] });
  const url = await mock.start();
  const wanted = openAiEmbedder({ ...settings(), baseUrl: `${url}/v1` }, deps());
  expect(await wanted.embed(["cat"])).toEqual([[0.6, 0.8]]);
  await mock.stop();
});

function settings() {
  return { model: "letters", apiKey: "none", baseUrl: server.url, dimensions: null };
}

function deps() {
  return {
    wait: async (ms: number) => waits.push(ms) > 0,
    stopping: new AbortController().signal,
    onRequest: (request: EmbeddingRequest) => void requests.push(request),
  };
}

function embedder() {
  return openAiEmbedder(settings(), deps());
}
