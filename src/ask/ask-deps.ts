import type { Asker } from "../core/asker.ts";
import type { Element } from "../core/card.ts";
import type { Company } from "../core/company.ts";
import type { Person } from "../core/people.ts";
import type { AskStore } from "../core/ports/ask-store.ts";
import type { LanguageModel } from "../core/ports/language-model.ts";
import type { CurrentSection, PageReader, VersionNews } from "../core/ports/page-store.ts";
import type { System } from "../core/ports/system.ts";
import type { AnswerForm } from "../core/written.ts";
import type { Asked, SearchResult } from "../retrieval/search.ts";

/** What Ask works with. */
export interface AskDeps {
  /** By words, within this installation. */
  readonly search: (asked: Asked) => Promise<SearchResult>;
  /** Also by what is meant, for which a model is told the question; `null`: there is none. */
  readonly searchByMeaning: ((asked: Asked) => Promise<SearchResult>) | null;
  readonly pages: PageReader;
  readonly store: AskStore;
  readonly company: Company;
  /** Everybody who has not left. */
  readonly people: readonly Person[];
  /** What a version says differently from the text before it, to be unfolded; empty for a page's first text. */
  readonly changesOf: (version: VersionNews, at: Date) => Promise<readonly Element[]>;
  /** Person to turn to where no page, area or owner names one. */
  readonly administrator: string | null;
  /** Tells what pages say in its own words; `null`: they are quoted. */
  readonly model: LanguageModel | null;
  /** How a section is told to somebody: by what they have shown that they know of it. */
  readonly formFor: (
    asker: Pick<Asker, "person" | "reader" | "at">,
    section: CurrentSection,
  ) => Promise<AnswerForm>;
  readonly newId: System["newId"];
  readonly now: System["now"];
  /** Milliseconds from any fixed start, for measuring how long an answer took. */
  readonly stopwatch: () => number;
}
