import { setTimeout as pause } from "node:timers/promises";
import type { Embedder } from "../core/ports/embedder.ts";
import type { Meaning } from "../core/ports/meaning.ts";
import type { Reranker } from "../core/ports/reranker.ts";
import type { PassageIndex } from "../core/ports/retrieval.ts";
import type { IndexRow } from "../core/terms.ts";
import type { Directory } from "../directory.ts";
import { countEmbeddings, countReranking } from "../http/metrics-meaning.ts";
import { httpReranker } from "../providers/embedder/http-reranker.ts";
import { openMeaning } from "../providers/embedder/meaning.ts";
import { type EmbedderDeps, openAiEmbedder } from "../providers/embedder/openai-embedder.ts";
import { type EmbeddingSettings, nameOf, settingsNamed } from "../providers/embedder/settings.ts";
import { type ChanceSimilarity, unmeasured } from "../retrieval/meaning.ts";
import type { Runtime } from "../runtime.ts";

type Parts = Pick<Runtime, "config" | "store" | "index" | "system" | "metrics"> & {
  readonly directory: () => Promise<Directory>;
};

/** Finding by meaning, as it is configured; `null`: it is not. */
export function meaningOf({ config, store, index, system, metrics, directory }: Parts): Meaning | null {
  const settings = config.secrets.models.embedding;
  if (settings === null) return null;
  const stopping = new AbortController();
  const deps: EmbedderDeps = {
    wait: (ms) => wait(ms, stopping.signal),
    stopping: stopping.signal,
    onRequest: countEmbeddings(metrics),
  };
  const embedders = new Map<string, Embedder>();
  const meaning = openMeaning({
    vectors: index.vectors,
    cache: store.vectors,
    model: nameOf(settings),
    embedderNamed: (name) => {
      const embedder = embedders.get(name) ?? openAiEmbedder(settingsNamed(name, settings), deps);
      embedders.set(name, embedder);
      return embedder;
    },
    policy: async () => (await directory()).company.policy.embeddings,
    now: system.now,
  });
  return {
    ...meaning,
    stop: () => {
      meaning.stop();
      stopping.abort();
    },
  };
}

/** The embedding model by itself, for measuring. */
export function embedderOf(settings: EmbeddingSettings | null): Embedder | null {
  if (settings === null) return null;
  const { signal } = new AbortController();
  return openAiEmbedder(settings, { wait: (ms) => wait(ms, signal), stopping: signal, onRequest: () => {} });
}

/** Reranking, as it is configured; `null`: it is not. */
export function rerankerOf({ config, system, metrics, directory }: Parts): Reranker | null {
  const settings = config.secrets.models.rerank;
  if (settings === null) return null;
  return httpReranker(settings, {
    policy: async () => (await directory()).company.policy.embeddings,
    now: system.now,
    onRequest: countReranking(metrics),
  });
}

/** An index that tells of rows that came without their vectors, whoever wrote them. */
export function tellingIndex(index: PassageIndex, meaning: Meaning | null): PassageIndex {
  if (meaning === null) return index;
  return {
    ...index,
    upsert: async (rows) => {
      await index.upsert(rows);
      meaning.rowsCame();
    },
    ready: async () => {
      // Nobody searches by another model that is being built, and to build it may take long.
      const isSearched = (await index.vectors.serving()) === meaning.model;
      if (isSearched && meaning.isWaiting()) await meaning.fill();
    },
  };
}

/** Goes on with what lacks vectors, where something does; nobody waits for it. */
export function fillInBackground({ meaning, inBackground, chance }: Runtime): void {
  if (!meaning?.isWaiting()) return;
  const filled = meaning.fill().then(async () => void (await chance()));
  inBackground("giving passages their vectors", filled);
}

/** How similar chance is; a question that comes before it is measured does not wait for it for long. */
export async function chanceWithin({ chance }: Runtime, withinMs: number): Promise<ChanceSimilarity> {
  const enough = new AbortController();
  const late = pause(withinMs, null, { signal: enough.signal, ref: false }).catch(() => null);
  const measured = await Promise.race([chance(), late]);
  enough.abort();
  return measured ?? unmeasured;
}

/** Keeps the paid vectors of what may be found, and forgets those long unused. */
export async function sweepVectors({ meaning, store }: Runtime): Promise<void> {
  await meaning?.sweep(everyPassage(store));
}

async function* everyPassage({ pages }: Runtime["store"]): AsyncIterable<readonly IndexRow[]> {
  let afterId = "";
  for (;;) {
    const rows = await pages.rowsChangedAfter(0, { afterId, limit: rowsAtOnce });
    if (rows.length > 0) yield rows;
    if (rows.length < rowsAtOnce) return;
    afterId = rows.at(-1)?.id ?? afterId;
  }
}

async function wait(ms: number, signal: AbortSignal): Promise<boolean> {
  return pause(ms, true, { signal }).catch(() => false);
}

const rowsAtOnce = 500;
