import type { EntryFacts } from "../../core/escalations.ts";
import type { ContentGap, Gap } from "../../core/gaps.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { teamsOf } from "./managers.ts";
import { figureGroups } from "./team-figures.ts";
import type { TeamMatter } from "./team-matters.ts";

const dayMs = 86_400_000;

/** Missing pages of which somebody who is to write them was told, by the groups whose people asked for them. */
export async function teamMissing(deps: EscalationDeps, now: Date): Promise<readonly TeamMatter[]> {
  const { policy } = deps.company;
  const open = (await deps.store.gaps({ kind: "content", open: true })).filter(isMissing);
  const flagged: ContentGap[] = [];
  for (const gap of open) {
    const flags = await deps.flags.flags({ gap: gap.id, open: true });
    if (flags.some(({ owner }) => owner !== null)) flagged.push(gap);
  }
  if (flagged.length === 0) return [];
  const teams = teamsOf(deps);
  const asked = await deps.store.unanswered(new Date(now.getTime() - policy.signals.pageDays * dayMs));
  const askers = new Map(asked.map(({ answer, person }) => [answer, person]));
  return flagged.map((gap) => {
    const contributors = new Set(gap.questions.flatMap((answer) => askers.get(answer) ?? []));
    return {
      gap,
      groups: figureGroups({ teams, contributors, policy }),
      entryFor: async ({ contributors: people }, said) => missingEntry(gap, people, said),
    };
  });
}

/** The topic alone: nobody's words, and no dates of single questions. */
function missingEntry(gap: ContentGap, people: number, said: EntryFacts["said"]): EntryFacts {
  return {
    person: null,
    skill: null,
    topic: gap.title,
    page: null,
    since: gap.openedAt.toISOString(),
    practisedSince: null,
    weeks: [],
    tries: 0,
    missed: 0,
    days: 0,
    predicted: 0,
    people,
    said,
    cause: "missing",
    isCritical: false,
  };
}

function isMissing(gap: Gap): gap is ContentGap {
  return gap.kind === "content";
}
