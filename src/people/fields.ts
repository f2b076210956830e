import { z } from "zod";
import { peopleFields } from "../core/messages/people.ts";
import type { Leave, Weekday, WorkingHours } from "../core/people.ts";

/**
 * Fields as somebody writes them by hand: a name where a list is meant, a number where text is, hours in
 * one line. Each says in its error what it must be.
 */

export const emailOrNull = z
  .email({ error: peopleFields.email })
  .transform((email) => email.toLowerCase())
  .nullish()
  .transform((email) => email ?? null);

export const isoDate = z.iso.date({ error: peopleFields.date });

/** The instant at which that day begins in UTC. */
export const dayOrNull = isoDate.nullish().transform((day) => (day == null ? null : new Date(day)));

const oneLeave = z.union([
  isoDate.transform((day): Leave => ({ from: day, to: day })),
  z
    .object({ from: isoDate, to: isoDate })
    .refine(({ from, to }) => from <= to, { error: peopleFields.leave }),
]);

export const leave = z
  .union([z.array(oneLeave), oneLeave.transform((one) => [one])], { error: peopleFields.leave })
  .nullish()
  .transform((list) => list ?? []);

const weekdays: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const workingWeek: readonly Weekday[] = weekdays.slice(0, 5);

const expectHours = { error: peopleFields.workingHours };

const time = z
  .string(expectHours)
  .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, expectHours)
  .transform((value) => value.padStart(5, "0"));

const days = z
  .union([
    z.array(z.string()).transform((list) => list.map(toDays)),
    z.string().transform((one) => [toDays(one)]),
  ])
  .refine((found) => found.length > 0 && !found.includes(null), expectHours)
  .transform((found) => weekdays.filter((day) => found.some((some) => some?.includes(day))));

const hoursInKeys = z
  .object({ days: days.default([...workingWeek]), from: time, to: time })
  .refine(({ from, to }) => from !== to, expectHours);

const hoursInWords = z.string().transform(inKeys).pipe(hoursInKeys);

export const workingHours = z
  .union([hoursInKeys, hoursInWords], { error: peopleFields.workingHours })
  .nullish()
  .transform((hours): WorkingHours | null => hours ?? null);

/** "Mon-Fri 09:00-17:00" or "9:00-17:00". */
function inKeys(line: string): z.input<typeof hoursInKeys> {
  const [, days, from = "", to = ""] =
    /^\s*(?:(.*?[a-z])\s+)?([\d:]+)\s*[-–]\s*([\d:]+)\s*$/i.exec(line) ?? [];
  return days === undefined ? { from, to } : { days: days.split(/\s*,\s*/), from, to };
}

/** "Mon", "monday", "Mon-Fri" or "Sun–Thu"; `null` for anything else. */
function toDays(word: string): readonly Weekday[] | null {
  const [first, last = first] = word.split(/\s*[-–]\s*/).map(toDay);
  if (first === undefined || last === undefined || first < 0 || last < 0) return null;
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, step) => weekdays[(first + step) % 7] ?? "mon");
}

function toDay(word: string): number {
  return weekdays.findIndex((day) => /^[a-z]{3,9}$/i.test(word) && word.toLowerCase().startsWith(day));
}
