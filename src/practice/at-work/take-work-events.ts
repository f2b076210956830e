import { defaultSettings } from "../../core/ports/setting-store.ts";
import type { MemoryState, WorkEvent } from "../../core/practice.ts";
import type { PracticeFact } from "../../core/practice-facts.ts";
import type { Notice } from "../../core/result.ts";
import { type Learner, toLearner } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { checkWorkEvents } from "./check-work-events.ts";
import { creditsFor } from "./credit-work.ts";
import { checklistFor } from "./offer-checklist.ts";

export interface WorkEventDeps extends PracticeDeps {
  /** Whether there is a message of this id. */
  readonly wasSaid: (message: string) => Promise<boolean>;
}

/** What became of events, to be told to who sent them. */
export interface WorkEventReport {
  readonly taken: number;
  /** Taken before. */
  readonly known: number;
  readonly refused: readonly { readonly index: number; readonly reason: string }[];
}

interface Taken {
  readonly report: WorkEventReport;
  readonly facts: readonly PracticeFact[];
  readonly notices: readonly Notice[];
}

/**
 * Takes in what happened in work systems. Good events are kept whatever becomes of the others, each once: a
 * missed step brings a question on the next working day, a task done right credits memory, a start offers the
 * checklist.
 */
export async function takeWorkEvents(
  deps: WorkEventDeps,
  sent: readonly unknown[],
  now: Date,
): Promise<Taken> {
  const checked = await checkWorkEvents(deps, sent, now);
  const good = checked.flatMap((one) => (one.kind === "good" ? [one.event] : []));
  const fresh = await notTaken(deps, good);
  const learners = await learnersOf(deps, fresh);
  const refused = checked.flatMap((one, index) =>
    one.kind === "refused" ? [{ index, reason: one.reason }] : [],
  );
  return {
    report: { taken: fresh.length, known: good.length - fresh.length, refused },
    facts: [
      ...fresh.map((event) => ({ kind: "work-event-taken" as const, event })),
      ...(await creditWork(deps, { events: fresh, learners, now })),
    ],
    notices: await offerChecklists(deps, { events: fresh, learners, now }),
  };
}

async function notTaken(
  { store }: PracticeDeps,
  events: readonly WorkEvent[],
): Promise<readonly WorkEvent[]> {
  const nameOf = ({ source, id }: Pick<WorkEvent, "source" | "id">) => JSON.stringify([source, id]);
  const first = new Map(events.toReversed().map((event) => [nameOf(event), event]));
  const taken = new Set((await store.workEventsTaken([...first.values()])).map(nameOf));
  return events.filter((event) => first.get(nameOf(event)) === event && !taken.has(nameOf(event)));
}

async function learnersOf(
  deps: PracticeDeps,
  events: readonly WorkEvent[],
): Promise<ReadonlyMap<string, Learner>> {
  const concerned = new Set(events.flatMap(({ kind, person }) => (kind === "missed" ? [] : [person])));
  const people = deps.people.filter(({ id }) => concerned.has(id));
  const [settings, parameters] = await Promise.all([
    deps.settings.settingsOf([...concerned]),
    deps.store.parametersOf([...concerned]),
  ]);
  const learners = new Map<string, Learner>();
  for (const person of people) {
    const own = settings.get(person.id) ?? defaultSettings;
    learners.set(person.id, await toLearner(deps, person, own, parameters.get(person.id) ?? null));
  }
  return learners;
}

interface Happened {
  readonly events: readonly WorkEvent[];
  readonly learners: ReadonlyMap<string, Learner>;
  readonly now: Date;
}

async function creditWork(
  deps: PracticeDeps,
  { events, learners, now }: Happened,
): Promise<readonly PracticeFact[]> {
  const done = events.filter(({ kind }) => kind === "done-right");
  if (done.length === 0) return [];
  const pool = await deps.pool(now);
  const { skillMap } = deps;
  const policy = deps.company.policy.practice;
  const facts: PracticeFact[] = [];
  for (const [person, theirs] of Map.groupBy(done, (event) => event.person)) {
    const memory = new Map((await deps.store.memoryOf(person)).map((one) => [one.item, one]));
    const zone = learners.get(person)?.zone ?? deps.company.policy.timeZone;
    const parameters = learners.get(person)?.parameters ?? null;
    for (const event of theirs.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
      const credits = creditsFor({ event, pool, skillMap, memory, zone, parameters, policy, now });
      for (const { memory: credited } of credits) remember(memory, credited);
      facts.push(...credits);
    }
  }
  return facts;
}

function remember(memory: Map<string, MemoryState>, credited: MemoryState | null): void {
  if (credited !== null) memory.set(credited.item, credited);
}

/** For each person the first start that calls for a checklist, unless they were offered one today. */
async function offerChecklists(
  deps: WorkEventDeps,
  { events, learners, now }: Happened,
): Promise<readonly Notice[]> {
  const offered = new Map<string, Notice>();
  for (const event of events.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const learner = learners.get(event.person);
    if (event.kind !== "started" || learner === undefined || offered.has(event.person)) continue;
    const lastAt = await lastWork(deps, event, events);
    const notice = await checklistFor(deps, { event, learner, lastAt, now });
    if (notice !== null && !(await deps.wasSaid(notice.id))) offered.set(event.person, notice);
  }
  return [...offered.values()];
}

/** As the store knows it, or these events tell it themselves. */
async function lastWork(
  { store }: PracticeDeps,
  { person, task, at }: WorkEvent,
  events: readonly WorkEvent[],
): Promise<Date | null> {
  const known = await store.lastWorkOn(person, task, at);
  const told = events
    .filter((one) => one.person === person && one.task === task && one.at < at)
    .map((one) => one.at);
  const all = known === null ? told : [...told, known];
  return all.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
}
