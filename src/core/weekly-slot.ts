import type { Weekday } from "./people.ts";
import { dateIn, instantOf, plusDays, shifts, type WorkSchedule } from "./working-time.ts";

/** When in a week somebody is sent what comes once a week. */
export interface WeeklySlot {
  /** ISO date of the day it was due. */
  readonly occasion: string;
  /** `null`: they do not work in this week. */
  readonly time: { readonly at: Date; readonly end: Date } | null;
}

/**
 * From a day and time on, where they are, on the first day of that week on which they work. `null`: the week has
 * not begun.
 */
export function weeklySlot(
  schedule: WorkSchedule,
  { day, time }: { readonly day: Weekday; readonly time: string },
  now: Date,
): WeeklySlot | null {
  const occasion = lastDay(dateIn(now, schedule.timeZone), day);
  const from = instantOf(occasion, time, schedule.timeZone);
  const until = instantOf(plusDays(occasion, 7), time, schedule.timeZone);
  return now < from ? null : { occasion, time: firstStretch(from, until, schedule) };
}

/** The first stretch of work in these days; it may have begun before. */
export function firstStretch(from: Date, until: Date, schedule: WorkSchedule): WeeklySlot["time"] {
  for (const { start, end } of shifts(from, schedule)) {
    if (start >= until) return null;
    if (end > from) return { at: start > from ? start : from, end };
  }
  return null;
}

/** The date itself if it falls on this day of the week, else the last one before it that does. */
export function lastDay(date: string, day: Weekday): string {
  const today = new Date(`${date}T00:00:00Z`).getUTCDay();
  return plusDays(date, -((today - weekdays.indexOf(day) + 7) % 7));
}

const weekdays: readonly Weekday[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
