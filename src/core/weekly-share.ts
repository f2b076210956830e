/** What somebody was given, and when. */
export interface Given {
  /** `null`: nobody is there to be given anything. */
  readonly person: string | null;
  readonly count: number;
  readonly at: Date;
}

/** What each person may still be given in the seven days that end now. */
export interface WeeklyShare {
  readonly left: (person: string | null) => number;
  readonly take: (person: string | null, count: number) => void;
}

/** "At most so many a week": nobody gets nothing. */
export function weeklyShare(given: readonly Given[], perWeek: number, now: Date): WeeklyShare {
  const had = new Map<string, number>();
  const take = (person: string | null, count: number) => {
    if (person !== null) had.set(person, (had.get(person) ?? 0) + count);
  };
  for (const { person, count, at } of given) {
    if (now.getTime() - at.getTime() < weekMs) take(person, count);
  }
  return {
    take,
    left: (person) => (person === null ? 0 : Math.max(0, perWeek - (had.get(person) ?? 0))),
  };
}

const weekMs = 7 * 86_400_000;
