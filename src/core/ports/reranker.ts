/** A model that reads a question and passages together, and says how well each answers. */
export interface Reranker {
  /** A figure for each text, higher is better, in their order; `null`: none in time. Never rejects. */
  rerank(question: string, texts: readonly string[]): Promise<readonly number[] | null>;
}
