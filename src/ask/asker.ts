import type { Company } from "../core/company.ts";
import type { Person } from "../core/people.ts";
import type { AskStore } from "../core/ports/ask-store.ts";
import type { PageReader } from "../core/ports/page-store.ts";
import type { System } from "../core/ports/system.ts";
import type { Reader } from "../core/terms.ts";
import type { Asked, SearchResult } from "../retrieval/search.ts";

/** What Ask works with. */
export interface AskDeps {
  readonly search: (asked: Asked) => Promise<SearchResult>;
  readonly pages: PageReader;
  readonly store: AskStore;
  readonly company: Company;
  /** Everybody who has not left. */
  readonly people: readonly Person[];
  /** Person to turn to where no page, area or owner names one. */
  readonly administrator: string | null;
  readonly newId: System["newId"];
  /** Milliseconds from any fixed start, for measuring how long an answer took. */
  readonly stopwatch: () => number;
}

/** Who speaks, where and when. The same for questions, buttons and commands. */
export interface Asker {
  readonly reader: Reader;
  /** `null`: nobody we know. */
  readonly person: Person | null;
  readonly at: Date;
  /** Id of the inbound event; it is answered once. */
  readonly event: string;
  readonly conversation: string;
}

/** What a tap brings: who tapped, where and when, and the button's data. */
export interface Tap<Value> extends Asker {
  readonly value: Value;
}
