/** Who decides what is asked. All get the same items, the same days and the same number of questions. */
export interface Scheduler {
  /** Items to be asked at this instant, at most as many as the day has room for. */
  readonly plan: (now: Date) => readonly number[];
  readonly answered: (item: number, at: Date, isRecalled: boolean) => void;
}

const dayMs = 86_400_000;

/** New items, and for the rest those asked longest ago, due or not; daily, or all of a week's on Monday. */
export function fixedScheduler(items: number, pace: Pace, { weekly }: { weekly: boolean }): Scheduler {
  const known = new Map<number, number>();
  return {
    plan: (now) => {
      if (weekly && now.getUTCDay() !== 1) return [];
      const days = weekly ? 5 : 1;
      const fresh = newItems(items, known, pace.newPerDay * days);
      const old = [...known].toSorted(([, a], [, b]) => a - b).map(([item]) => item);
      return [...old.slice(0, pace.perDay * days - fresh.length), ...fresh];
    },
    answered: (item, at) => known.set(item, at.getTime()),
  };
}

/** The same for all. */
export interface Pace {
  readonly perDay: number;
  readonly newPerDay: number;
}

function newItems(items: number, known: ReadonlyMap<number, unknown>, count: number): readonly number[] {
  return Array.from({ length: items }, (_, i) => i)
    .filter((item) => !known.has(item))
    .slice(0, count);
}

/** Due items first, the longest overdue before the others, then new ones, at most `newPerDay`. */
export function ladderScheduler<State>(
  items: number,
  { perDay, newPerDay }: Pace,
  ladder: {
    readonly first: (isRecalled: boolean) => State;
    readonly next: (state: State, isRecalled: boolean) => State;
    readonly days: (state: State) => number;
  },
): Scheduler {
  const known = new Map<number, { readonly state: State; readonly dueAt: number }>();
  return {
    plan: (now) => {
      const endOfDay = Math.ceil(now.getTime() / dayMs) * dayMs;
      const due = [...known]
        .filter(([, { dueAt }]) => dueAt < endOfDay)
        .toSorted(([, a], [, b]) => a.dueAt - b.dueAt)
        .map(([item]) => item);
      return [...due, ...newItems(items, known, newPerDay)].slice(0, perDay);
    },
    answered: (item, at, isRecalled) => {
      const before = known.get(item);
      const state = before === undefined ? ladder.first(isRecalled) : ladder.next(before.state, isRecalled);
      known.set(item, { state, dueAt: at.getTime() + ladder.days(state) * dayMs });
    },
  };
}
