import type { Company } from "../../core/company.ts";
import type { Person } from "../../core/people.ts";
import { firstStretch, lastDay } from "../../core/weekly-slot.ts";
import { dateIn, instantOf, plusDays, scheduleOf } from "../../core/working-time.ts";

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
  const slot = firstStretch(from, until, own);
  if (slot !== null) return now >= slot.at && now < slot.end ? { to: manager, occasion } : null;
  if (deputy === null) return null;
  const instead = firstStretch(from, until, scheduleOf(deputy, company));
  return instead !== null && now >= instead.at && now < instead.end ? { to: deputy, occasion } : null;
}
