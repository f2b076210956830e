import type { Company } from "../../core/company.ts";
import type { Person } from "../../core/people.ts";
import type { AskStore } from "../../core/ports/ask-store.ts";
import type { FlagStore } from "../../core/ports/flag-store.ts";
import type { PageReader } from "../../core/ports/page-store.ts";
import type { PassageIndex } from "../../core/ports/retrieval.ts";
import type { SignalReader } from "../../core/ports/signal-store.ts";
import type { System } from "../../core/ports/system.ts";

/** What the look for doubts works with. It writes nothing: what it finds is facts. */
export interface FlagDeps {
  readonly flags: FlagStore;
  readonly pages: Pick<PageReader, "currentPages" | "currentSections" | "pageAt" | "resolve">;
  readonly answers: Pick<AskStore, "reports">;
  readonly signals: Pick<SignalReader, "gap" | "gaps">;
  readonly index: Pick<PassageIndex, "search" | "vocabulary">;
  readonly company: Company;
  readonly people: readonly Person[];
  readonly former: ReadonlyMap<string, string | null>;
  readonly administrator: string | null;
  readonly newId: System["newId"];
}
