import type { Company } from "../core/company.ts";
import type { Person, Weekday } from "../core/people.ts";
import { dateIn, instantOf, plusDays, scheduleOf, shifts, type WorkSchedule } from "../core/working-time.ts";

/** Whom a digest goes to now, and for which day it was due. */
export interface DigestSlot {
  readonly to: Person;
  /** ISO date. */
  readonly occasion: string;
}

interface Recipients {
  readonly manager: Person;
  /** Stands in for them; `null`: nobody. */
  readonly deputy: Person | null;
  readonly company: Company;
}

/**
 * "A weekly digest in the manager's working hours": from its day and time on, on the first day of that week on
 * which they work. A manager who is away all week is stood in for. `null`: it is not due now.
 */
export function digestSlot({ manager, deputy, company }: Recipients, now: Date): DigestSlot | null {
  const own = scheduleOf(manager, company);
  const { digestDay, digestTime } = company.policy.escalation;
  const occasion = lastDay(dateIn(now, own.timeZone), digestDay);
  const from = instantOf(occasion, digestTime, own.timeZone);
  const until = instantOf(plusDays(occasion, 7), digestTime, own.timeZone);
  if (now < from) return null;
  const slot = firstSlot(from, until, own);
  if (slot !== null) return now >= slot.at && now < slot.end ? { to: manager, occasion } : null;
  if (deputy === null) return null;
  const instead = firstSlot(from, until, scheduleOf(deputy, company));
  return instead !== null && now >= instead.at && now < instead.end ? { to: deputy, occasion } : null;
}

/** The first stretch of work in these days; it may have begun before. */
function firstSlot(from: Date, until: Date, schedule: WorkSchedule) {
  for (const { start, end } of shifts(from, schedule)) {
    if (start >= until) return null;
    if (end > from) return { at: start > from ? start : from, end };
  }
  return null;
}

/** The date itself if it falls on this day of the week, else the last one before it that does. */
function lastDay(date: string, day: Weekday): string {
  const today = new Date(`${date}T00:00:00Z`).getUTCDay();
  return plusDays(date, -((today - weekdays.indexOf(day) + 7) % 7));
}

const weekdays: readonly Weekday[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
