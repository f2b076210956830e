/** An embedding model at OpenAI or at any address that talks like it. The key is a secret. */
export interface EmbeddingSettings {
  readonly model: string;
  readonly apiKey: string;
  /** `null`: OpenAI's own. */
  readonly baseUrl: string | null;
  /** Length wanted of the vectors; `null`: the model's own. */
  readonly dimensions: number | null;
}

/** A reranking model where Cohere's interface is spoken. The key is a secret. */
export interface RerankSettings {
  readonly model: string;
  readonly apiKey: string;
  /** Address to which `/rerank` is added. */
  readonly baseUrl: string;
}

/** What vectors of these settings are kept under: those of other models or lengths do not compare with them. */
export function nameOf({ model, dimensions }: Pick<EmbeddingSettings, "model" | "dimensions">): string {
  return dimensions === null ? model : `${model} at ${dimensions}`;
}

/** The settings with which vectors of this name were made, at the address of today. */
export function settingsNamed(name: string, today: EmbeddingSettings): EmbeddingSettings {
  const [, model = name, dimensions] = /^(.*) at (\d+)$/s.exec(name) ?? [];
  return { ...today, model, dimensions: dimensions === undefined ? null : Number(dimensions) };
}
