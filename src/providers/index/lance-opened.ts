import type { Table } from "@lancedb/lancedb";
import type { Analyser } from "../../core/ports/retrieval.ts";
import type { Lance } from "./lance-folder.ts";
import type { CountedVocabulary } from "./vocabulary.ts";
import type { VocabularyFile } from "./vocabulary-file.ts";

export interface LanceOptions {
  /** Folder of this index alone; made when it is missing. */
  readonly folder: string;
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
  /** Model whose vectors are searched, and how long they are; `null`: there are none yet. */
  readonly serving: { model: string | null; length: number | null };
  /** Searches under way: the files they read stay until they are done. */
  readonly searches: Set<Promise<unknown>>;
}
