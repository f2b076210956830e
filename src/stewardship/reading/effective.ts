import { TZDate } from "@date-fns/tz";

/**
 * The instant a front-matter date means: an ISO date is midnight in the company's zone, a full ISO time
 * without an offset is local there. `null` for anything else, and for days no calendar has.
 */
export function effectiveInstant(text: string, timeZone: string): Date | null {
  const match = isoTime.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour = "0", minute = "0", second = "0", offset] = match;
  const numbers = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [y, m, d, h, min, s] = numbers;
  const utc = new Date(Date.UTC(y, m - 1, d, h, min, s));
  if (utc.getUTCMonth() !== m - 1 || utc.getUTCDate() !== d || h > 23 || min > 59 || s > 59) return null;
  if (offset === undefined) return new Date(new TZDate(y, m - 1, d, h, min, s, timeZone).getTime());
  const instant = new Date(utc.getTime() - offsetMinutes(offset) * 60_000);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** The ISO date of an instant in the company's zone. */
export function dayOf(instant: Date, timeZone: string): string {
  const local = new TZDate(instant.getTime(), timeZone);
  const day = [local.getMonth() + 1, local.getDate()].map((part) => String(part).padStart(2, "0"));
  return [String(local.getFullYear()).padStart(4, "0"), ...day].join("-");
}

function offsetMinutes(offset: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(offset);
  if (match === null) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

const isoTime =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
