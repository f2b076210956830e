import type { Policy } from "../../core/policy.ts";

/** The people who report to one manager, without those below them. */
export interface Team {
  /** Id of the manager. */
  readonly manager: string;
  /** Manager one level up; `null`: nobody. */
  readonly above: string | null;
  readonly members: readonly string[];
}

/** The people whom one figure is about, and how it may be told. */
export interface FigureGroup {
  /** Whom it is told to. */
  readonly manager: string;
  /** Managers whose teams are in it, its own included if it is. */
  readonly teams: readonly string[];
  readonly people: readonly string[];
  readonly contributors: number;
  /** `words`: "most of them", never "3 of 4". */
  readonly told: "counts" | "words";
}

export interface FigureFacts {
  readonly teams: readonly Team[];
  /** Whom there is something to count of. */
  readonly contributors: ReadonlySet<string>;
  readonly policy: Pick<Policy, "worksCouncil"> & {
    readonly signals: Pick<
      Policy["signals"],
      "teamPeople" | "teamPeopleWorksCouncil" | "teamContributors" | "countsFrom"
    >;
  };
}

/**
 * Groups large enough to speak of: "teams of at least 5 with at least 3 contributors; smaller teams roll up one
 * level", and again from there. Nobody is in two groups, so that no difference between two figures tells of the
 * few who are left; those for whom no level is large enough are in none.
 */
export function figureGroups({ teams, contributors, policy }: FigureFacts): readonly FigureGroup[] {
  const waiting = new Map<string, Pick<FigureGroup, "teams" | "people">>();
  const groups: FigureGroup[] = [];
  for (const team of bottomUp(teams)) {
    const below = waiting.get(team.manager) ?? { teams: [], people: [] };
    const own = team.members.length === 0 ? [] : [team.manager];
    const together = { teams: [...own, ...below.teams], people: [...team.members, ...below.people] };
    const counted = together.people.filter((person) => contributors.has(person)).length;
    if (isLargeEnough(together.people.length, counted, policy)) {
      const told = counted < policy.signals.countsFrom ? "words" : "counts";
      groups.push({ manager: team.manager, ...together, contributors: counted, told });
    } else if (team.above !== null) {
      const there = waiting.get(team.above) ?? { teams: [], people: [] };
      waiting.set(team.above, {
        teams: [...there.teams, ...together.teams],
        people: [...there.people, ...together.people],
      });
    }
  }
  return groups;
}

function isLargeEnough(people: number, contributors: number, policy: FigureFacts["policy"]): boolean {
  const { teamPeople, teamPeopleWorksCouncil, teamContributors } = policy.signals;
  const least = policy.worksCouncil ? Math.max(teamPeople, teamPeopleWorksCouncil) : teamPeople;
  return people >= least && contributors >= teamContributors;
}

/** How many of a group, as it may be told. */
export type Told =
  | { readonly kind: "counts"; readonly count: number; readonly of: number }
  | { readonly kind: "words"; readonly part: "none" | "few" | "half" | "most" | "all" };

export function tellPart({ told }: Pick<FigureGroup, "told">, count: number, of: number): Told {
  if (told === "counts") return { kind: "counts", count, of };
  const share = of === 0 ? 0 : count / of;
  if (share === 0) return { kind: "words", part: "none" };
  if (share === 1) return { kind: "words", part: "all" };
  return { kind: "words", part: share < 0.4 ? "few" : share <= 0.6 ? "half" : "most" };
}

/** Every team after those below it. A circle in the people data is cut where it closes. */
function bottomUp(teams: readonly Team[]): readonly Team[] {
  const byManager = new Map(teams.map((team) => [team.manager, team]));
  const depth = (team: Team) => {
    const seen = new Set<string>();
    for (let at: Team | undefined = team; at !== undefined && !seen.has(at.manager); ) {
      seen.add(at.manager);
      at = at.above === null ? undefined : byManager.get(at.above);
    }
    return seen.size;
  };
  return teams
    .map((team) => ({ team, depth: depth(team) }))
    .toSorted((a, b) => b.depth - a.depth || (a.team.manager < b.team.manager ? -1 : 1))
    .map(({ team }) => team);
}
