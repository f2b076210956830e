import { z } from "zod";
import type { Reranker } from "../../core/ports/reranker.ts";
import { afterFailure, type Health, isResting, well } from "./health.ts";
import type { RerankSettings } from "./settings.ts";

export interface RerankerDeps {
  readonly policy: () => Promise<{ readonly rerankWithinMs: number; readonly restMs: number }>;
  readonly now: () => Date;
  /** Told of every request. */
  readonly onRequest: (end: "reranked" | "failed") => void;
}

/** Cohere's interface. Asked once for a question; without an answer in time the order stays as it was. */
export function httpReranker(settings: RerankSettings, { policy, now, onRequest }: RerankerDeps): Reranker {
  let health: Health = well;
  return {
    async rerank(question, texts) {
      if (isResting(health, now())) return null;
      const { rerankWithinMs: withinMs, restMs } = await policy();
      try {
        const figures = await request(settings, { question, texts, withinMs });
        health = well;
        onRequest("reranked");
        return figures;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        health = afterFailure(health, { reason: "down", message }, { now: now(), restMs });
        onRequest("failed");
        return null;
      }
    },
  };
}

interface RerankRequest {
  readonly question: string;
  readonly texts: readonly string[];
  readonly withinMs: number;
}

async function request(
  { model, apiKey, baseUrl }: RerankSettings,
  { question, texts, withinMs }: RerankRequest,
): Promise<readonly number[]> {
  const response = await fetch(`${baseUrl.replace(/\/+$/, "")}/rerank`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ model, query: question, documents: texts, top_n: texts.length }),
    signal: AbortSignal.timeout(withinMs),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const { results } = answerSchema.parse(await response.json());
  const figures = new Map(results.map(({ index, relevance_score }) => [index, relevance_score]));
  return texts.map((_text, i) => {
    const figure = figures.get(i);
    if (figure === undefined) throw new Error("an answer without a figure for each text");
    return figure;
  });
}

const answerSchema = z.object({
  results: z.array(z.object({ index: z.int(), relevance_score: z.number() })),
});
