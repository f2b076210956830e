import type { Table } from "@lancedb/lancedb";
import type { Analyser, Embedder } from "../../core/ports/retrieval.ts";
import type { Lance } from "./lance-folder.ts";
import type { CountedVocabulary } from "./vocabulary.ts";
import type { VocabularyFile } from "./vocabulary-file.ts";

export interface LanceOptions {
  /** Folder of this index alone; made when it is missing. */
  readonly folder: string;
  /** `null`: full text only. */
  readonly embedder: Embedder | null;
  readonly analyser: Analyser;
}

/** What the parts of one open index share. */
export interface Opened {
  readonly lance: Lance;
  readonly table: Table;
  readonly options: LanceOptions;
  readonly layout: string;
  readonly vocabulary: CountedVocabulary;
  readonly words: VocabularyFile;
  /** Searches under way: the files they read stay until they are done. */
  readonly searches: Set<Promise<unknown>>;
}
