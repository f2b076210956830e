import type { Company } from "../core/company.ts";
import type { Person } from "../core/people.ts";
import type { AskStore } from "../core/ports/ask-store.ts";
import type { HandoverStore } from "../core/ports/handover-store.ts";
import type { PageReader } from "../core/ports/page-store.ts";
import type { System } from "../core/ports/system.ts";
import type { Trust } from "../core/terms.ts";

/** What Handover works with. */
export interface HandoverDeps {
  readonly store: HandoverStore;
  readonly answers: Pick<AskStore, "answer" | "sectionsOfPassages">;
  readonly pages: Pick<PageReader, "resolve" | "pageAt">;
  readonly company: Company;
  /** Everybody who has not left. */
  readonly people: readonly Person[];
  /** Person to turn to where no page, area or owner names one. */
  readonly administrator: string | null;
  /** Id of a Sop → what a reader may rely on. */
  readonly trust: ReadonlyMap<string, Trust>;
  /** Of these people, those whom Cairn can write to. */
  readonly reachable: (people: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly newId: System["newId"];
}

/** Who is who, without a way to ask for more. */
export type KnownPeople = Pick<HandoverDeps, "people" | "company" | "administrator" | "trust">;
