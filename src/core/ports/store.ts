import type { AskStore } from "./ask-store.ts";
import type { ConversationStore } from "./conversation-store.ts";
import type { PageStore } from "./page-store.ts";
import type { CompanyStore, PeopleStore } from "./people-store.ts";

/** One port for each capability, on one database. */
export interface StorePorts {
  readonly pages: PageStore;
  readonly people: PeopleStore;
  readonly company: CompanyStore;
  readonly conversation: ConversationStore;
  readonly ask: AskStore;
}

export interface Store extends StorePorts {
  /** All or nothing. Inside `work` only the given ports are awaited. */
  transaction<T>(work: (ports: StorePorts) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
