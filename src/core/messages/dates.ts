import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";

/** "3 Oct", with the year when it is not the year of `now`. `zone`: IANA name. */
export function dayInWords(date: Date, now: Date, zone: string): string {
  return inWords(new TZDate(date, zone), now, zone);
}

/** The same of an ISO date, which stands in the company's zone already. */
export function isoDayInWords(isoDate: string, now: Date, zone: string): string {
  return inWords(new TZDate(`${isoDate}T12:00:00Z`, "UTC"), now, zone);
}

function inWords(day: TZDate, now: Date, zone: string): string {
  const sameYear = day.getFullYear() === new TZDate(now, zone).getFullYear();
  return format(day, sameYear ? "d MMM" : "d MMM yyyy");
}
