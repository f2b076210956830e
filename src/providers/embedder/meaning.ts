import { EmbeddingsUnavailableError } from "../../core/errors.ts";
import type { EmbeddedQuestion, Embedder, VectorCache } from "../../core/ports/embedder.ts";
import type { Meaning } from "../../core/ports/meaning.ts";
import type { RowVectors } from "../../core/ports/row-vectors.ts";
import type { RetrievalMode } from "../../core/retrieval-mode.ts";
import { cachedEmbedder } from "./cached-embedder.ts";
import { fillVectors } from "./fill-vectors.ts";
import { afterFailure, type Health, isResting, well } from "./health.ts";
import { sweepVectors } from "./sweep-vectors.ts";

export interface MeaningDeps {
  readonly vectors: RowVectors;
  readonly cache: VectorCache;
  /** Name of the configured embedder. */
  readonly model: string;
  /** While a new model's vectors are built, questions are put by the old one's. */
  readonly embedderNamed: (name: string) => Embedder;
  readonly policy: () => Promise<EmbeddingPolicy>;
  readonly now: () => Date;
}

interface EmbeddingPolicy {
  readonly questionWithinMs: number;
  readonly restMs: number;
  readonly keepUnusedDays: number;
}

/** Holds what is known of the model's health, and lets one filling go on at a time. */
export function openMeaning(deps: MeaningDeps): Meaning {
  const { vectors, cache, model, embedderNamed, policy, now } = deps;
  const refused = new Set<string>();
  let [health, isFull, isStopping]: [Health, boolean, boolean] = [well, false, false];
  let filling: Promise<void> | null = null;

  const trying = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof EmbeddingsUnavailableError)) throw error;
      // A text that is refused says nothing of the model's health.
      if (error.reason !== "refused" && !isStopping)
        health = afterFailure(health, error, { now: now(), restMs: (await policy()).restMs });
      return null;
    }
  };
  const asked = (name: string): Embedder => ({
    name,
    embed: async (texts, options) => {
      const found = await embedderNamed(name).embed(texts, options);
      health = well;
      return found;
    },
  });
  const cached = (name: string) => cachedEmbedder({ embedder: asked(name), cache, now });
  const inTime = async (name: string, text: string) => {
    const { questionWithinMs: withinMs } = await policy();
    const found = await trying(() => asked(name).embed([text], { withinMs }));
    return found?.[0];
  };
  const fill = async () => {
    isFull = true;
    const embedder = cached(model);
    const done = await trying(() => fillVectors({ vectors, embedder, refused, isOver: () => isStopping }));
    if (done !== true) isFull = false;
  };

  return {
    model,
    embedQuestion: async (text) => {
      const serving = await vectors.serving();
      if (serving === null || isResting(health, now()))
        return { vector: null, mode: await wordsMode(deps, health) };
      return toQuestion(serving, await inTime(serving, text), health, now());
    },
    embedMany: async (texts) => {
      const serving = await vectors.serving();
      if (serving === null || isResting(health, now())) return null;
      const found = await trying(() => cached(serving).embed(texts));
      return found?.map((values) => ({ model: serving, values })) ?? null;
    },
    mode: async () => {
      const isServing = (await vectors.serving()) !== null;
      const isDown = (health.downSince ?? vectors.downSince()) !== null;
      return isServing && !isDown ? { kind: "words+meaning" } : wordsMode(deps, health);
    },
    state: async () => {
      const downSince = health.downSince ?? vectors.downSince();
      const serving = await vectors.serving();
      const outOfReach = vectors.downSince() === null ? null : "the vectors are out of reach";
      return { model, serving, ...(await vectors.count(model)), downSince, why: health.why ?? outOfReach };
    },
    check: async () => {
      if (!isResting(health, now())) await inTime(model, TRIED_WITH);
    },
    rowsCame: () => {
      isFull = false;
    },
    isWaiting: () => !isFull && filling === null && !isResting(health, now()),
    fill: () => {
      filling ??= fill().finally(() => {
        filling = null;
      });
      return filling;
    },
    sweep: async (passages) => sweepVectors({ cache, model }, passages, { now: now(), ...(await policy()) }),
    stop: () => {
      isStopping = true;
    },
  };
}

const TRIED_WITH = "Does it answer?";

function toQuestion(
  model: string,
  values: readonly number[] | undefined,
  { downSince }: Health,
  now: Date,
): EmbeddedQuestion {
  if (values !== undefined) return { vector: { model, values }, mode: { kind: "words+meaning" } };
  return { vector: null, mode: { kind: "embeddings-down", since: downSince ?? now } };
}

async function wordsMode({ vectors, model }: MeaningDeps, health: Health): Promise<RetrievalMode> {
  const since = health.downSince ?? vectors.downSince();
  if (since !== null) return { kind: "embeddings-down", since };
  const { rows, withVector } = await vectors.count(model);
  return { kind: "building", done: withVector, total: rows };
}
