import type { Policy } from "../../core/policy.ts";
import type { PersonSettings } from "../../core/ports/setting-store.ts";
import {
  dateIn,
  instantOf,
  plusDays,
  type Shift,
  shifts,
  type WorkSchedule,
} from "../../core/working-time.ts";

/** When somebody practises: their working time, and the time of day they chose. */
export interface PracticeTime {
  readonly schedule: WorkSchedule;
  readonly settings: Pick<PersonSettings, "quizTime">;
  readonly policy: Pick<Policy["practice"], "quizTime" | "minutes">;
}

/** The first instant after `after` at which a person's practice may come; `null`: they do not work any more. */
export function nextPracticeInstant(time: PracticeTime, after: Date): Date | null {
  return nextPracticeInstants(time, after, 1)[0] ?? null;
}

/** The next so many of them, one a working day. */
export function nextPracticeInstants(time: PracticeTime, after: Date, count: number): readonly Date[] {
  const found: Date[] = [];
  for (const shift of shifts(after, time.schedule)) {
    const at = practiceInstant(shift, time);
    if (at > after) found.push(at);
    if (found.length >= count) break;
  }
  return found;
}

/** The shift going on at `now` and when practice comes in it; `null`: it is not working time. */
export function practiceNow(time: PracticeTime, now: Date): (Shift & { readonly practiceAt: Date }) | null {
  for (const shift of shifts(now, time.schedule)) {
    if (shift.start > now) return null;
    if (now < shift.end) return { ...shift, practiceAt: practiceInstant(shift, time) };
  }
  return null;
}

/** A day where the person is, as instants. */
export interface DayBounds {
  /** ISO date. */
  readonly date: string;
  readonly start: Date;
  /** Its last instant is not part of it. */
  readonly end: Date;
  /** Start of the seven days that end with this one. */
  readonly weekStart: Date;
}

export function dayBounds(now: Date, timeZone: string): DayBounds {
  const date = dateIn(now, timeZone);
  return {
    date,
    start: instantOf(date, "00:00", timeZone),
    end: instantOf(plusDays(date, 1), "00:00", timeZone),
    weekStart: instantOf(plusDays(date, -6), "00:00", timeZone),
  };
}

/**
 * The chosen time if it falls into the shift. Working time ends where quiet hours begin: a time before the
 * shift waits for its start, one after it is brought forward so that a session still fits.
 */
function practiceInstant({ day, start, end }: Shift, { schedule, settings, policy }: PracticeTime): Date {
  const clock = settings.quizTime ?? policy.quizTime;
  const sameDay = instantOf(day, clock, schedule.timeZone);
  const { from, to } = schedule.hours;
  if (to > from) {
    if (sameDay < start) return start;
    return sameDay < end ? sameDay : latestIn(start, end, policy.minutes);
  }
  const nextDay = instantOf(plusDays(day, 1), clock, schedule.timeZone);
  return [sameDay, nextDay].find((at) => at >= start && at < end) ?? start;
}

function latestIn(start: Date, end: Date, minutes: number): Date {
  return new Date(Math.max(start.getTime(), end.getTime() - minutes * 60_000));
}
