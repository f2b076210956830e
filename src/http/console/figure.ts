import { consoleWords } from "../../core/messages/console.ts";
import type { Policy } from "../../core/policy.ts";
import {
  type FigureFacts,
  type FigureGroup,
  figureGroups,
  tellPart,
} from "../../signals/digest/team-figures.ts";

/**
 * Whose figures are shown: of the people of one manager, or of everybody. `standsInFor`: name of the manager, where
 * somebody else looks.
 */
export type Scope =
  | { readonly kind: "team"; readonly manager: string; readonly standsInFor: string | null }
  | { readonly kind: "company" };

/** How many of a group, as it is shown. */
export interface Figure {
  readonly text: string;
  /** The same where there is little room. */
  readonly short: string;
  /** Length of its bar, 0 to 1. The same for every number behind a word. */
  readonly size: number;
  /** Whether there are enough of them to be spoken of. */
  readonly isTold: boolean;
}

type SignalPolicy = { readonly signals: Pick<Policy["signals"], "teamContributors" | "countsFrom"> };

/** A number of people: under three of them nothing but that, under five of them in words. */
export function peopleFigure(count: number, of: number, { signals }: SignalPolicy): Figure {
  const { teamContributors, countsFrom } = signals;
  if (count < teamContributors) {
    const text = consoleWords.figure.under(teamContributors);
    return { text, short: consoleWords.figure.underShort(teamContributors), size: 0, isTold: false };
  }
  const told = tellPart({ told: count < countsFrom ? "words" : "counts" }, count, of);
  if (told.kind === "counts") {
    const text = consoleWords.figure.of(count, of);
    return { text, short: String(count), size: count / of, isTold: true };
  }
  // Shorter than the least that is told in figures.
  const size = Math.min(lengths[told.part], (countsFrom - 1) / of);
  return { ...consoleWords.figure.part[told.part](of), size, isTold: true };
}

const lengths = { none: 0, few: 0.25, half: 0.5, most: 0.75, all: 1 } as const;

/** The people whom a figure is about; `null`: too few, and nothing is said of them. */
export function peopleOf(
  scope: Scope,
  facts: FigureFacts & { readonly everybody: readonly string[] },
): ReadonlySet<string> | null {
  const groups =
    scope.kind === "team"
      ? figureGroups(facts).filter(({ manager }) => manager === scope.manager)
      : figureGroups({ ...facts, teams: underOneRoof(facts) });
  const people = groups.flatMap((group: FigureGroup) => group.people);
  return people.length === 0 ? null : new Set(people);
}

/**
 * Above the topmost managers the company itself: those who are left there are told of together. Whoever adds up
 * all groups learns nothing about the few who are in none.
 */
function underOneRoof({ teams, everybody }: Parameters<typeof peopleOf>[1]): FigureFacts["teams"] {
  const inTeams = new Set(teams.flatMap(({ members }) => members));
  const company = { manager: "", above: null, members: everybody.filter((id) => !inTeams.has(id)) };
  return [company, ...teams.map((team) => ({ ...team, above: team.above ?? company.manager }))];
}
