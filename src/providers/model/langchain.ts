import type { BaseMessage } from "@langchain/core/messages";
import { initChatModel } from "langchain/chat_models/universal";
import { InputError } from "../../core/errors.ts";
import { modelWords } from "../../core/messages/models.ts";
import type { Chat, ChatRequest } from "./chat.ts";
import { failureOf } from "./langchain-failure.ts";
import { gatherText } from "./langchain-text.ts";
import { type ChatSettings, chatProviders } from "./settings.ts";

/**
 * A chat model through LangChain.
 *
 * @throws InputError when the provider's package is not installed or does not take the settings. A model that
 *   cannot be reached is no error: that may pass.
 */
export async function openLangChain(settings: ChatSettings): Promise<Chat> {
  // Whatever is wrong with the settings shows here, not at the first question.
  await structuredModel(settings, { maxTokens: 1, temperature: 0 }).catch((error: unknown) => {
    throw new InputError(openingProblem(settings, error));
  });
  return { complete: (request) => complete(settings, request) };
}

async function complete(settings: ChatSettings, request: ChatRequest) {
  const { signal, system, input, prompt, schema } = request;
  const gathered = gatherText(request.onMore);
  try {
    const model = await structuredModel(settings, request);
    const structured = model.withStructuredOutput(schema, {
      name: prompt,
      includeRaw: true,
      // Others do not know the word.
      ...(isOpenAi(settings) ? { strict: true } : {}),
    });
    const callbacks = [
      {
        name: "gather",
        // Otherwise it would be told of a text when that has long been whole.
        awaitHandlers: true,
        handleLLMNewToken: (...[, , , , , fields]: NewToken) => gathered.add(messageIn(fields?.chunk)),
        handleLLMEnd: (output: { readonly generations: readonly (readonly object[])[] }) =>
          gathered.finish(messageIn(output.generations[0]?.[0])),
      },
    ];
    const stream = await structured.stream(
      [
        ["system", system],
        ["human", input],
      ],
      { signal, callbacks },
    );
    for await (const _part of stream);
    return gathered.end() ?? cutOff;
  } catch (error) {
    // What came whole and cannot be parsed is an error here; to us it is a text that says something else.
    return (signal.aborted ? null : gathered.end()) ?? failureOf(error, signal);
  }
}

const cutOff = {
  kind: "failure",
  reason: "down",
  retryAfterMs: null,
  mayCost: true,
  detail: "cut off",
} as const;

type NewToken = [string, unknown, string, string?, string[]?, { readonly chunk?: object }?];

function messageIn(generation: object | undefined): BaseMessage | null {
  return generation !== undefined && "message" in generation ? (generation.message as BaseMessage) : null;
}

/** One try only: whether there is time for another, the caller knows. */
function structuredModel(
  settings: ChatSettings,
  { maxTokens, temperature }: Pick<ChatRequest, "maxTokens" | "temperature">,
) {
  const { provider, model, apiKey, baseUrl, apiVersion } = settings;
  const limits = { maxRetries: 0, maxTokens, ...(thinks(settings) ? thinkingLittle : { temperature }) };
  const key = apiKey === null ? {} : { apiKey };
  switch (provider) {
    case "openai":
      return initChatModel(model, {
        ...limits,
        modelProvider: provider,
        apiKey,
        configuration: { baseURL: baseUrl ?? undefined, maxRetries: 0 },
      });
    case "azure_openai":
      return initChatModel(model, {
        ...limits,
        modelProvider: provider,
        azureOpenAIApiKey: apiKey,
        azureOpenAIEndpoint: baseUrl,
        azureOpenAIApiVersion: apiVersion,
        azureOpenAIApiDeploymentName: model,
        configuration: { maxRetries: 0 },
      });
    case "ollama":
      return initChatModel(model, {
        ...limits,
        numPredict: maxTokens,
        modelProvider: provider,
        ...(baseUrl === null ? {} : { baseUrl }),
      });
    case "google-genai":
    case "google-vertexai":
      return initChatModel(model, { ...limits, ...key, maxOutputTokens: maxTokens, modelProvider: provider });
    case "anthropic":
    case "bedrock":
    case "mistralai":
    case "groq":
    case "cohere":
    case "deepseek":
    case "xai":
      return initChatModel(model, { ...limits, ...key, modelProvider: provider });
  }
}

function isOpenAi({ provider }: ChatSettings): boolean {
  return provider === "openai" || provider === "azure_openai";
}

/** OpenAI's models that think refuse a temperature; their usual effort takes longer than anybody waits for an answer. */
function thinks(settings: ChatSettings): boolean {
  return isOpenAi(settings) && /^(o\d|gpt-5(?!-chat))/.test(settings.model);
}

const thinkingLittle = { reasoning: { effort: "low" } } as const;

function openingProblem({ name, provider }: ChatSettings, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  const { package: wanted } = chatProviders[provider];
  if (/Unable to import|Cannot find (package|module)/.test(why)) return modelWords.noPackage(name, wanted);
  return modelWords.notOpened(name, why.split("\n")[0] ?? "");
}
