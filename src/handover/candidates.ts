import type { Company } from "../core/company.ts";
import type { Person } from "../core/people.ts";
import {
  addWorkingMinutes,
  hasLeaveBetween,
  isOnLeave,
  isWorking,
  scheduleOf,
  type WorkSchedule,
} from "../core/working-time.ts";

/** Why this person. `deputy`: stands in for the owner. */
export type Relation =
  | "owner"
  | "deputy"
  | "expert"
  | "lead"
  | "administrator"
  | "approver"
  | "approver-deputy"
  /** They were asked once, and the page no longer says why. */
  | "unknown";

export interface Candidate {
  readonly person: Person;
  readonly as: Relation;
  readonly schedule: WorkSchedule;
}

/** Somebody is asked, for so long. */
export interface Offer {
  readonly person: Person;
  readonly as: Relation;
  readonly until: Date;
}

export interface CandidateSearch {
  /** The page in question, as it names people; `null`: no page answered. */
  readonly page: { readonly owner: string | null; readonly deputy: string | null } | null;
  /** Path of the page, or of the one that comes nearest: its first folder is the area. */
  readonly path: string | null;
  /** Nobody is sent to themselves. */
  readonly asker: string | null;
  readonly people: readonly Person[];
  readonly company: Company;
  readonly administrator: string | null;
}

/**
 * Whom to ask about a page: its owner, their deputies, the experts of its area, its lead, at last the
 * administrator. Nobody twice, and nobody who is on leave.
 */
export function candidates(search: CandidateSearch, now: Date): readonly Candidate[] {
  return related(search)
    .map(({ person, as }) => ({ person, as, schedule: scheduleOf(person, search.company) }))
    .filter(({ schedule }) => !isOnLeave(now, schedule));
}

/** Why a person is asked, by what page, area and company say now. */
export function relationOf(search: CandidateSearch, person: string): Relation {
  return related(search).find((one) => one.person.id === person)?.as ?? "unknown";
}

interface Choice {
  /** Those who can be reached, in the order in which they should be asked. */
  readonly candidates: readonly Candidate[];
  readonly asked: ReadonlySet<string>;
  /** Of their working time. */
  readonly minutes: number;
}

/**
 * Who is asked next. "Somebody who is asked has 30 of their working minutes before the next person is
 * offered the question": the first who is at work and stays until the end of that time; with nobody at work,
 * whoever will have had it soonest. `null`: nobody is left.
 */
export function nextOffer({ candidates: all, asked, minutes }: Choice, now: Date): Offer | null {
  const offers = all
    .filter(({ person }) => !asked.has(person.id))
    .flatMap(({ person, as, schedule }) => {
      const until = addWorkingMinutes(now, minutes, schedule);
      if (until === null) return [];
      const isThere = isWorking(now, schedule) && !hasLeaveBetween(now, until, schedule);
      return [{ offer: { person, as, until }, isThere }];
    });
  const there = offers.find(({ isThere }) => isThere);
  return there?.offer ?? soonest(offers.map(({ offer }) => offer));
}

/** The earliest end; of equal ones the first. */
export function soonest(offers: readonly Offer[]): Offer | null {
  return offers.reduce<Offer | null>(
    (best, next) => (best === null || next.until < best.until ? next : best),
    null,
  );
}

function related({ page, path, asker, people, company, administrator }: CandidateSearch) {
  const byId = (id: string | null) => people.find((person) => person.id === id) ?? null;
  const area = company.areas.find(({ id }) => id === path?.split("/")[0]);
  const owner = byId(page?.owner ?? null);
  const all: readonly { readonly person: Person | null; readonly as: Relation }[] = [
    { person: owner, as: "owner" },
    { person: byId(page?.deputy ?? null), as: "deputy" },
    { person: byId(owner?.deputy ?? null), as: "deputy" },
    ...(area?.experts ?? []).map((id) => ({ person: byId(id), as: "expert" as const })),
    { person: byId(area?.lead ?? null), as: "lead" },
    { person: byId(administrator), as: "administrator" },
  ];
  const known = all.flatMap(({ person, as }) =>
    person === null || person.id === asker ? [] : [{ person, as }],
  );
  return known.filter(({ person }, place) => known.findIndex((one) => one.person.id === person.id) === place);
}
