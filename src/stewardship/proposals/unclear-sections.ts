import { type Flag, flagAbout } from "../../core/flags.ts";
import { sectionSubject } from "../../core/model-drafts.ts";
import { pageStewards } from "../../core/page-stewards.ts";
import type { FlagReader } from "../../core/ports/flag-store.ts";
import type { CurrentSection, SectionKey } from "../../core/ports/page-store.ts";
import type { StoredSignal } from "../../core/signals.ts";
import type { DraftDeps } from "../drafts/draft-deps.ts";
import type { AnswerableFlag } from "./flags-to-answer.ts";

interface UnclearDeps extends DraftDeps {
  readonly flags: Pick<FlagReader, "flagged">;
}

/**
 * Sections that several people called unclear as they stand and that were never doubted for it, each as the flag by
 * which its owner would be asked. Those that most people called so come first. Nothing is written.
 */
export async function unclearSections(deps: UnclearDeps, now: Date): Promise<readonly AnswerableFlag[]> {
  const { policy, areas } = deps.company;
  const since = new Date(now.getTime() - policy.signals.pageDays * dayMs);
  const often = await calledOften(deps, since);
  const sections = await deps.store.pages.currentSections(often, now);
  const found: (readonly [number, AnswerableFlag])[] = [];
  for (const section of sections) {
    const about = { sop: section.sop, section: section.asked };
    const people = peopleIn(await deps.store.signals.signals({ about, since }), section.hash);
    if (people < policy.drafting.unclearPeople) continue;
    const [owner] = pageStewards(section, { ...deps, areas });
    found.push([
      people,
      flagOf(section, { id: `flag-${deps.newId()}`, owner: owner?.id ?? null, people, now }),
    ]);
  }
  const known = await deps.flags.flagged(found.map(([, flag]) => flagAbout(flag)));
  return found
    .toSorted(([a], [b]) => b - a)
    .flatMap(([, flag]) => (known.has(flagAbout(flag)) ? [] : [flag]));
}

const dayMs = 86_400_000;

/** Whoever called it unclear, be it one person: who they are is looked up for these alone. */
async function calledOften({ store, company }: UnclearDeps, since: Date): Promise<readonly SectionKey[]> {
  const counts = (await store.signals.signalCounts({ since })).filter(({ kind }) => kind === "unclear");
  return [...Map.groupBy(counts, sectionSubject).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const count = others.reduce((sum, one) => sum + one.count, first.count);
    return count < company.policy.drafting.unclearPeople ? [] : [{ sop: first.sop, section: first.section }];
  });
}

/** Different people who called this text of a section unclear. */
function peopleIn(signals: readonly StoredSignal[], hash: string): number {
  const said = signals.filter(({ kind, sectionHash }) => kind === "unclear" && sectionHash === hash);
  return new Set(said.map(({ person }) => person)).size;
}

function flagOf(
  { sop, version, slug, hash }: CurrentSection,
  { people, now, ...more }: Pick<Flag, "id" | "owner"> & { readonly people: number; readonly now: Date },
): AnswerableFlag {
  return {
    ...more,
    doubt: { kind: "page-problem", people, signs: { unclear: people } },
    page: { sop, version, section: slug, sectionHash: hash },
    gap: null,
    at: now,
    settled: null,
  };
}
