import type { Person } from "./people.ts";
import type { Policy } from "./policy.ts";
import type { PersonSettings } from "./ports/setting-store.ts";

interface ZoneSources {
  readonly person: Pick<Person, "timeZone">;
  readonly settings: Pick<PersonSettings, "timeZone">;
  /** As the person's channel says; `null`: it does not. */
  readonly account: string | null;
  readonly policy: Pick<Policy, "timeZone">;
}

/** IANA zone in which somebody lives: their own choice, else people.yaml, else their channel, else the company's. */
export function personZone(sources: ZoneSources): string {
  return sources.settings.timeZone ?? profileZone(sources);
}

/** The same, were there no choice of their own. */
export function profileZone({ person, account, policy }: Omit<ZoneSources, "settings">): string {
  return person.timeZone ?? account ?? policy.timeZone;
}

/** Whether a text is the name of a time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}
