import type { Person } from "../core/people.ts";
import type { LastTold } from "../core/ports/signal-store.ts";
import { type Escalation, type Gap, gapAbout, type PageProblem, type PersonalGap } from "../core/signals.ts";
import { closedEntry } from "./closed-entry.ts";
import type { Tellable } from "./digest-entries.ts";
import { isSign, latest, pageEntry } from "./entry-facts.ts";
import { endOf, stateOf, toldSteps } from "./escalation-state.ts";
import { managerOf, teamsOf } from "./managers.ts";
import { tellableFrom } from "./show-entry.ts";
import type { EscalationDeps } from "./signal-deps.ts";
import { figureGroups } from "./team-figures.ts";

const dayMs = 86_400_000;

interface Wanted {
  readonly manager: Person;
  /** Who would read it: nobody reads of themselves here. */
  readonly to: Pick<Person, "id">;
  readonly now: Date;
}

/** Everything a manager could be told now, in no order. */
export async function tellables(deps: EscalationDeps, wanted: Wanted): Promise<readonly Tellable[]> {
  const { manager, to } = wanted;
  const own = (await deps.store.escalations({ manager: manager.id })).filter(
    (escalation) => escalation.person !== to.id && isStillTheirs(deps, escalation, manager.id),
  );
  const found: Tellable[] = [];
  for (const escalation of own) {
    const one = await ofEscalation(deps, escalation, wanted);
    if (one !== null) found.push(one);
  }
  return [...found, ...(await ofPages(deps, own, wanted))];
}

/** Nobody is told of people who do not report to them any more; and where there is a works council, of nobody. */
function isStillTheirs(deps: EscalationDeps, { person: id }: Escalation, manager: string): boolean {
  if (id === null) return true;
  if (deps.company.policy.worksCouncil) return false;
  const person = deps.people.find((one) => one.id === id);
  return person !== undefined && managerOf(deps, person)?.id === manager;
}

async function ofEscalation(
  deps: EscalationDeps,
  escalation: Escalation,
  { now }: Wanted,
): Promise<Tellable | null> {
  const isTold = toldSteps(escalation).length > 0;
  const end = endOf(escalation);
  if (end !== null && !(isTold && (end.kind === "contest-upheld" || end.kind === "contest-lapsed")))
    return null;
  const gap = await deps.store.gap(escalation.gap);
  if (gap === null) return null;
  if (isTold) return closedEntry(deps, { escalation, gap, end }, now);
  if (gap.kind !== "personal" || gap.closedAt !== null) return null;
  return (await isTellable(deps, escalation, now))
    ? { kind: "person", escalation, said: await saidOf(deps, gap) }
    : null;
}

/** The person saw it, long enough ago, and does not contest it. */
async function isTellable(deps: EscalationDeps, escalation: Escalation, now: Date): Promise<boolean> {
  const person = deps.people.find(({ id }) => id === escalation.person);
  if (person === undefined || escalation.shownAt === null) return false;
  const [contest] = await deps.store.contests({ gap: escalation.gap, open: true });
  if (stateOf(escalation, contest ?? null) !== "shown") return false;
  const from = tellableFrom(deps, person, escalation.shownAt);
  return from !== null && from <= now;
}

/** Whether the manager heard of the same before. */
async function saidOf(deps: EscalationDeps, gap: PersonalGap): Promise<"new" | "worse" | "back"> {
  const same = await deps.store.escalations({ gap: gap.id });
  if (same.some((one) => endOf(one)?.kind === "worse")) return "worse";
  const since = new Date(gap.openedAt.getTime() - deps.company.policy.escalation.backDays * dayMs);
  const earlier = (await deps.store.gaps({ kind: "personal", person: gap.person, since })).filter(
    (one) => one.id !== gap.id && one.closedAt !== null && gapAbout(one) === gapAbout(gap),
  );
  for (const one of earlier) {
    const told = await deps.store.escalations({ gap: one.id });
    if (told.some((escalation) => toldSteps(escalation).length > 0)) return "back";
  }
  return "new";
}

/** Page problems in which enough of the manager's people have a part for a figure to be about a group. */
async function ofPages(
  deps: EscalationDeps,
  own: readonly Escalation[],
  { manager, now }: Wanted,
): Promise<readonly Tellable[]> {
  const open = (await deps.store.gaps({ kind: "page", open: true })).filter(isPage);
  const told = await deps.store.lastTold(
    manager.id,
    open.map(({ id }) => id),
  );
  const found: Tellable[] = [];
  for (const gap of open) {
    const entry = await teamEntry(deps, gap, manager.id, now);
    if (entry === null) continue;
    const before = told.get(gap.id);
    if (before !== undefined && !isWorse(before, entry.people, deps)) continue;
    const number = own.filter((one) => one.gap === gap.id).length + 1;
    const escalation: Escalation = {
      id: `${gap.id}-${manager.id}-${number}`,
      gap: gap.id,
      person: null,
      manager: manager.id,
      at: now,
      shownAt: null,
      entry,
      steps: [],
    };
    found.push({ kind: "page", escalation, said: before === undefined ? "new" : "worse" });
  }
  return found;
}

async function teamEntry(deps: EscalationDeps, gap: PageProblem, manager: string, now: Date) {
  const { policy } = deps.company;
  const since = new Date(now.getTime() - policy.signals.pageDays * dayMs);
  const signs = latest(await deps.store.signals({ about: gap, since })).filter(isSign);
  const contributors = new Set(signs.map(({ person }) => person));
  const group = figureGroups({ teams: teamsOf(deps), contributors, policy }).find(
    (one) => one.manager === manager,
  );
  if (group === undefined) return null;
  const signals = signs.filter(({ person }) => group.people.includes(person));
  return pageEntry(deps, { gap, signals, people: group.contributors }, now);
}

function isWorse({ said, figures }: LastTold, people: number, { company }: EscalationDeps): boolean {
  return said !== "closed" && people >= (figures.people ?? 0) + company.policy.escalation.worseMissed;
}

function isPage(gap: Gap): gap is PageProblem {
  return gap.kind === "page";
}
