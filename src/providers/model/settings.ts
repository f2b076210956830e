/** How to reach a chat model. The key is a secret: config.ts hides the whole. */
export interface ChatSettings {
  /** As configured: "openai:gpt-5-mini". */
  readonly name: string;
  readonly provider: ChatProvider;
  /** As the provider calls it; Azure: the deployment. */
  readonly model: string;
  /** `null`: the provider's package finds one by itself, or needs none. */
  readonly apiKey: string | null;
  /** Where it is, when not at the provider's own address. */
  readonly baseUrl: string | null;
  /** Azure's version of the interface; `null` with others. */
  readonly apiVersion: string | null;
}

/** A model at OpenAI or at any address that talks like it. */
export interface OpenAiSettings {
  readonly model: string;
  readonly apiKey: string;
  readonly baseUrl: string | null;
}

/** Which package of LangChain talks to a provider, and in which variable the package looks for its key. */
export const chatProviders = {
  openai: { package: "@langchain/openai", key: "OPENAI_API_KEY" },
  azure_openai: { package: "@langchain/openai", key: "AZURE_OPENAI_API_KEY" },
  anthropic: { package: "@langchain/anthropic", key: "ANTHROPIC_API_KEY" },
  ollama: { package: "@langchain/ollama", key: null },
  "google-genai": { package: "@langchain/google-genai", key: "GOOGLE_API_KEY" },
  "google-vertexai": { package: "@langchain/google-vertexai", key: null },
  bedrock: { package: "@langchain/aws", key: null },
  mistralai: { package: "@langchain/mistralai", key: "MISTRAL_API_KEY" },
  groq: { package: "@langchain/groq", key: "GROQ_API_KEY" },
  cohere: { package: "@langchain/cohere", key: "COHERE_API_KEY" },
  deepseek: { package: "@langchain/deepseek", key: "DEEPSEEK_API_KEY" },
  xai: { package: "@langchain/xai", key: "XAI_API_KEY" },
} as const;

export type ChatProvider = keyof typeof chatProviders;
