import { inspect } from "node:util";
import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { modelSettings } from "../src/config-models.ts";

const problemsOf = (values: Record<string, string>) => modelSettings(values).problems;
const modelsOf = (values: Record<string, string>) => modelSettings(values).models;

test("without any of them there is no model, and nothing is wrong", () => {
  const { models, problems } = modelSettings({});
  expect(Object.values(models).every((model) => model === null)).toBe(true);
  expect(problems).toEqual([]);
});

test("a model is named with its provider", () => {
  const wrong =
    /^CHAT_MODEL: write provider:model, such as openai:gpt-5-mini; use one of .*anthropic.*ollama/;
  for (const name of ["gpt-5-mini", "openai:", ":gpt-5-mini", "opnai:gpt-5-mini"])
    expect(problemsOf({ CHAT_MODEL: name, OPENAI_API_KEY: "sk" }).join("\n")).toMatch(wrong);
});

test("a judge is named in the same way, and is no model that writes", () => {
  expect(problemsOf({ JUDGE_MODEL: "gpt-5" })[0]).toMatch(/^JUDGE_MODEL: write provider:model/);
  const models = modelsOf({ JUDGE_MODEL: "openai:gpt-5", OPENAI_API_KEY: "sk" });
  expect(models).toMatchObject({ chat: null, judge: { name: "openai:gpt-5", model: "gpt-5" } });
});

test("a name with colons of its own is kept whole", () => {
  expect(modelsOf({ CHAT_MODEL: "ollama:qwen3:8b" }).chat).toMatchObject({
    provider: "ollama",
    model: "qwen3:8b",
  });
});

test("a missing key is told once for everything that wants it", () => {
  const values = { CHAT_MODEL: "openai:gpt-5-mini", EMBEDDING_MODEL: "small", MODERATION_MODEL: "omni" };
  expect(problemsOf(values)).toEqual([
    "OPENAI_API_KEY: is missing for CHAT_MODEL and EMBEDDING_MODEL and MODERATION_MODEL; use a key of your account, or set OPENAI_BASE_URL to a server that needs none.",
  ]);
  expect(problemsOf({ ...values, OPENAI_BASE_URL: "http://localhost:8000/v1" })).toEqual([]);
});

test("another provider's key is asked for by its own name", () => {
  expect(problemsOf({ CHAT_MODEL: "anthropic:claude-sonnet-4-5" })).toEqual([
    "ANTHROPIC_API_KEY: is missing; use the key of your account at anthropic, or unset CHAT_MODEL.",
  ]);
  expect(problemsOf({ CHAT_MODEL: "azure_openai:answers" }).map((line) => line.split(":")[0])).toEqual([
    "AZURE_OPENAI_API_KEY",
    "AZURE_OPENAI_ENDPOINT",
    "AZURE_OPENAI_API_VERSION",
  ]);
});

test("an address that is none is told, and a moderation that nobody needs is noted", () => {
  expect(problemsOf({ EMBEDDING_MODEL: "small", OPENAI_BASE_URL: "models.example.com" })).toEqual([
    "OPENAI_BASE_URL: is not a web address; use one such as https://models.example.com/v1, or unset it.",
  ]);
  const { notes } = readConfig({ MODERATION_MODEL: "omni", OPENAI_API_KEY: "sk" }, "/srv/cairn");
  expect(notes).toEqual([expect.stringContaining("MODERATION_MODEL is not used")]);
});

test("somebody who traces prompts elsewhere is told so", () => {
  const traced = { CHAT_MODEL: "openai:gpt-5-mini", OPENAI_API_KEY: "sk", LANGSMITH_TRACING: "true" };
  expect(readConfig(traced, "/srv/cairn").notes).toEqual([
    expect.stringContaining("LANGSMITH_TRACING is on"),
  ]);
});

test("keys show in no log line", () => {
  const { secrets } = readConfig(
    { CHAT_MODEL: "openai:gpt-5-mini", OPENAI_API_KEY: "hunter2" },
    "/srv/cairn",
  );
  expect(secrets.models.chat?.apiKey).toBe("hunter2");
  expect(`${inspect({ secrets })} ${JSON.stringify({ secrets })}`).not.toContain("hunter2");
});
