import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { explain } from "../../src/ask/explain.ts";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import { type ModelCompany, openModelCompany } from "../support/model-company.ts";

/** Whatever becomes of the model, whoever asks gets an answer in time: checked, or the page's own words. */
let opened: ModelCompany;
let server: ModelCompany["server"];
let company: ModelCompany["company"];

beforeAll(async () => {
  opened = await openModelCompany();
  ({ server, company } = opened);
  await publish(7_000);
});

beforeEach(() => server.reset());

afterAll(() => opened.close());

function publish(answerWithinMs: number): Promise<void> {
  return company.publish({
    "sops/badges.md":
      "# Badges\n\n## Lost badges {#lost}\n\nA lost badge costs 25 euros. The first one in a year is free.\n",
    "people.yaml": "- { id: ada, name: Ada Moss }\n",
    "policy.yaml": `models:\n  answerWithinMs: ${answerWithinMs}\n  answerLeastMs: 50\n  restAfterFailures: 1000\n  retryWaitMs: 1\n`,
  });
}

const anything = /./s;
const question = "what does a lost badge cost?";
const answer = (...sentences: readonly { text: string; cites: readonly number[] }[]) =>
  JSON.stringify({ sentences });
const truth = answer(
  { text: "A lost badge costs 25 euros.", cites: [1] },
  { text: "The first in a year is free.", cites: [1] },
);

async function asked(): Promise<{ readonly message: OutgoingMessage; readonly elapsedMs: number }> {
  const began = performance.now();
  const [message] = await company.say(question, { person: "ada" });
  if (message === undefined) throw new Error("There was no answer");
  return { message, elapsedMs: performance.now() - began };
}

async function explained() {
  const { store } = company.runtime;
  const [answered] = await store.ask.answersOf("ada", 1);
  return explain({ store: store.ask, pages: store.pages }, answered?.id ?? "");
}

test("a model's answer is shown with its citation, and what wrote it is known afterwards", async () => {
  server.onMessage(anything, { content: truth, usage: { prompt_tokens: 310, completion_tokens: 42 } });
  const { message } = await asked();
  expect(message.outcome).toBe("answered");
  expect(message.card?.isGenerated).toBe(true);
  expect(message.card?.summary).toContain(
    "A lost badge costs 25 euros. [1] The first in a year is free. [1]",
  );
  expect(message.card?.summary).toContain("[1] Badges v1 · Lost badges");
  expect((await explained())?.writing?.inWords).toMatch(
    /^Written by openai:gpt-4\.1-mini with the prompt answer v\d+ \([0-9a-f]{12}\) for a novice: 310 tokens in, 42 out\.$/,
  );
  const metrics = await company.runtime.metrics.registry.metrics();
  expect(metrics).toContain('cairn_answer_writings_total{end="shown"} 1');
});

const says = (content: string) => () => void server.onMessage(anything, { content });
const fails = (status: number) => () =>
  void server.onMessage(anything, { error: { message: "no" }, status, retryAfter: 30 });

test.each([
  ["asks to slow down", "unwritten: busy", fails(429)],
  ["fails", "unwritten: down", fails(500)],
  ["is not there for the moment", "unwritten: down", fails(503)],
  ["writes no JSON", "unwritten: malformed", says("A lost badge costs 99 euros.")],
  ["writes half of it", "unwritten: malformed", says(truth.slice(0, 50))],
  [
    "is cut off",
    "unwritten: (?:malformed|down)",
    () => void server.onMessage(anything, { content: truth }, { chunkSize: 9, truncateAfterChunks: 4 }),
  ],
  [
    "hangs up",
    "unwritten: (?:malformed|down)",
    () => void server.onMessage(anything, { content: truth }, { latency: 50, disconnectAfterMs: 60 }),
  ],
  ["invents a figure", "replaced: ", says(answer({ text: "A lost badge costs 99 euros.", cites: [1] }))],
  ["cites nothing", "replaced: uncited", says(answer({ text: "A lost badge costs 25 euros.", cites: [] }))],
  ["says nothing", "replaced: empty", says(answer())],
])("the page is quoted when the model %s", async (_, why, fault) => {
  fault();
  const { message } = await asked();
  expectQuote(message);
  const writing = (await explained())?.writing;
  expect(`${writing?.end}: ${writing?.reasons.join(", ")}`).toMatch(new RegExp(`^${why}`));
});

test.each([
  ["begin", { latency: 9_000 }],
  ["end", { chunkSize: 2, streamingProfile: { ttft: 10, tps: 4 } }],
])("the page is quoted in time when the model does not %s", async (_, slowness) => {
  await publish(400);
  server.onMessage(anything, { content: truth }, slowness);
  const { message, elapsedMs } = await asked();
  expectQuote(message);
  expect(elapsedMs).toBeLessThan(4_000);
  expect((await explained())?.writing).toMatchObject({ end: "unwritten" });
});

function expectQuote({ outcome, card }: OutgoingMessage): void {
  expect(outcome).toBe("answered");
  expect(card?.isGenerated).toBeUndefined();
  expect(card?.summary).toContain("A lost badge costs 25 euros. The first one in a year is free.");
  expect(card?.summary).toContain("Badges v1 · Lost badges");
  expect(card?.summary).not.toMatch(/99|\[1\]|reference/);
}
