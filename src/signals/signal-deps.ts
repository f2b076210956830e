import type { Company, SkillMap } from "../core/company.ts";
import type { FlagReader } from "../core/ports/flag-store.ts";
import type { PageReader } from "../core/ports/page-store.ts";
import type { PracticeStore } from "../core/ports/practice-store.ts";
import type { SignalReader } from "../core/ports/signal-store.ts";
import type { System } from "../core/ports/system.ts";
import type { Trust } from "../core/terms.ts";
import type { Reporting } from "./digest/managers.ts";

/** What coaching, contests and digests work with. They write nothing: what happens is facts. */
export interface EscalationDeps extends Reporting {
  readonly store: SignalReader;
  readonly flags: Pick<FlagReader, "flags">;
  readonly pages: Pick<PageReader, "currentSections">;
  readonly practice: Pick<PracticeStore, "attemptsOf">;
  readonly company: Company;
  /** With the sections of skills as `sop#slug` by the Sop's id. */
  readonly skillMap: SkillMap;
  /** Person to turn to where nobody else is named. */
  readonly administrator: string | null;
  /** Id of a Sop → what a reader may rely on. */
  readonly trust: ReadonlyMap<string, Trust>;
  /** Of these people, those whom Cairn can write to. */
  readonly reachable: (people: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly newId: System["newId"];
}
