import { Counter, Gauge } from "prom-client";
import type { Meaning } from "../core/ports/meaning.ts";
import type { RetrievalMode } from "../core/retrieval-mode.ts";
import type { Metrics } from "./metrics.ts";

interface EmbeddingRequest {
  readonly purpose: string;
  readonly end: string;
  readonly tokens: number;
}

/** Counts what is asked of the embedding model. */
export function countEmbeddings({
  registry,
}: Pick<Metrics, "registry">): (request: EmbeddingRequest) => void {
  const requests = new Counter({
    name: "cairn_embedding_requests_total",
    help: "Requests to the embedding model, by purpose and how they ended",
    labelNames: ["purpose", "end"],
    registers: [registry],
  });
  const tokens = new Counter({
    name: "cairn_embedding_tokens_total",
    help: "Tokens embedded, as the service counts them",
    labelNames: ["purpose"],
    registers: [registry],
  });
  return ({ purpose, end, tokens: counted }) => {
    requests.inc({ purpose, end });
    tokens.inc({ purpose }, counted);
  };
}

/** Counts what is asked of the reranking model. */
export function countReranking({ registry }: Pick<Metrics, "registry">): (end: string) => void {
  const requests = new Counter({
    name: "cairn_rerank_requests_total",
    help: "Requests to the reranking model, by how they ended",
    labelNames: ["end"],
    registers: [registry],
  });
  return (end) => requests.inc({ end });
}

/** How a question would be looked for, and what lacks a vector; looked up when somebody asks. */
export function watchMeaning({ registry }: Pick<Metrics, "registry">, meaning: Meaning | null): void {
  new Gauge({
    name: "cairn_retrieval_mode",
    help: "1 for how questions are looked for now",
    labelNames: ["mode"],
    registers: [registry],
    async collect() {
      const now = meaning === null ? "words" : (await meaning.mode()).kind;
      for (const mode of modes) this.set({ mode }, mode === now ? 1 : 0);
    },
  });
  if (meaning === null) return;
  new Gauge({
    name: "cairn_passages_without_vector",
    help: "Passages in the index that are found by their words alone",
    registers: [registry],
    async collect() {
      const { rows, withVector } = await meaning.state();
      this.set(rows - withVector);
    },
  });
}

const modes: readonly RetrievalMode["kind"][] = ["words", "words+meaning", "embeddings-down", "building"];
