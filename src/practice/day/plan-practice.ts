import type { ItemAtText, PooledItem } from "../../core/items.ts";
import type { Person } from "../../core/people.ts";
import type { PracticeDay } from "../../core/practice.ts";
import { toLearner } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import type { ItemPlace } from "../schedule/task-weight.ts";
import { enrol } from "./enrol.ts";
import { lookAtDay, type PracticeNews, type Surroundings } from "./look-at-day.ts";
import { nothingRecent, placesFor, recentlySince } from "./plan-for.ts";

/** Days looked at in one go, and written in one transaction. */
const batchSize = 200;

/**
 * Everybody whose day is due, in batches: what each gets, to be written all or nothing. What was written is due
 * no more, so that whoever is stopped in the middle goes on with the rest. A batch that somebody else's step
 * came in between is written one by one.
 */
export async function* planPractice(deps: PracticeDeps, now: Date): AsyncGenerator<readonly PracticeNews[]> {
  yield* enrol(deps, now);
  const company = await surroundingsOf(deps, now);
  const seen = new Set<string>();
  for (let stuck = 0; ; ) {
    const due = await deps.store.daysDue(now, batchSize + stuck);
    const days = due.filter(({ person }) => !seen.has(person));
    if (days.length === 0) return;
    stuck = due.length - days.length;
    for (const { person } of days) seen.add(person);
    yield await planBatch(deps, days, company, now);
  }
}

interface CompanyAround {
  readonly people: ReadonlyMap<string, Person>;
  readonly pool: readonly PooledItem[];
  readonly poolById: ReadonlyMap<string, PooledItem>;
  /** Texts of items that others knew before: who learned one of those is told. */
  readonly reapproved: readonly Pick<ItemAtText, "item" | "sectionHash">[];
  /** Where the items stand in the work of people of these roles; worked out once for all who share them. */
  readonly placesOf: (roles: readonly string[]) => ReadonlyMap<string, ItemPlace>;
}

async function surroundingsOf(deps: PracticeDeps, now: Date): Promise<CompanyAround> {
  const pool = await deps.pool(now);
  const known = new Map<string, ReadonlyMap<string, ItemPlace>>();
  const reapproved = new Set(await deps.items.reapproved());
  return {
    people: new Map(deps.people.map((person) => [person.id, person])),
    pool,
    poolById: new Map(pool.map((one) => [one.item.id, one])),
    reapproved: pool.flatMap(({ item, section, state }) =>
      state === "askable" && section !== null && reapproved.has(item.id)
        ? [{ item: item.id, sectionHash: section.hash }]
        : [],
    ),
    placesOf: (roles) => {
      const key = JSON.stringify(roles);
      const places = known.get(key) ?? placesFor(deps, roles, pool);
      known.set(key, places);
      return places;
    },
  };
}

async function planBatch(
  deps: PracticeDeps,
  days: readonly PracticeDay[],
  { people, placesOf, reapproved, ...around }: CompanyAround,
  now: Date,
): Promise<readonly PracticeNews[]> {
  const ids = days.map(({ person }) => person);
  const coaching = await deps.store.coachingOf(ids);
  const [reached, settings, open, recent, due, changed, whole, known, parameters] = await Promise.all([
    deps.reachable(ids),
    deps.settings.settingsOf(ids),
    deps.store.openSessions(ids),
    deps.store.recently(ids, recentlySince(deps, now)),
    deps.store.memoryDue(ids, new Date(now.getTime() + longestDayMs)),
    deps.store.memoryOlder(ids, reapproved),
    deps.store.memoriesOf([...coaching.keys()]),
    deps.store.knownItems(ids),
    deps.store.parametersOf(ids),
  ]);
  const memories = Map.groupBy([...due, ...changed, ...whole], ({ person }) => person);
  // Looked up for all of them at once.
  const ofBatch: PracticeDeps = {
    ...deps,
    reachable: async (people) => new Set(people.filter((id) => reached.has(id))),
  };
  const news: PracticeNews[] = [];
  for (const day of days) {
    const person = people.get(day.person);
    const own = settings.get(day.person);
    if (person === undefined || own === undefined) {
      news.push(lookAgainInAWeek(day, now));
      continue;
    }
    const facts: Surroundings = {
      ...around,
      day,
      learner: await toLearner(deps, person, own, parameters.get(person.id) ?? null),
      reader: deps.readerOf(person),
      places: placesOf(person.roles),
      open: open.get(person.id) ?? null,
      recent: recent.get(person.id) ?? nothingRecent,
      coaching: coaching.get(person.id) ?? [],
      due: new Map((memories.get(person.id) ?? []).map((one) => [one.item, one])),
      known: known.get(person.id) ?? new Set(),
      now,
    };
    news.push(await lookAtDay(ofBatch, facts));
  }
  return news;
}

/** From the start of the longest day to its end somewhere on earth: what is due today is due by then. */
const longestDayMs = 26 * 3_600_000;
const weekMs = 7 * 86_400_000;

/** Who has left may come back. */
function lookAgainInAWeek({ person, nextAt, ignored }: PracticeDay, now: Date): PracticeNews {
  const day = { person, nextAt: new Date(now.getTime() + weekMs), ignored };
  return { facts: [{ kind: "practice-day-planned", day, was: nextAt }], notices: [] };
}
