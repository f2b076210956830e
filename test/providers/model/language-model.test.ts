import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { WriteRequest } from "../../../src/core/ports/language-model.ts";
import { outputSchema } from "../../../src/providers/prompt-text.ts";
import { loadPrompts } from "../../../src/providers/prompts.ts";
import { anything, followUp, said } from "./support/asked.ts";
import { type ModelWorld, openModelWorld } from "./support/model-world.ts";
import { inputsOf, outputs, promptNames } from "./support/sample-prompts.ts";

let world: ModelWorld;
beforeAll(async () => {
  world = await openModelWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const answer: WriteRequest<"answer"> = {
  prompt: "answer",
  inputs: inputsOf("answer"),
  person: "mara",
  withinMs: 10_000,
};
const usage = { prompt_tokens: 400, completion_tokens: 30 };

test("every prompt is sent as its file has it, and its output comes back whole", async () => {
  const { server } = world;
  for (const name of promptNames)
    server.on(
      { predicate: ({ response_format }) => JSON.stringify(response_format).includes(`"name":"${name}"`) },
      { content: JSON.stringify(outputs[name]), usage },
    );
  const model = await world.open();
  const prompts = loadPrompts();
  for (const name of promptNames) {
    const written = await model.write({
      prompt: name,
      inputs: inputsOf(name),
      person: null,
      withinMs: 10_000,
    });
    const { version, hash, temperature, maxOutputTokens } = prompts[name];
    expect(written).toEqual({
      kind: "written",
      output: outputs[name],
      use: {
        model: "openai:gpt-4.1-mini",
        prompt: { name, version, hash },
        inputTokens: 400,
        outputTokens: 30,
        cost: 0,
        elapsedMs: expect.any(Number),
      },
    });
    const sent = server.getLastRequest()?.body;
    expect(sent).toMatchObject({
      model: "gpt-4.1-mini",
      stream: true,
      temperature,
      max_tokens: maxOutputTokens + 2_000,
      response_format: { type: "json_schema", json_schema: { strict: true, schema: outputSchema(name) } },
    });
  }
  expect(server.getRequests()).toHaveLength(promptNames.length);
});

test("what there is so far is told while it grows", async () => {
  world.server.onMessage(anything, { content: said }, { chunkSize: 8 });
  const model = await world.open();
  const partials: unknown[] = [];
  await model.write({ ...followUp, onPartial: (partial) => partials.push(partial) });
  expect(partials.length).toBeGreaterThan(3);
  expect(partials.at(-1)).toEqual(outputs["standalone-question"]);
  expect(partials).toContainEqual({ question: "Who" });
});

test("moderation looks at what people will read, and withholds what it flags or cannot look at", async () => {
  const { server } = world;
  server.onMessage(anything, { content: JSON.stringify(outputs.answer) }, { chunkSize: 8 });
  server.onModerate(/team lead/, { flagged: true, categories: {} });
  const model = await world.open({ moderation: "here" });
  const partials: unknown[] = [];
  const moderated = { ...answer, onPartial: (partial: unknown) => partials.push(partial) };
  expect(await model.write(moderated)).toEqual({ kind: "unwritten", reason: "refused" });
  expect(partials).toEqual([]);
});

test("a text that could not be moderated is shown only if the policy says so", async () => {
  world.server.onMessage(anything, { content: JSON.stringify(outputs.answer) });
  const strict = await world.open({ moderation: "down" });
  expect(await strict.write(answer)).toEqual({ kind: "unwritten", reason: "down" });
  const lenient = await world.open({ moderation: "down", policy: { unmoderated: "show" } });
  expect(await lenient.write(answer)).toMatchObject({ kind: "written" });
});

test("what only Cairn reads is not moderated", async () => {
  world.server.onMessage(anything, { content: said });
  const model = await world.open({ moderation: "down" });
  expect(await model.write(followUp)).toMatchObject({ kind: "written" });
});

test("a model that thinks is asked to think little, and is sent no temperature", async () => {
  world.server.onMessage(anything, { content: said });
  const model = await world.open({ chat: { model: "gpt-5-mini" } });
  expect(await model.write(followUp)).toMatchObject({ kind: "written" });
  const sent = world.server.getLastRequest()?.body;
  expect(sent).toMatchObject({ reasoning_effort: "low", max_completion_tokens: 2_160 });
  expect(sent).not.toHaveProperty("temperature");
});

test("a model that knows no schema is made to call a tool with the output", async () => {
  const name = "standalone-question";
  world.server.onMessage(anything, { toolCalls: [{ name, arguments: said }] }, { chunkSize: 8 });
  const model = await world.open({ chat: { model: "gpt-3.5-turbo" } });
  const partials: unknown[] = [];
  const written = await model.write({ ...followUp, onPartial: (partial) => partials.push(partial) });
  expect(written).toMatchObject({ kind: "written", output: outputs[name] });
  expect(partials.length).toBeGreaterThan(3);
});

test("Azure is asked at its own address, by its deployment", async () => {
  world.server.onMessage(anything, { content: said });
  const baseUrl = world.server.url;
  const azure = { name: "azure_openai:answers", provider: "azure_openai", model: "answers" } as const;
  const model = await world.open({ chat: { ...azure, baseUrl, apiVersion: "2024-10-21" } });
  expect(await model.write(followUp)).toMatchObject({
    kind: "written",
    use: { model: "azure_openai:answers" },
  });
  expect(world.server.getLastRequest()?.path).toBe(
    "/openai/deployments/answers/chat/completions?api-version=2024-10-21",
  );
});

test("a provider whose package is not installed is named with what to install", async () => {
  const chat = {
    name: "ollama:qwen3",
    provider: "ollama",
    model: "qwen3",
    apiKey: null,
    baseUrl: null,
  } as const;
  await expect(world.open({ chat })).rejects.toThrow(
    "CHAT_MODEL: ollama:qwen3 needs a package that is not installed; run npm install @langchain/ollama and start again.",
  );
});
