import type { Element } from "../../core/card.ts";
import type { Queue } from "../../core/flags.ts";
import type { Person } from "../../core/people.ts";
import { chooseEntries, type Placed, type Waiting } from "./choose-entries.ts";
import { type EntryView, viewEntry } from "./entry-view.ts";
import type { StewardDeps } from "./steward-deps.ts";
import type { Subject } from "./subjects.ts";

/** A queue as its card shows it: one entry at a time. */
export interface QueueView {
  /** Id of the queue; empty: somebody asked for theirs. */
  readonly queue: string;
  /** `null`: nothing is left. */
  readonly entry: EntryView | null;
  /** Place of the entry, from 1, and how many there are. */
  readonly place: number;
  readonly of: number;
  /** What was just decided, or what else to say first. */
  readonly said: string | null;
  readonly isUrgent: boolean;
  /** How many more there are, by why they wait. */
  readonly waiting: Readonly<Partial<Record<Waiting, number>>>;
  /** One line on tags that wait for the reader, too, at the end of the queue. */
  readonly tags: readonly Element[];
  readonly now: Date;
}

export interface QueueShown {
  /** Everything in doubt, without what is being settled. */
  readonly all: readonly Subject[];
  /** The same with it, so that the card goes on from there. */
  readonly before: readonly Subject[];
  /** `null`: somebody asked for theirs. */
  readonly queue: Queue | null;
  readonly person: Person;
  /** Id of the entry that was just dealt with: the next one is shown. */
  readonly after: string | null;
  /** Id of the entry to show, while it is open. */
  readonly first: string | null;
  readonly said: string | null;
}

/** The entry to show, and where it stands. */
export async function queueViewOf(deps: StewardDeps, shown: QueueShown, now: Date): Promise<QueueView> {
  const { all, before, queue, person, after, first, said } = shown;
  const placed = placedFor(deps, all, person, { isAsked: true }, now);
  const list =
    queue?.subjects ?? placed.filter(({ waits }) => waits === null).map(({ doubted }) => doubted.id);
  const open = new Map(all.filter((one) => isOpenTo(one, person, now)).map((one) => [one.id, one]));
  const order =
    queue?.subjects ??
    placedFor(deps, before, person, { isAsked: true }, now).map(({ doubted }) => doubted.id);
  const isListed = (id: string) => open.has(id) && list.includes(id);
  const next = first !== null && open.has(first) ? first : nextOf(order, after, isListed);
  const subject = next === null ? null : (open.get(next) ?? null);
  const counted = Map.groupBy(placed, ({ waits }) => waits ?? "none");
  const place = next === null ? 0 : Math.max(list.indexOf(next), 0) + 1;
  const of = Math.max(list.length, next === null ? 0 : 1);
  return {
    queue: queue?.id ?? "",
    entry: subject === null ? null : await viewEntry(deps, { subject, person }, now),
    place,
    of,
    said,
    isUrgent: queue !== null && !isDay.test(queue.occasion),
    waiting: Object.fromEntries(
      (["snoozed", "unused", "full"] as const).map((why) => [why, counted.get(why)?.length ?? 0]),
    ),
    tags: place === of ? await deps.tags(person, now) : [],
    now,
  };
}

/** A queue of the week is due on a day; what cannot wait, because of a flag. */
const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** What somebody is asked about, the heaviest first, then what waits. */
export function placedFor(
  { company }: StewardDeps,
  all: readonly Subject[],
  person: Person,
  { isAsked }: { readonly isAsked: boolean },
  now: Date,
): readonly Placed<Subject>[] {
  const own = all.filter(({ addressee }) => addressee?.id === person.id);
  return chooseEntries(own, { reader: person.id, isAsked }, company.policy.queue, now);
}

function isOpenTo({ stewards, snoozedUntil }: Subject, { id }: Person, now: Date): boolean {
  return stewards.some((steward) => steward.id === id) && (snoozedUntil === null || snoozedUntil <= now);
}

/** The next one that is open after `after`, round to it again. */
function nextOf(
  list: readonly string[],
  after: string | null,
  isOpen: (id: string) => boolean,
): string | null {
  const from = after === null ? 0 : list.indexOf(after) + 1;
  return [...list.slice(from), ...list.slice(0, from)].find(isOpen) ?? null;
}
