import type { Element } from "../core/card.ts";
import type { Company } from "../core/company.ts";
import type { Person } from "../core/people.ts";
import type { AskStore } from "../core/ports/ask-store.ts";
import type { PageReader, VersionNews } from "../core/ports/page-store.ts";
import type { System } from "../core/ports/system.ts";
import type { Asked, SearchResult } from "../retrieval/search.ts";

/** What Ask works with. */
export interface AskDeps {
  readonly search: (asked: Asked) => Promise<SearchResult>;
  readonly pages: PageReader;
  readonly store: AskStore;
  readonly company: Company;
  /** Everybody who has not left. */
  readonly people: readonly Person[];
  /** What a version says differently from the text before it, to be unfolded; empty for a page's first text. */
  readonly changesOf: (version: VersionNews, at: Date) => Promise<readonly Element[]>;
  /** Person to turn to where no page, area or owner names one. */
  readonly administrator: string | null;
  readonly newId: System["newId"];
  /** Milliseconds from any fixed start, for measuring how long an answer took. */
  readonly stopwatch: () => number;
}
