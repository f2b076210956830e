import type { Company } from "../../core/company.ts";
import type { Person } from "../../core/people.ts";
import { nextWorkingInstant, scheduleOf, workingDaysBetween } from "../../core/working-time.ts";

export interface Shown {
  readonly person: string;
  readonly at: Date;
}

export interface AddresseeSearch {
  /** Who looks after it, in turn: see `pageStewards`. */
  readonly stewards: readonly Person[];
  /** To whom it was shown since it is doubted, oldest first. */
  readonly shown: readonly Shown[];
  readonly company: Pick<Company, "policy" | "calendars">;
}

/**
 * "After 14 working days the deputy, then the area's lead": who is asked now. Whoever was shown it and did not
 * answer in that time is passed over for the next one, and whoever is away for long is not waited for. The last one
 * keeps it. `null`: there is nobody.
 */
export function addresseeOf({ stewards, shown, company }: AddresseeSearch, now: Date): Person | null {
  const there = stewards.filter((person) => !isAwayForLong(person, company, now));
  const asked = there.length === 0 ? stewards : there;
  let since: Date | null = null;
  for (const person of asked) {
    const first = firstShown(shown, person, since);
    if (first === null) return person;
    const waited = workingDaysBetween(first.at, now, scheduleOf(person, company));
    if (waited < company.policy.queue.answerDays) return person;
    since = first.at;
  }
  return asked.at(-1) ?? null;
}

function firstShown(shown: readonly Shown[], { id }: Person, since: Date | null): Shown | null {
  return shown.find((one) => one.person === id && (since === null || one.at >= since)) ?? null;
}

function isAwayForLong(person: Person, company: AddresseeSearch["company"], now: Date): boolean {
  const next = nextWorkingInstant(now, scheduleOf(person, company));
  return next === null || next.getTime() - now.getTime() > company.policy.queue.awayDays * dayMs;
}

const dayMs = 86_400_000;
