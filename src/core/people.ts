import type { Reader } from "./terms.ts";

/** A person of the company, as people.yaml or a directory describes them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** Jobs, by the ids of the skill map. */
  readonly roles: readonly string[];
  /** Since when they have these roles. `null`: nobody said so, and they had them before anybody looked. */
  readonly rolesSince: Date | null;
  readonly team: string | null;
  /** Id of the person they report to. */
  readonly manager: string | null;
  readonly location: string | null;
  /** IANA name, e.g. Europe/Dublin; `null`: the company's. */
  readonly timeZone: string | null;
  readonly workingHours: WorkingHours | null;
  readonly leave: readonly Leave[];
  readonly deputy: string | null;
  readonly language: string | null;
}

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** Local times as HH:MM. */
export interface WorkingHours {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

/** ISO dates, both included. */
export interface Leave {
  readonly from: string;
  readonly to: string;
}

/** What somebody may do, apart from their job. */
export type Right = "employee" | "manager" | "owner" | "administrator";

/** The names under which a page's `audience` may list this person, in lower case. */
export function audienceGroups(person: Person, rights: readonly Right[]): readonly string[] {
  const names = [person.id, person.team, person.location, ...person.roles, ...rights, ...rights.map(plural)];
  return [...new Set(names.filter((name) => name !== null).map((name) => name.toLowerCase()))];
}

function plural(right: Right): string {
  return `${right}s`;
}

/** Whether somebody in these groups may read something meant for this audience; nobody listed: everybody. */
export function mayRead(reader: Pick<Reader, "groups">, audience: readonly string[]): boolean {
  return audience.length === 0 || audience.some((name) => reader.groups.includes(name));
}
