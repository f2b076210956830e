import type { Chooser, QueueYear } from "./queue-year.ts";

/**
 * The usual way: pages come up by the date of their review alone, the longest overdue first, to their owner, who hears
 * nothing of what readers say. Each is shown as many on each day as under the other policy: both interrupt as often.
 */
export function byCalendar({ shown }: Pick<QueueYear, "shown">): Chooser {
  const counts = new Map<string, number>();
  for (const { day, person } of shown)
    counts.set(`${day} ${person}`, (counts.get(`${day} ${person}`) ?? 0) + 1);
  return {
    hears: false,
    choose: ({ day, now, company, lives }) =>
      company.owners.flatMap(({ person }, place) => {
        const most = counts.get(`${day} ${person.id}`) ?? 0;
        const due = [...lives.values()]
          .filter(({ page, shown: before }) => page.owner === place && !isRecent(before, now))
          .toSorted((a, b) => dueOf(a) - dueOf(b));
        return most === 0
          ? []
          : [{ person: person.id, pages: due.slice(0, most).map(({ page }) => page.id) }];
      }),
  };
}

const dayMs = 86_400_000;

function isRecent(shown: readonly { readonly at: Date }[], now: Date): boolean {
  return shown.some(({ at }) => now.getTime() - at.getTime() < 30 * dayMs);
}

interface Dated {
  readonly page: { readonly effective: Date; readonly reviewEveryDays: number };
  readonly reviewedAt: Date | null;
}

function dueOf({ page, reviewedAt }: Dated): number {
  return (reviewedAt ?? page.effective).getTime() + page.reviewEveryDays * dayMs;
}
