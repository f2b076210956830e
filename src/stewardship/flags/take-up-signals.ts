import type { Fact } from "../../core/facts.ts";
import type { ContentGap, PageProblem } from "../../core/gaps.ts";
import { areaStewards, pageStewards, type StewardSearch } from "../../core/page-stewards.ts";
import type { FlagDeps } from "./flag-deps.ts";
import { type NewDoubt, raise } from "./raise.ts";

/** Days for which a doubt that somebody expressed is taken up. */
const takenUpDays = 30;
const dayMs = 86_400_000;

/**
 * Flags for what signals found and people said since: page problems, missing pages, "it is the page". One text of a
 * section is flagged once, whoever doubts it.
 */
export async function takeUpSignals(deps: FlagDeps, now: Date): Promise<readonly Fact[]> {
  const gaps = await deps.signals.gaps({ open: true });
  const problems = gaps.filter((gap): gap is PageProblem => gap.kind === "page");
  const missing = gaps.filter((gap): gap is ContentGap => gap.kind === "content");
  return raise(
    deps,
    [
      ...(await blamedPages(deps, now)),
      ...(await problemPages(deps, problems, now)),
      ...missing.map((gap) => missingPage(deps, gap)),
    ],
    now,
  );
}

async function problemPages(
  deps: FlagDeps,
  problems: readonly PageProblem[],
  now: Date,
): Promise<readonly NewDoubt[]> {
  const current = new Map(
    (await deps.pages.currentSections(problems, now)).map((one) => [`${one.sop}#${one.section}`, one]),
  );
  return problems.flatMap((gap) => {
    const section = current.get(`${gap.sop}#${gap.section}`);
    // What changed since then is looked at anew before anybody is asked.
    if (section === undefined || section.hash !== gap.sectionHash) return [];
    const { people, kinds } = gap.why;
    const doubt = { kind: "page-problem", people, signs: kinds } as const;
    return [newDoubt(deps, { doubt, section, gap: gap.id })];
  });
}

async function blamedPages(deps: FlagDeps, now: Date): Promise<readonly NewDoubt[]> {
  const since = new Date(now.getTime() - takenUpDays * dayMs);
  const said = await deps.flags.pageDoubts({ since });
  const current = new Map(
    (await deps.pages.currentSections(said, now)).map((one) => [`${one.sop}#${one.section}`, one]),
  );
  return said.flatMap((one) => {
    const section = current.get(`${one.sop}#${one.section}`);
    if (section === undefined || section.hash !== one.sectionHash) return [];
    return [newDoubt(deps, { doubt: { kind: "page-blamed", doubt: one.id }, section, gap: null })];
  });
}

function newDoubt(
  deps: FlagDeps,
  {
    doubt,
    section,
    gap,
  }: Pick<NewDoubt, "doubt" | "gap"> & {
    readonly section: Awaited<ReturnType<FlagDeps["pages"]["currentSections"]>>[number];
  },
): NewDoubt {
  const { sop, version, section: slug, hash } = section;
  const [owner] = pageStewards(section, searchOf(deps));
  return { doubt, gap, owner: owner?.id ?? null, page: { sop, version, section: slug, sectionHash: hash } };
}

function missingPage(deps: FlagDeps, gap: ContentGap): NewDoubt {
  const [owner] = areaStewards(gap.area?.split("/")[0] ?? null, searchOf(deps));
  const { title, questions, people } = gap;
  const doubt = { kind: "content-gap", title, questions: questions.length, people } as const;
  return { doubt, gap: gap.id, owner: owner?.id ?? null, page: null };
}

export function searchOf({ people, former, company, administrator }: FlagDeps): StewardSearch {
  return { people, former, areas: company.areas, administrator };
}
