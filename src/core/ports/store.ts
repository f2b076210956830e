import type { AccountStore } from "./account-store.ts";
import type { AskStore } from "./ask-store.ts";
import type { BeginningStore } from "./beginning-store.ts";
import type { ConversationStore } from "./conversation-store.ts";
import type { DraftStore } from "./draft-store.ts";
import type { VectorCache } from "./embedder.ts";
import type { FixStore } from "./fix-store.ts";
import type { FlagStore } from "./flag-store.ts";
import type { HandoverStore } from "./handover-store.ts";
import type { InstallationStore } from "./installation-store.ts";
import type { ItemStore } from "./item-store.ts";
import type { ModelCallStore } from "./model-call-store.ts";
import type { ModelDraftReader } from "./model-draft-store.ts";
import type { Outbox } from "./outbox.ts";
import type { PageStore } from "./page-store.ts";
import type { CompanyStore, PeopleStore } from "./people-store.ts";
import type { PracticeStore } from "./practice-store.ts";
import type { PrivacyStore } from "./privacy-store.ts";
import type { ReferenceStore } from "./reference-store.ts";
import type { SettingStore } from "./setting-store.ts";
import type { SignalStore } from "./signal-store.ts";
import type { TagReader } from "./tag-store.ts";

/** One port for each capability, on one database. */
export interface StorePorts {
  readonly pages: PageStore;
  readonly people: PeopleStore;
  readonly company: CompanyStore;
  readonly conversation: ConversationStore;
  readonly outbox: Outbox;
  readonly beginnings: BeginningStore;
  readonly accounts: AccountStore;
  readonly installations: InstallationStore;
  readonly references: ReferenceStore;
  readonly settings: SettingStore;
  readonly ask: AskStore;
  readonly drafts: DraftStore;
  readonly handover: HandoverStore;
  readonly items: ItemStore;
  readonly practice: PracticeStore;
  readonly signals: SignalStore;
  readonly flags: FlagStore;
  readonly fixes: FixStore;
  readonly tags: TagReader;
  readonly modelDrafts: ModelDraftReader;
  readonly modelCalls: ModelCallStore;
  readonly vectors: VectorCache;
  readonly privacy: PrivacyStore;
}

export interface Store extends StorePorts {
  /** All or nothing. Inside `work` only the given ports are awaited. */
  transaction<T>(work: (ports: StorePorts) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
