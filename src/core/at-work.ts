import type { Company } from "./company.ts";
import type { Person } from "./people.ts";
import { isHoliday, isOnLeave, isWorking, scheduleOf } from "./working-time.ts";

/**
 * Which of these people is written to now: the first who can be reached and is not away today. `null`: nobody,
 * or they are not at work at this hour; the next look finds them.
 */
export function firstAtWork(
  people: readonly Person[],
  reachable: ReadonlySet<string>,
  { company, now }: { readonly company: Company; readonly now: Date },
): Person | null {
  for (const person of people.filter(({ id }) => reachable.has(id))) {
    const schedule = scheduleOf(person, company);
    if (isOnLeave(now, schedule) || isHoliday(now, schedule)) continue;
    return isWorking(now, schedule) ? person : null;
  }
  return null;
}
