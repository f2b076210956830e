import type { Fact } from "../../core/facts.ts";
import type { Queue } from "../../core/flags.ts";
import type { Person } from "../../core/people.ts";
import type { Notice } from "../../core/result.ts";
import { weeklySlot } from "../../core/weekly-slot.ts";
import { isWorking, scheduleOf } from "../../core/working-time.ts";
import { cannotWait } from "./choose-entries.ts";
import { queueCard } from "./queue-card.ts";
import { placedFor, queueViewOf } from "./queue-view.ts";
import type { StewardDeps } from "./steward-deps.ts";
import { type Subject, subjectsInDoubt } from "./subjects.ts";

/** What happened for one reader, to be written all or nothing. */
export interface QueueNews {
  readonly facts: readonly Fact[];
  readonly notices: readonly Notice[];
}

/**
 * The queues that are due now, each to a named person in their working hours, and what cannot wait for them. Nothing
 * is sent where there is nothing to look at.
 */
export async function sendQueues(deps: StewardDeps, now: Date): Promise<readonly QueueNews[]> {
  const due = await slotsNow(deps, now);
  const hasUrgent = (await deps.flags.flags({ open: true })).some(({ doubt, at }) =>
    cannotWait({ risk: "high", doubts: [{ kind: doubt.kind, at }] }),
  );
  if (due.size === 0 && !hasUrgent) return [];
  const all = await subjectsInDoubt(deps, now);
  const readers = deps.people.filter(({ id }) => all.some(({ addressee }) => addressee?.id === id));
  const reachable = await deps.reachable(readers.map(({ id }) => id));
  const news: QueueNews[] = [];
  for (const person of readers.filter(({ id }) => reachable.has(id))) {
    const chosen = placedFor(deps, all, person, { isAsked: false }, now)
      .filter(({ waits }) => waits === null)
      .map(({ doubted }) => doubted);
    const occasion = due.get(person.id);
    if (occasion !== undefined && chosen.length > 0)
      news.push(await newsFor(deps, { person, occasion, chosen, all }, now));
    else if (isWorking(now, scheduleOf(person, deps.company)))
      for (const urgent of chosen.filter(cannotWait))
        news.push(await newsFor(deps, { person, occasion: occasionOf(urgent), chosen: [urgent], all }, now));
  }
  return news;
}

/** Of everybody whose week's queue may go now, the day it is due. */
async function slotsNow(
  { flags, people, company }: StewardDeps,
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const slots = people.flatMap((person) => {
    const slot = weeklySlot(scheduleOf(person, company), company.policy.queue, now);
    const isNow = slot?.time != null && now >= slot.time.at && now < slot.time.end;
    return isNow ? [[person.id, slot.occasion] as const] : [];
  });
  if (slots.length === 0) return new Map();
  const sent = await flags.queues({ since: new Date(now.getTime() - 8 * dayMs) });
  const isSent = new Set(sent.map(({ person, occasion }) => `${person} ${occasion}`));
  return new Map(slots.filter(([person, occasion]) => !isSent.has(`${person} ${occasion}`)));
}

const dayMs = 86_400_000;

/** What cannot wait is put before somebody once for each doubt. */
function occasionOf({ flags }: Subject): string {
  return flags.at(-1)?.id ?? "";
}

async function newsFor(
  deps: StewardDeps,
  sending: {
    readonly person: Person;
    readonly occasion: string;
    readonly chosen: readonly Subject[];
    readonly all: readonly Subject[];
  },
  now: Date,
): Promise<QueueNews> {
  const { person, occasion, chosen, all } = sending;
  const message = deps.newId();
  const queue: Queue = {
    id: `queue-${person.id}-${occasion}`,
    person: person.id,
    occasion,
    message,
    at: now,
    subjects: chosen.map(({ id }) => id),
  };
  const view = await queueViewOf(
    deps,
    { all, before: all, queue, person, after: null, first: null, said: null },
    now,
  );
  return {
    facts: [{ kind: "queue-sent", queue }],
    notices: [
      { id: message, to: { kind: "person", person: person.id }, card: queueCard(view), replaces: null },
    ],
  };
}
