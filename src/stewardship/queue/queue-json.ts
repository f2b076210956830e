import type { DoubtKind } from "../../core/flags.ts";
import { queueLines as words } from "../../core/messages/queue.ts";
import type { Person } from "../../core/people.ts";
import type { Waiting } from "./choose-entries.ts";
import { placedFor } from "./queue-view.ts";
import type { StewardDeps } from "./steward-deps.ts";
import { subjectsInDoubt } from "./subjects.ts";

/** What somebody is asked about, the heaviest first, then what waits. */
export interface QueueJson {
  readonly owner: string;
  readonly name: string;
  readonly entries: readonly {
    /** Path of the page; `null`: it is missing. */
    readonly sop: string | null;
    readonly gap: string | null;
    readonly title: string;
    readonly version: number | null;
    readonly doubts: readonly { readonly id: string; readonly reason: DoubtKind; readonly since: string }[];
    readonly weight: {
      readonly use: number;
      readonly risk: number;
      readonly evidence: number;
      readonly total: number;
    };
    /** Answers in the time by which use is told; of a missing page, questions. */
    readonly uses: number;
    /** `null`: it is put before them. */
    readonly waits: Waiting | null;
    /** When it was shown to them last. */
    readonly shownAt: string | null;
  }[];
}

export async function queueJson(deps: StewardDeps, person: Person, now: Date): Promise<QueueJson> {
  const placed = placedFor(deps, await subjectsInDoubt(deps, now), person, { isAsked: false }, now);
  return {
    owner: person.id,
    name: person.name,
    entries: placed.map(({ doubted, weight, waits }) => {
      const { about, flags, uses, shown } = doubted;
      const page = about.kind === "page" ? about.page : null;
      return {
        sop: page?.path ?? null,
        gap: about.kind === "gap" ? about.gap.id : null,
        title: about.kind === "gap" ? about.gap.title : about.page.title,
        version: page?.version ?? null,
        doubts: flags.map(({ id, doubt, at }) => ({ id, reason: doubt.kind, since: at.toISOString() })),
        weight,
        uses,
        waits,
        shownAt: shown.findLast((one) => one.person === person.id)?.at.toISOString() ?? null,
      };
    }),
  };
}

export function queueToLines({ name, entries }: QueueJson): readonly string[] {
  if (entries.length === 0) return [words.none];
  return [
    words.heading(name),
    ...entries.map(({ title, weight, waits, doubts }, at) => {
      const why = doubts.map(({ reason }) => words.reason[reason]).join(", ");
      const rounded = [weight.use, weight.risk, weight.evidence, weight.total].map((one) => one.toFixed(1));
      const [use = "", risk = "", evidence = "", total = ""] = rounded;
      const line = words.entry(at + 1, title, why, words.weight(use, risk, evidence, total));
      return waits === null ? line : `${line}; ${words.waits[waits]}`;
    }),
  ];
}
