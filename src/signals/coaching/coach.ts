import type { PersonalGap } from "../../core/gaps.ts";
import { isWorking, scheduleOf } from "../../core/working-time.ts";
import { deciderOf } from "../contest/decider.ts";
import type { GapNews } from "../gaps/gap-news.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { subjectTitle } from "../subjects.ts";
import { coachCard } from "./coach-card.ts";

/**
 * "The person is told, kindly and with the reason, and gets practice": everybody with a gap that nobody has
 * spoken to them about, in their working hours, before anybody else hears of anything.
 */
export async function coachGaps(deps: EscalationDeps, now: Date): Promise<readonly GapNews[]> {
  const open = await deps.store.gaps({ kind: "personal", open: true });
  const untold = open.flatMap((gap) => (gap.kind === "personal" && gap.toldAt === null ? [gap] : []));
  const there = await peopleAtWork(
    deps,
    untold.map(({ person }) => person),
    now,
  );
  const news: GapNews[] = [];
  for (const gap of untold.filter(({ person }) => there.has(person))) news.push(await told(deps, gap, now));
  return news;
}

/** Of these people, those who are at work now and can be written to. */
export async function peopleAtWork(
  deps: Pick<EscalationDeps, "people" | "company" | "reachable">,
  people: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const wanted = new Set(people);
  const working = deps.people.filter(
    (person) => wanted.has(person.id) && isWorking(now, scheduleOf(person, deps.company)),
  );
  return deps.reachable(working.map(({ id }) => id));
}

async function told(deps: EscalationDeps, gap: PersonalGap, now: Date): Promise<GapNews> {
  const title = await subjectTitle(deps, gap.subject, now);
  const person = deps.people.find(({ id }) => id === gap.person);
  const decider = person === undefined ? null : await deciderOf(deps, person);
  const { worksCouncil } = deps.company.policy;
  const card = coachCard({ gap, title, decider: decider?.name ?? null, worksCouncil });
  return {
    facts: [{ kind: "gap-moved", gap: { ...gap, toldAt: now }, was: gap }],
    notices: [{ id: deps.newId(), to: { kind: "person", person: gap.person }, card, replaces: null }],
  };
}
