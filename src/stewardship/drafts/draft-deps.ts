import type { Company } from "../../core/company.ts";
import type { Person } from "../../core/people.ts";
import type { StorePorts } from "../../core/ports/store.ts";
import type { System } from "../../core/ports/system.ts";

/** What changes of pages work with. */
export interface DraftDeps {
  readonly store: Pick<StorePorts, "drafts" | "pages" | "items" | "practice" | "signals" | "ask">;
  readonly company: Company;
  /** Everybody who has not left. */
  readonly people: readonly Person[];
  /** Ids of everybody who has. */
  readonly former: { readonly has: (id: string) => boolean };
  /** Person who looks after Cairn; `null`: nobody is named. */
  readonly administrator: string | null;
  /** Of these people, those whom Cairn can write to. */
  readonly reachable: (people: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly newId: System["newId"];
}
