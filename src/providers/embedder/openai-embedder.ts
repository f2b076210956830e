import type OpenAI from "openai";
import { type EmbeddingFailure, EmbeddingsUnavailableError } from "../../core/errors.ts";
import type { Embedder } from "../../core/ports/embedder.ts";
import { batches } from "./batches.ts";
import { retryAfterMs, unavailable } from "./failure.ts";
import { type EmbeddingSettings, nameOf } from "./settings.ts";

export interface EmbedderDeps {
  /** Resolves after a while; `false`: it is time to stop, and nothing more is to be tried. */
  readonly wait: (ms: number) => Promise<boolean>;
  /** Ends requests under way. */
  readonly stopping: AbortSignal;
  /** Told of every request. */
  readonly onRequest: (request: EmbeddingRequest) => void;
}

export interface EmbeddingRequest {
  readonly purpose: "question" | "passages";
  readonly end: "embedded" | EmbeddingFailure;
  readonly texts: number;
  /** As the service counts them; 0 where it does not say. */
  readonly tokens: number;
}

/** Embeddings by OpenAI's interface, at OpenAI or wherever it is spoken. */
export function openAiEmbedder(settings: EmbeddingSettings, deps: EmbedderDeps): Embedder {
  let client: Promise<OpenAI> | null = null;
  const connected = () => {
    client ??= connect(settings);
    return client;
  };
  const ask = async (texts: readonly string[], withinMs: number | null) => {
    const purpose = withinMs === null ? "passages" : "question";
    try {
      const { vectors, tokens } = await request(await connected(), settings, texts, signalOf(withinMs, deps));
      deps.onRequest({ purpose, end: "embedded", texts: texts.length, tokens });
      return vectors;
    } catch (error) {
      deps.onRequest({ purpose, end: unavailable(error).reason, texts: texts.length, tokens: 0 });
      throw error;
    }
  };
  return {
    name: nameOf(settings),
    async embed(texts, { withinMs = null } = {}) {
      const vectors: (readonly number[])[] = [];
      for (const some of batches(texts.map(withinLimit)))
        vectors.push(...(await (withinMs === null ? patiently(some, ask, deps) : once(some, ask, withinMs))));
      return vectors;
    },
  };
}

type Ask = (texts: readonly string[], withinMs: number | null) => Promise<readonly (readonly number[])[]>;

function once(texts: readonly string[], ask: Ask, withinMs: number) {
  return ask(texts, withinMs).catch((error: unknown) => {
    throw unavailable(error);
  });
}

/** A service that is busy or down may be well again in a moment. */
async function patiently(texts: readonly string[], ask: Ask, { wait }: EmbedderDeps) {
  for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
    try {
      return await ask(texts, null);
    } catch (error) {
      const failure = unavailable(error);
      const pauseMs = retryAfterMs(error) ?? pause;
      if (!passing.includes(failure.reason) || pause > LAST_PAUSE_MS || pauseMs > LONGEST_PAUSE_MS)
        throw failure;
      if (!(await wait(pauseMs))) throw failure;
    }
  }
}

const passing: readonly EmbeddingFailure[] = ["busy", "down"];

async function connect({ apiKey, baseUrl }: EmbeddingSettings): Promise<OpenAI> {
  // Loaded late: without an embedding model its client is not needed.
  const { default: OpenAi } = await import("openai");
  // Left to itself it asks again, whoever waits.
  return new OpenAi({ apiKey, baseURL: baseUrl, maxRetries: 0 });
}

async function request(
  client: OpenAI,
  { model, dimensions }: EmbeddingSettings,
  texts: readonly string[],
  signal: AbortSignal,
) {
  const wanted = {
    model,
    input: [...texts],
    // The client's own choice, base64, is not understood everywhere.
    encoding_format: "float" as const,
    ...(dimensions !== null && { dimensions }),
  };
  const { data, usage } = await client.embeddings.create(wanted, { signal });
  const vectors = data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding);
  if (vectors.length !== texts.length || !vectors.every((vector) => isVector(vector, vectors[0]?.length)))
    throw new EmbeddingsUnavailableError("down", "an answer that is not one vector for each text");
  return { vectors, tokens: usage?.prompt_tokens ?? 0 };
}

function signalOf(withinMs: number | null, { stopping }: EmbedderDeps): AbortSignal {
  return AbortSignal.any([stopping, AbortSignal.timeout(withinMs ?? REQUEST_MS)]);
}

/** Of one length with the others, and with a direction. */
function isVector(values: readonly number[], length: number | undefined): boolean {
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  return values.length === length && Number.isFinite(squares) && squares > 0;
}

/** Models take some 8,000 tokens; what is longer says what it is about before. */
function withinLimit(text: string): string {
  return text.slice(0, LETTERS_OF_A_TEXT);
}

const LETTERS_OF_A_TEXT = 20_000;
const REQUEST_MS = 30_000;
const FIRST_PAUSE_MS = 1_000;
const LAST_PAUSE_MS = 4_000;
/** A service that wants more time is left alone until the next attempt at everything that is missing. */
const LONGEST_PAUSE_MS = 20_000;
