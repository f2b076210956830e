import { tzOffset } from "@date-fns/tz";
import type { Company } from "./company.ts";
import type { Leave, Person, Weekday, WorkingHours } from "./people.ts";

/** When somebody works. Hours that end before they begin go on into the next day. */
export interface WorkSchedule {
  /** IANA name. */
  readonly timeZone: string;
  readonly hours: WorkingHours;
  readonly leave: readonly Leave[];
  /** ISO dates of days off at the person's location. */
  readonly holidays: ReadonlySet<string>;
}

/** When this person works: what they say, else what holds for their location, else the company's working time. */
export function scheduleOf(
  person: Pick<Person, "timeZone" | "workingHours" | "leave" | "location">,
  { policy, calendars }: Pick<Company, "policy" | "calendars">,
): WorkSchedule {
  const calendar = person.location === null ? undefined : calendars[person.location];
  return {
    timeZone: person.timeZone ?? calendar?.timeZone ?? policy.timeZone,
    hours: person.workingHours ?? policy.workingTime,
    leave: person.leave,
    holidays: new Set(calendar?.holidays.map(({ date }) => date)),
  };
}

/** Whether `at` is within somebody's working time, its last instant not included. */
export function isWorking(at: Date, schedule: WorkSchedule): boolean {
  for (const { start, end } of shifts(at, schedule)) {
    if (start > at) return false;
    if (at < end) return true;
  }
  return false;
}

/** `from` if it is working time, else the instant at which work begins next; `null`: not within `searchDays`. */
export function nextWorkingInstant(from: Date, schedule: WorkSchedule): Date | null {
  for (const { start, end } of shifts(from, schedule)) {
    if (from < end) return later(start, from);
  }
  return null;
}

/**
 * The instant at which somebody will have worked this many more minutes: inside their working time or at the
 * end of it. `null`: they do not work that much before a break of `searchDays`.
 */
export function addWorkingMinutes(from: Date, minutes: number, schedule: WorkSchedule): Date | null {
  let left = minutes * minuteMs;
  for (const { start, end } of shifts(from, schedule)) {
    const begin = later(start, from);
    const length = end.getTime() - begin.getTime();
    if (length < 0) continue;
    if (left <= length) return new Date(begin.getTime() + left);
    left -= length;
  }
  return null;
}

/** Whether a day from that of `from` to that of `until`, both included, is one of somebody's days of leave. */
export function hasLeaveBetween(from: Date, until: Date, { leave, timeZone }: WorkSchedule): boolean {
  const first = dateIn(from, timeZone);
  const last = dateIn(until, timeZone);
  return leave.some((days) => days.from <= last && days.to >= first);
}

/** Days of somebody's work that began after `from` and up to `until`. */
export function workingDaysBetween(from: Date, until: Date, schedule: WorkSchedule): number {
  let days = 0;
  for (const { start } of shifts(from, schedule)) {
    if (start > until) break;
    if (start > from) days += 1;
  }
  return days;
}

/** Whether `at` falls on a day of leave. */
export function isOnLeave(at: Date, schedule: WorkSchedule): boolean {
  return hasLeaveBetween(at, at, schedule);
}

/** Whether `at` falls on a public holiday where the person works. */
export function isHoliday(at: Date, { holidays, timeZone }: WorkSchedule): boolean {
  return holidays.has(dateIn(at, timeZone));
}

/** ISO date of an instant, in a time zone. */
export function dateIn(at: Date, timeZone: string): string {
  return isoDate(at.getTime() + offsetAt(at.getTime(), timeZone));
}

/** The instant of a local time; of one that the clocks skip, the instant an hour on; of one that comes twice, the first. */
export function instantOf(day: string, clock: string, timeZone: string): Date {
  const inUtc = Date.parse(`${day}T${clock}:00Z`);
  // Clocks change at most once in two days: only one of the two offsets around can hold at a local time.
  const before = offsetAt(inUtc - dayMs, timeZone);
  const after = offsetAt(inUtc + dayMs, timeZone);
  const at = inUtc - before;
  if (before === after || offsetAt(at, timeZone) === before) return new Date(at);
  const changed = inUtc - after;
  return new Date(offsetAt(changed, timeZone) === after ? changed : at);
}

/** Milliseconds by which local time is ahead of UTC. */
function offsetAt(time: number, timeZone: string): number {
  return tzOffset(timeZone, new Date(time)) * minuteMs;
}

function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The ISO date so many days of the calendar later. */
export function plusDays(day: string, days: number): string {
  return isoDate(Date.parse(`${day}T00:00:00Z`) + days * dayMs);
}

/** A stretch of work. */
export interface Shift {
  /** ISO date on which it begins, where the person works. */
  readonly day: string;
  readonly start: Date;
  /** Its last instant is not part of it. */
  readonly end: Date;
}

/** Stretches of work that end after `from` or shortly before, in order, until a break of `searchDays`. */
export function* shifts(from: Date, schedule: WorkSchedule): Generator<Shift> {
  const { from: begin, to } = schedule.hours;
  // The day before: its shift may reach into this one.
  let day = plusDays(dateIn(from, schedule.timeZone), -1);
  for (let idleDays = 0; idleDays < searchDays; day = plusDays(day, 1)) {
    idleDays += 1;
    if (!isWorkingDay(day, schedule)) continue;
    idleDays = 0;
    const lastDay = to > begin ? day : plusDays(day, 1);
    yield {
      day,
      start: instantOf(day, begin, schedule.timeZone),
      end: instantOf(lastDay, to, schedule.timeZone),
    };
  }
}

/** Days without work after which nobody waits any longer: more than the longest usual leave. */
const searchDays = 400;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

function isWorkingDay(day: string, { hours, leave, holidays }: WorkSchedule): boolean {
  return (
    hours.days.includes(weekdayOf(day)) &&
    !holidays.has(day) &&
    !leave.some(({ from, to }) => from <= day && day <= to)
  );
}

function weekdayOf(day: string): Weekday {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "sun";
}

const weekdays: readonly Weekday[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
