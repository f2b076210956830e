import {
  type ChatProvider,
  type ChatSettings,
  chatProviders,
  type OpenAiSettings,
} from "./providers/model/settings.ts";

/** Models that Cairn may use; `null`: none, and everything works without. Keys are secrets: config.ts hides the whole. */
export interface ModelSettings {
  readonly chat: ChatSettings | null;
  readonly embedding: OpenAiSettings | null;
  readonly moderation: OpenAiSettings | null;
}

type Values = Readonly<Record<string, string | undefined>>;

/** The settings of the models, and what is wrong with them: one line each. */
export function modelSettings(values: Values): {
  readonly models: ModelSettings;
  readonly problems: readonly string[];
} {
  const chosen = chosenModel(values.CHAT_MODEL);
  const problems = [
    ...chatProblems(values, chosen),
    ...addressProblems(values),
    ...["EMBEDDING_MODEL", "MODERATION_MODEL"].flatMap((name) => openAiProblems(values, name)),
  ];
  const models = {
    chat: chosen === null || chosen.provider === null ? null : chatSettings(values, chosen.provider, chosen),
    embedding: openAiSettings(values, values.EMBEDDING_MODEL),
    moderation: openAiSettings(values, values.MODERATION_MODEL),
  };
  return { models: problems.length > 0 ? none : models, problems };
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

const none: ModelSettings = { chat: null, embedding: null, moderation: null };

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

function chatSettings(values: Values, provider: ChatProvider, { name, model }: ChosenModel): ChatSettings {
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

function chatProblems(values: Values, chosen: ChosenModel | null): readonly string[] {
  if (chosen === null) return [];
  const { provider, model } = chosen;
  if (provider === null || model === "") {
    const known = Object.keys(chatProviders).join(", ");
    return [
      `CHAT_MODEL: write provider:model, such as openai:gpt-5-mini; use one of the providers ${known}.`,
    ];
  }
  if (provider === "azure_openai") return azureProblems(values);
  if (provider === "openai") return openAiProblems(values, "CHAT_MODEL");
  const { key } = chatProviders[provider];
  if (key === null || values[key] !== undefined) return [];
  return [`${key}: is missing; use the key of your account at ${provider}, or unset CHAT_MODEL.`];
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

function openAiProblems(values: Values, name: string): readonly string[] {
  if (values[name] === undefined) return [];
  if (values.OPENAI_API_KEY !== undefined || values.OPENAI_BASE_URL !== undefined) return [];
  return [
    `OPENAI_API_KEY: is missing for ${name}; use a key of your account, or set OPENAI_BASE_URL to a server that needs none.`,
  ];
}

function addressProblems(values: Values): readonly string[] {
  return ["OPENAI_BASE_URL", "AZURE_OPENAI_ENDPOINT", "OLLAMA_BASE_URL"].flatMap((name) => {
    const address = values[name];
    if (address === undefined || (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)))
      return [];
    return [`${name}: is not a web address; use one such as https://models.example.com/v1, or unset it.`];
  });
}
