import type { Escalation } from "../core/escalations.ts";
import type { Gap, PageProblem } from "../core/gaps.ts";
import type { Person } from "../core/people.ts";
import type { LastTold } from "../core/ports/signal-store.ts";
import type { StoredSignal } from "../core/signals.ts";
import type { Tellable } from "./digest-entries.ts";
import { isSign, latest, pageEntry } from "./entry-facts.ts";
import { endOf } from "./escalation-state.ts";
import { teamsOf } from "./managers.ts";
import type { EscalationDeps } from "./signal-deps.ts";
import { type FigureGroup, figureGroups } from "./team-figures.ts";

const dayMs = 86_400_000;

/** An open page problem with the groups large enough to be told of it. */
export interface TeamPage {
  readonly gap: PageProblem;
  readonly signs: readonly StoredSignal[];
  readonly groups: readonly FigureGroup[];
}

/** Open page problems, by the groups that have a part in them: looked up once for all managers. */
export async function teamPages(deps: EscalationDeps, now: Date): Promise<readonly TeamPage[]> {
  const { policy } = deps.company;
  const teams = teamsOf(deps);
  const since = new Date(now.getTime() - policy.signals.pageDays * dayMs);
  const pages: TeamPage[] = [];
  for (const gap of (await deps.store.gaps({ kind: "page", open: true })).filter(isPage)) {
    const signs = latest(await deps.store.signals({ about: gap, since })).filter(isSign);
    const contributors = new Set(signs.map(({ person }) => person));
    pages.push({ gap, signs, groups: figureGroups({ teams, contributors, policy }) });
  }
  return pages;
}

/** Those in which enough of the manager's people have a part for a figure to be about a group. */
export async function pagesToTell(
  deps: EscalationDeps,
  {
    manager,
    pages,
    own,
  }: {
    readonly manager: Person;
    readonly pages: readonly TeamPage[];
    /** What the manager was told or is to be. */
    readonly own: readonly Escalation[];
  },
  now: Date,
): Promise<readonly Tellable[]> {
  const theirs = pages.flatMap((page) => {
    const group = page.groups.find((one) => one.manager === manager.id);
    return group === undefined ? [] : [{ ...page, group }];
  });
  const told = await deps.store.lastTold(
    manager.id,
    theirs.map(({ gap }) => gap.id),
  );
  const found: Tellable[] = [];
  for (const { gap, signs, group } of theirs) {
    const before = told.get(gap.id);
    if (before !== undefined && !isWorse(before, group.contributors, deps)) continue;
    const signals = signs.filter(({ person }) => group.people.includes(person));
    const said = before === undefined ? "new" : "worse";
    const entry = await pageEntry(deps, { gap, signals, people: group.contributors, said }, now);
    if (entry === null) continue;
    const same = own.filter((one) => one.gap === gap.id);
    const escalation: Escalation = {
      id: `${gap.id}-${manager.id}-${same.length + 1}`,
      gap: gap.id,
      person: null,
      manager: manager.id,
      at: now,
      shownAt: null,
      entry,
      steps: [],
    };
    found.push({ kind: "page", escalation, replaces: same.find((one) => endOf(one) === null) ?? null });
  }
  return found;
}

function isWorse({ said, figures }: LastTold, people: number, { company }: EscalationDeps): boolean {
  return said !== "closed" && people >= (figures.people ?? 0) + company.policy.escalation.worseMissed;
}

function isPage(gap: Gap): gap is PageProblem {
  return gap.kind === "page";
}
