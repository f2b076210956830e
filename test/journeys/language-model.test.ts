import { afterAll, beforeAll, expect, test } from "vitest";
import { watchModel } from "../../src/http/metrics-model.ts";
import { drawn } from "../support/drawn-card.ts";
import { type ModelCompany, openModelCompany } from "../support/model-company.ts";
import { runCairn } from "../support/run-cairn.ts";

/** How a language model is seen by whoever looks after Cairn: doctor, metrics, home. */
let opened: ModelCompany;
let server: ModelCompany["server"];
let company: ModelCompany["company"];

beforeAll(async () => {
  opened = await openModelCompany({ CAIRN_ADMIN: "ada@example.com" });
  ({ server, company } = opened);
  await company.publish({
    "sops/refunds.md": "# Refunds\n\nA team lead approves refunds over 500 euros.\n",
    "people.yaml": "- { id: ada, name: Ada Moss, email: ada@example.com }\n- { id: ben, name: Ben Roe }\n",
    "policy.yaml":
      "models:\n  answers: off\n  prices:\n    openai:gpt-4.1-mini: { input: 0.4, output: 1.6 }\n",
  });
});

afterAll(() => opened.close());

async function doctor(): Promise<string> {
  const { text } = await runCairn(company.runtime, ["doctor"]);
  await company.runtime.settled();
  const lines = text.split("\n");
  return lines
    .filter((line) => /model|moderation/.test(line))
    .join("\n")
    .replace(/in \d\.\d s/, "in … s");
}

test("doctor asks it a short question, and says what is left of today's budget", async () => {
  const usage = { prompt_tokens: 300, completion_tokens: 20 };
  server.onMessage(/./s, { content: JSON.stringify({ question: "Who approves a refund?" }), usage });
  expect(await doctor()).toMatchInlineSnapshot(`
    "ok    language model: openai:gpt-4.1-mini answers in … s, today 320 of 5,000,000 tokens, 0.00 of 20.00 in money
    ok    moderation: off"
  `);
});

test("the administrator's home tells what it used today, and nobody else's does", async () => {
  const [own] = await company.say("home", { person: "ada" });
  expect(own?.card && drawn(own.card)).toContain(
    "Model: openai:gpt-4.1-mini, today 320 of 5,000,000 tokens, 0.00 of 20.00 in money.",
  );
  const [other] = await company.say("home", { person: "ben" });
  expect(other?.card && drawn(other.card)).not.toContain("Model:");
});

test("metrics count calls, tokens and cost, and what is left", async () => {
  const { metrics, modelState } = company.runtime;
  watchModel(metrics, modelState);
  const text = await metrics.registry.metrics();
  for (const line of [
    'cairn_model_calls_total{prompt="standalone-question",outcome="written"} 1',
    'cairn_model_tokens_total{prompt="standalone-question",direction="in"} 300',
    'cairn_model_cost_total{prompt="standalone-question"} 0.000152',
    "cairn_model_tokens_left 4999680",
    "cairn_model_money_left 19.999848",
    "cairn_model_resting 0",
  ])
    expect(text).toContain(line);
});

test("a key that is no longer taken: doctor says what to do, and home that pages are quoted", async () => {
  server.reset();
  server.onMessage(/./s, { error: { message: "no", code: "invalid_api_key" }, status: 401 });
  expect(await doctor()).toMatchInlineSnapshot(`
    "WRONG language model: openai:gpt-4.1-mini does not answer, today 320 of 5,000,000 tokens, 0.00 of 20.00 in money Pages are quoted meanwhile; look at its key and address, and at the provider's status. The log has the status code.
    ok    moderation: off"
  `);
  const [home] = await company.say("home", { person: "ada" });
  expect(home?.card && drawn(home.card)).toContain("pages are quoted until it answers again");
});
