import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";

/** "14:05". `zone`: IANA name. */
export function clockInWords(at: Date, zone: string): string {
  return format(new TZDate(at, zone), "HH:mm");
}

/** "Tue 3 Nov, 14:05", with the year when it is not the year of `now`. */
export function momentInWords(at: Date, now: Date, zone: string): string {
  const local = new TZDate(at, zone);
  const sameYear = local.getFullYear() === new TZDate(now, zone).getFullYear();
  return format(local, sameYear ? "EEE d MMM, HH:mm" : "EEE d MMM yyyy, HH:mm");
}
