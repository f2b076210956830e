import type { Gap, PageProblem } from "../../core/gaps.ts";
import { isSign, latest, pageEntry } from "../escalation/entry-facts.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { teamsOf } from "./managers.ts";
import { figureGroups } from "./team-figures.ts";
import type { TeamMatter } from "./team-matters.ts";

const dayMs = 86_400_000;

/** Open page problems, by the groups that have a part in them. */
export async function teamPages(
  deps: EscalationDeps,
  now: Date,
): Promise<readonly (TeamMatter & { readonly gap: PageProblem })[]> {
  const { policy } = deps.company;
  const teams = teamsOf(deps);
  const since = new Date(now.getTime() - policy.signals.pageDays * dayMs);
  const pages: (TeamMatter & { readonly gap: PageProblem })[] = [];
  for (const gap of (await deps.store.gaps({ kind: "page", open: true })).filter(isPage)) {
    const signs = latest(await deps.store.signals({ about: gap, since })).filter(isSign);
    const contributors = new Set(signs.map(({ person }) => person));
    pages.push({
      gap,
      groups: figureGroups({ teams, contributors, policy }),
      entryFor: (group, said) => {
        const signals = signs.filter(({ person }) => group.people.includes(person));
        return pageEntry(deps, { gap, signals, people: group.contributors, said }, now);
      },
    });
  }
  return pages;
}

function isPage(gap: Gap): gap is PageProblem {
  return gap.kind === "page";
}
