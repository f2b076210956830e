import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";
import type { Area } from "../core/company.ts";
import type { Person } from "../core/people.ts";

export interface Expert {
  readonly person: Person;
  /** Why this person. `deputy`: the owner cannot be asked now. */
  readonly as: "owner" | "deputy" | "expert" | "administrator";
}

export interface ExpertSearch {
  /** The page in question; `null`: no page answered. */
  readonly page: {
    readonly owner: string | null;
    readonly deputy: string | null;
    readonly path: string;
  } | null;
  /** Nobody is sent to themselves. */
  readonly asker: string | null;
  readonly people: readonly Person[];
  readonly areas: readonly Area[];
  readonly administrator: string | null;
  /** The company's zone, for people without their own. */
  readonly timeZone: string;
}

/**
 * Whom to ask about a page: its owner, while on leave the deputy, else an expert of its area, its lead, at
 * last the administrator. `null` when nobody of them is there.
 */
export function whomToAsk(search: ExpertSearch, now: Date): Expert | null {
  const { page, people, areas, administrator } = search;
  const byId = (id: string | null) => people.find((person) => person.id === id) ?? null;
  const area = areas.find(({ id }) => id === page?.path.split("/")[0]);
  const owner = byId(page?.owner ?? null);
  const candidates: readonly { readonly person: Person | null; readonly as: Expert["as"] }[] = [
    { person: owner, as: "owner" },
    { person: byId(page?.deputy ?? null), as: "deputy" },
    { person: byId(owner?.deputy ?? null), as: "deputy" },
    ...(area?.experts ?? []).map((id) => ({ person: byId(id), as: "expert" as const })),
    { person: byId(area?.lead ?? null), as: "expert" },
    { person: byId(administrator), as: "administrator" },
  ];
  for (const { person, as } of candidates) {
    if (person !== null && person.id !== search.asker && !isOnLeave(person, now, search.timeZone))
      return { person, as };
  }
  return null;
}

/** Whether the day it is where the person works is one of their days off. */
function isOnLeave(person: Pick<Person, "leave" | "timeZone">, now: Date, timeZone: string): boolean {
  const today = format(new TZDate(now, person.timeZone ?? timeZone), "yyyy-MM-dd");
  return person.leave.some(({ from, to }) => from <= today && today <= to);
}
