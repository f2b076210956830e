import type { Element } from "../../core/card.ts";
import type { Company } from "../../core/company.ts";
import type { ContentGap } from "../../core/gaps.ts";
import type { Person } from "../../core/people.ts";
import type { DraftStore } from "../../core/ports/draft-store.ts";
import type { FlagReader } from "../../core/ports/flag-store.ts";
import type { PageReader } from "../../core/ports/page-store.ts";
import type { SignalReader } from "../../core/ports/signal-store.ts";
import type { System } from "../../core/ports/system.ts";
import type { Reader, Trust } from "../../core/terms.ts";
import type { DraftDeps } from "../drafts/draft-deps.ts";

/** What queues and decisions about pages work with. They write nothing: what happens is facts. */
export interface StewardDeps {
  readonly flags: FlagReader;
  readonly pages: Pick<PageReader, "currentPages" | "currentSections" | "pageAt">;
  readonly drafts: Pick<DraftStore, "openDrafts">;
  readonly signals: Pick<SignalReader, "gap" | "gaps">;
  readonly company: Company;
  /** Everybody who has not left. */
  readonly people: readonly Person[];
  /** Ids of everybody who has. */
  readonly former: ReadonlyMap<string, string | null>;
  readonly administrator: string | null;
  /** Id of a page → what a reader may rely on. */
  readonly trust: ReadonlyMap<string, Trust>;
  readonly readerOf: (person: Person) => Reader;
  /** Lines on tags and lessons that wait for somebody's word; nothing where none does. */
  readonly tags: (person: Person, at: Date) => Promise<readonly Element[]>;
  /** What was asked where a page is missing, as far as this person may read it in the askers' own words. */
  readonly wordsAsked: (gap: ContentGap, owner: string) => Promise<readonly string[]>;
  /** Of these people, those whom Cairn can write to. */
  readonly reachable: (people: readonly string[]) => Promise<ReadonlySet<string>>;
  /** What pages are written with. */
  readonly writing: () => Promise<DraftDeps>;
  readonly newId: System["newId"];
}
