import type { EmbeddingSettings, RerankSettings } from "./providers/embedder/settings.ts";
import {
  type ChatProvider,
  type ChatSettings,
  chatProviders,
  type OpenAiSettings,
} from "./providers/model/settings.ts";

/** Models that Cairn may use; `null`: none, and everything works without. Keys are secrets: config.ts hides the whole. */
export interface ModelSettings {
  readonly chat: ChatSettings | null;
  readonly embedding: EmbeddingSettings | null;
  readonly rerank: RerankSettings | null;
  readonly moderation: OpenAiSettings | null;
  /** What judges answers where they are measured; it writes nothing for people. */
  readonly judge: ChatSettings | null;
}

type Values = Readonly<Record<string, string | undefined>>;

/** The settings of the models, and what is wrong with them: one line each. */
export function modelSettings(values: Values): {
  readonly models: ModelSettings;
  readonly problems: readonly string[];
} {
  const problems = [
    ...chatProblems(values, "CHAT_MODEL"),
    ...chatProblems(values, "JUDGE_MODEL"),
    ...addressProblems(values),
    ...dimensionsProblems(values),
    ...rerankProblems(values),
    ...keyProblems(values),
  ];
  const models = {
    chat: chatSettings(values, chosenModel(values.CHAT_MODEL)),
    embedding: embeddingSettings(values),
    rerank: rerankSettings(values),
    moderation: openAiSettings(values, values.MODERATION_MODEL),
    judge: chatSettings(values, chosenModel(values.JUDGE_MODEL)),
  };
  return { models: problems.length > 0 ? none : models, problems: [...new Set(problems)] };
}

/** What whoever starts Cairn should know. */
export function modelNotes(values: Values): readonly string[] {
  const notes: string[] = [];
  if (values.MODERATION_MODEL !== undefined && values.CHAT_MODEL === undefined)
    notes.push("MODERATION_MODEL is not used: without CHAT_MODEL nothing is written that it could look at.");
  const tracing = tracingNames.find((name) => values[name]?.toLowerCase() === "true");
  if (tracing !== undefined && values.CHAT_MODEL !== undefined)
    notes.push(
      `${tracing} is on: LangChain sends every prompt and output to LangSmith. Unset it to stop that.`,
    );
  return notes;
}

const tracingNames = [
  "LANGSMITH_TRACING_V2",
  "LANGCHAIN_TRACING_V2",
  "LANGSMITH_TRACING",
  "LANGCHAIN_TRACING",
];

const none: ModelSettings = { chat: null, embedding: null, rerank: null, moderation: null, judge: null };

interface ChosenModel {
  readonly name: string;
  /** `null`: none that we know. */
  readonly provider: ChatProvider | null;
  readonly model: string;
}

function chosenModel(name: string | undefined): ChosenModel | null {
  if (name === undefined) return null;
  const [, provider = "", model = ""] = /^([^:]*):(.*)$/s.exec(name.trim()) ?? [];
  return { name: name.trim(), provider: isProvider(provider) ? provider : null, model };
}

function isProvider(name: string): name is ChatProvider {
  return Object.hasOwn(chatProviders, name);
}

function chatSettings(values: Values, chosen: ChosenModel | null): ChatSettings | null {
  if (chosen === null || chosen.provider === null) return null;
  const { name, provider, model } = chosen;
  const key = chatProviders[provider].key;
  const apiKey = (key === null ? undefined : values[key]) ?? null;
  const settings = { name, provider, model, apiKey, baseUrl: null, apiVersion: null };
  if (provider === "openai") return { ...settings, ...(openAiSettings(values, model) ?? {}) };
  if (provider !== "azure_openai") return { ...settings, baseUrl: baseUrlOf(values, provider) };
  const { AZURE_OPENAI_ENDPOINT: baseUrl = null, AZURE_OPENAI_API_VERSION: apiVersion = null } = values;
  return { ...settings, baseUrl, apiVersion };
}

function baseUrlOf(values: Values, provider: ChatProvider): string | null {
  return provider === "ollama" ? (values.OLLAMA_BASE_URL ?? null) : null;
}

/** A server of one's own at OPENAI_BASE_URL often wants no key; the client wants to send one. */
function openAiSettings(values: Values, model: string | undefined): OpenAiSettings | null {
  if (model === undefined) return null;
  const { OPENAI_API_KEY: apiKey = "none", OPENAI_BASE_URL: baseUrl = null } = values;
  return { model, apiKey, baseUrl };
}

/** `openai:` in front, as of CHAT_MODEL, says the same as nothing. */
function embeddingSettings(values: Values): EmbeddingSettings | null {
  const settings = openAiSettings(values, values.EMBEDDING_MODEL?.trim().replace(/^openai:/, ""));
  const { EMBEDDING_DIMENSIONS: dimensions } = values;
  return settings && { ...settings, dimensions: dimensions === undefined ? null : Number(dimensions) };
}

/** Left out, its address and key are those of the other models. */
function rerankSettings(values: Values): RerankSettings | null {
  const { RERANK_MODEL: model, OPENAI_BASE_URL, OPENAI_API_KEY } = values;
  const { RERANK_BASE_URL: baseUrl = OPENAI_BASE_URL, RERANK_API_KEY: apiKey = OPENAI_API_KEY } = values;
  return model === undefined || baseUrl === undefined ? null : { model, baseUrl, apiKey: apiKey ?? "none" };
}

function rerankProblems({
  RERANK_MODEL: model,
  RERANK_BASE_URL,
  OPENAI_BASE_URL,
}: Values): readonly string[] {
  if (model === undefined || RERANK_BASE_URL !== undefined || OPENAI_BASE_URL !== undefined) return [];
  return [
    "RERANK_BASE_URL: is missing for RERANK_MODEL; use the address below which /rerank answers, such as https://api.cohere.com/v2.",
  ];
}

function dimensionsProblems({ EMBEDDING_DIMENSIONS: dimensions }: Values): readonly string[] {
  if (dimensions === undefined || /^[1-9]\d{0,3}$/.test(dimensions)) return [];
  return [
    "EMBEDDING_DIMENSIONS: is not a length of vectors; use a number from 1 to 9999 that the model offers, such as 512, or unset it.",
  ];
}

function chatProblems(values: Values, variable: "CHAT_MODEL" | "JUDGE_MODEL"): readonly string[] {
  const chosen = chosenModel(values[variable]);
  if (chosen === null) return [];
  const { provider, model } = chosen;
  if (provider === null || model === "") {
    const known = Object.keys(chatProviders).join(", ");
    return [
      `${variable}: write provider:model, such as openai:gpt-5-mini; use one of the providers ${known}.`,
    ];
  }
  if (provider === "azure_openai") return azureProblems(values);
  if (provider === "openai") return [];
  const { key } = chatProviders[provider];
  if (key === null || values[key] !== undefined) return [];
  return [`${key}: is missing; use the key of your account at ${provider}, or unset ${variable}.`];
}

function azureProblems(values: Values): readonly string[] {
  const wanted = {
    AZURE_OPENAI_API_KEY: "use a key of the Azure OpenAI resource, under Keys and Endpoint",
    AZURE_OPENAI_ENDPOINT: "use the resource's endpoint, such as https://name.openai.azure.com",
    AZURE_OPENAI_API_VERSION: "use a version of the interface, such as 2024-10-21",
  };
  return Object.entries(wanted)
    .filter(([name]) => values[name] === undefined)
    .map(([name, what]) => `${name}: is missing; ${what}.`);
}

/** One key serves every model at OpenAI's address, or at another. */
function keyProblems(values: Values): readonly string[] {
  const wanting = [
    ...["CHAT_MODEL", "JUDGE_MODEL"].filter((name) => chosenModel(values[name])?.provider === "openai"),
    ...["EMBEDDING_MODEL", "MODERATION_MODEL"].filter((name) => values[name] !== undefined),
  ];
  if (wanting.length === 0) return [];
  if (values.OPENAI_API_KEY !== undefined || values.OPENAI_BASE_URL !== undefined) return [];
  return [
    `OPENAI_API_KEY: is missing for ${wanting.join(" and ")}; use a key of your account, or set OPENAI_BASE_URL to a server that needs none.`,
  ];
}

function addressProblems(values: Values): readonly string[] {
  return ["OPENAI_BASE_URL", "RERANK_BASE_URL", "AZURE_OPENAI_ENDPOINT", "OLLAMA_BASE_URL"].flatMap(
    (name) => {
      const address = values[name];
      if (address === undefined || (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)))
        return [];
      return [`${name}: is not a web address; use one such as https://models.example.com/v1, or unset it.`];
    },
  );
}
