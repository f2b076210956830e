import type { RetrievalMode } from "../retrieval-mode.ts";
import type { IndexRow } from "../terms.ts";
import type { QuestionEmbedder } from "./embedder.ts";

/** Finding passages by their meaning: the vectors of questions, and those of passages as they come. */
export interface Meaning extends QuestionEmbedder {
  /** As configured: whose vectors passages get. */
  readonly model: string;
  /** How a question would be looked for now. */
  mode(): Promise<RetrievalMode>;
  state(): Promise<MeaningState>;
  /** Asks the model for one short text, so that what is known of it is of now. */
  check(): Promise<void>;
  /** Rows came that may lack a vector. */
  rowsCame(): void;
  /** Whether there may be something to fill, and the model is not left alone for a while. */
  isWaiting(): boolean;
  /** Gives vectors to the rows that lack one, until none does or the model fails; joins one under way. */
  fill(): Promise<void>;
  /** Notes that the kept vectors of these are of use, and forgets those that were not for long. Returns how many. */
  sweep(passages: AsyncIterable<readonly IndexRow[]>): Promise<number>;
  /** Ends what is under way. */
  stop(): void;
}

export interface MeaningState {
  /** As configured. */
  readonly model: string;
  /** Model whose vectors are searched; `null`: none yet. */
  readonly serving: string | null;
  readonly rows: number;
  /** Rows with a vector of the configured model. */
  readonly withVector: number;
  /** Since when it does not answer; `null`: it does. */
  readonly downSince: Date | null;
  /** Why it failed last. */
  readonly why: string | null;
}
