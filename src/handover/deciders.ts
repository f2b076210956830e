import type { Company } from "../core/company.ts";
import type { Person } from "../core/people.ts";
import { addWorkingMinutes, hasLeaveBetween, isHoliday, scheduleOf } from "../core/working-time.ts";
import { type Candidate, type Offer, soonest } from "./candidates.ts";

interface DeciderSearch {
  /** As the page names them. */
  readonly page: {
    readonly approver: string | null;
    readonly owner: string | null;
    readonly deputy: string | null;
  };
  /** Nobody decides what they ask for themselves. */
  readonly asker: string | null;
  readonly people: readonly Person[];
  readonly company: Company;
}

/**
 * Who may decide: the approver whom the page names, and who stands in for them. The page's own deputy
 * stands in for its owner, so they decide only where the owner does. Empty when nobody knows the approver.
 */
export function deciders({ page, asker, people, company }: DeciderSearch): readonly Candidate[] {
  const byId = (id: string | null) => people.find((person) => person.id === id) ?? null;
  const approver = byId(page.approver);
  if (approver === null) return [];
  const deputy = byId(approver.deputy) ?? (page.approver === page.owner ? byId(page.deputy) : null);
  const both = [
    { person: approver, as: "approver" as const },
    ...(deputy === null || deputy.id === approver.id
      ? []
      : [{ person: deputy, as: "approver-deputy" as const }]),
  ];
  return both
    .filter(({ person }) => person.id !== asker)
    .map(({ person, as }) => ({ person, as, schedule: scheduleOf(person, company) }));
}

interface Choice {
  /** Those who can be reached. */
  readonly deciders: readonly Candidate[];
  readonly asked: ReadonlySet<string>;
  /** Of their working time. */
  readonly hours: number;
}

/**
 * Who is asked to decide next. "Whoever decides has 8 of their working hours; then the deputy is asked, and
 * at last the request lapses": the approver comes first unless they are away today or will be before that
 * time is over. When all are away and nobody was asked yet, whoever will have had it soonest. `null`: nobody
 * is left.
 */
export function nextDecider({ deciders: all, asked, hours }: Choice, now: Date): Offer | null {
  const offers = all
    .filter(({ person }) => !asked.has(person.id))
    .flatMap(({ person, as, schedule }) => {
      const until = addWorkingMinutes(now, hours * 60, schedule);
      if (until === null) return [];
      const isAway = isHoliday(now, schedule) || hasLeaveBetween(now, until, schedule);
      return [{ offer: { person, as, until }, isAway }];
    });
  const there = offers.find(({ isAway }) => !isAway);
  if (there !== undefined) return there.offer;
  // Waiting twice, the second time for somebody who is away, would only hide that nobody decides.
  return asked.size === 0 ? soonest(offers.map(({ offer }) => offer)) : null;
}
