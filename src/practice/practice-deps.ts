import type { Company, SkillMap } from "../core/company.ts";
import type { PooledItem } from "../core/items.ts";
import type { Person } from "../core/people.ts";
import type { AccountStore } from "../core/ports/account-store.ts";
import type { ItemStore } from "../core/ports/item-store.ts";
import type { LanguageModel } from "../core/ports/language-model.ts";
import type { ModelDraftReader } from "../core/ports/model-draft-store.ts";
import type { PageReader } from "../core/ports/page-store.ts";
import type { PracticeStore } from "../core/ports/practice-store.ts";
import type { SettingStore } from "../core/ports/setting-store.ts";
import type { System } from "../core/ports/system.ts";
import type { Reader, Trust } from "../core/terms.ts";
import type { Asked, SearchResult } from "../retrieval/search.ts";

/** What Practice works with. It writes nothing: what happens is facts. */
export interface PracticeDeps {
  readonly store: PracticeStore;
  readonly items: Pick<
    ItemStore,
    "itemAt" | "reapproved" | "itemHistory" | "itemHistories" | "noticesOf" | "noticesIn"
  >;
  readonly modelDrafts: Pick<ModelDraftReader, "variantProposals">;
  /** Every item with the section it tests, as it is current. */
  readonly pool: (at: Date) => Promise<readonly PooledItem[]>;
  readonly pages: Pick<
    PageReader,
    "currentSections" | "currentPages" | "lessonsFor" | "pageAt" | "sectionAt" | "resolve"
  >;
  readonly settings: SettingStore;
  readonly accounts: Pick<AccountStore, "accountsOf">;
  /** Grades what is typed in one's own words; `null`: none is configured. */
  readonly model: LanguageModel | null;
  /** Pages that speak of a topic. */
  readonly search: (asked: Asked) => Promise<SearchResult>;
  readonly company: Company;
  /** With the sections of skills as `sop#slug` by the Sop's id. */
  readonly skillMap: SkillMap;
  /** Everybody who has not left. */
  readonly people: readonly Person[];
  /** Person to turn to where no page names one. */
  readonly administrator: string | null;
  /** Id of a Sop → what a reader may rely on. */
  readonly trust: ReadonlyMap<string, Trust>;
  readonly readerOf: (person: Person) => Reader;
  /** Of these people, those whom Cairn can write to. */
  readonly reachable: (people: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly newId: System["newId"];
}
