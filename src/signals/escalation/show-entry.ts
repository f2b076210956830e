import type { EntryFacts, Escalation } from "../../core/escalations.ts";
import type { Fact } from "../../core/facts.ts";
import type { PersonalGap } from "../../core/gaps.ts";
import type { Person } from "../../core/people.ts";
import { personZone } from "../../core/person-zone.ts";
import { defaultSettings } from "../../core/ports/setting-store.ts";
import { addWorkingMinutes, scheduleOf } from "../../core/working-time.ts";
import { peopleAtWork } from "../coaching/coach.ts";
import { deciderOf } from "../contest/decider.ts";
import { managerOf } from "../digest/managers.ts";
import type { GapNews } from "../gaps/gap-news.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { isAbout } from "../subjects.ts";
import { latest, personEntry } from "./entry-facts.ts";
import { endOf, toldSteps } from "./escalation-state.ts";
import { wasToldBefore } from "./said-before.ts";
import { shownCard } from "./shown-card.ts";
import { stepOf } from "./step.ts";

/**
 * "The person sees exactly what the manager would see before the manager does": everybody whose gap persists,
 * in their working hours. Where there is a works council nobody is ever named, and nothing is written.
 */
export async function showEntries(deps: EscalationDeps, now: Date): Promise<readonly GapNews[]> {
  if (deps.company.policy.worksCouncil) return [];
  const open = await deps.store.gaps({ kind: "personal", open: true });
  const persisting = open.flatMap((gap) =>
    gap.kind === "personal" && gap.state === "persists" && gap.toldAt !== null ? [gap] : [],
  );
  const there = await peopleAtWork(
    deps,
    persisting.map(({ person }) => person),
    now,
  );
  const news: GapNews[] = [];
  for (const gap of persisting.filter(({ person }) => there.has(person))) {
    const one = await showEntry(deps, gap, now);
    if (one !== null) news.push(one);
  }
  return news;
}

/** The instant from which an entry may be told: so many working hours of the person after they saw it. */
export function tellableFrom(
  { company }: Pick<EscalationDeps, "company">,
  person: Person,
  shownAt: Date,
): Date | null {
  return addWorkingMinutes(shownAt, company.policy.escalation.shownHours * 60, scheduleOf(person, company));
}

async function showEntry(deps: EscalationDeps, gap: PersonalGap, now: Date): Promise<GapNews | null> {
  const person = deps.people.find(({ id }) => id === gap.person);
  const manager = person === undefined ? null : managerOf(deps, person);
  if (person === undefined || manager === null) return null;
  if ((await deps.store.contests({ gap: gap.id, open: true })).length > 0) return null;
  const before = await deps.store.escalations({ gap: gap.id });
  const move = await nextMove(deps, { gap, before, manager: manager.id, now });
  if (move === null) return null;
  const dueAt = tellableFrom(deps, person, now);
  if (dueAt === null) return null;
  const entry = { ...(await personEntry(deps, gap, now)), ...move.figures };
  const id = `${gap.id}-${before.length + 1}`;
  const escalation: Escalation = {
    id,
    gap: gap.id,
    person: person.id,
    manager: manager.id,
    at: now,
    shownAt: now,
    entry,
    steps: [],
  };
  const { policy } = deps.company;
  const card = shownCard({
    entry,
    gap: gap.id,
    people: deps.people,
    policy,
    manager,
    decider: await deciderOf(deps, person),
    contestDays: policy.escalation.contestDays,
    dueAt,
    zone: personZone({ person, settings: defaultSettings, account: null, policy }),
    isAnew: before.length > 0,
    now,
  });
  return {
    facts: [...move.ends, { kind: "escalation-made", escalation }],
    notices: [{ id: deps.newId(), to: { kind: "person", person: person.id }, card, replaces: null }],
  };
}

interface Move {
  /** What ends the entry before. */
  readonly ends: readonly Fact[];
  readonly figures: Partial<Pick<EntryFacts, "tries" | "missed" | "said">>;
}

/**
 * Shown the first time; again to tell another manager, when the one before never heard of it; and again when it
 * has got worse since it was told, to whoever manages them by then. `null`: there is nothing new to show.
 */
async function nextMove(
  deps: EscalationDeps,
  {
    gap,
    before,
    manager,
    now,
  }: {
    readonly gap: PersonalGap;
    readonly before: readonly Escalation[];
    readonly manager: string;
    readonly now: Date;
  },
): Promise<Move | null> {
  const current = before.find((one) => endOf(one) === null);
  if (current === undefined) {
    const isSettled = before.some((one) => endOf(one)?.kind !== "withdrawn" && endOf(one)?.kind !== "worse");
    return isSettled ? null : { ends: [], figures: (await wasToldBefore(deps, gap)) ? { said: "back" } : {} };
  }
  const [told] = toldSteps(current);
  if (told === undefined)
    return current.manager === manager
      ? null
      : { ends: [stepOf(current, { kind: "withdrawn", by: null, words: null, at: now })], figures: {} };
  const since = latest(await deps.store.signals({ person: gap.person, since: told.at })).filter(
    (signal) => isAbout(signal, gap.subject) && !signal.isFirstTry,
  );
  const missed = since.filter(({ kind }) => kind === "missed" || kind === "step-missed").length;
  const tries = missed + since.filter(({ kind }) => kind === "right" || kind === "step-right").length;
  if (missed < deps.company.policy.escalation.worseMissed || gap.confirmedAt <= told.at) return null;
  return {
    ends: [stepOf(current, { kind: "worse", by: null, words: null, at: now })],
    figures: {
      // Whoever manages them by now has not heard of it.
      said: current.manager === manager ? "worse" : "new",
      tries: current.entry.tries + tries,
      missed: current.entry.missed + missed,
    },
  };
}
