import type { Company } from "../../core/company.ts";
import type { Person } from "../../core/people.ts";
import type { PageFacts } from "../../core/ports/page-store.ts";
import { isHoliday, isOnLeave, isWorking, scheduleOf } from "../../core/working-time.ts";

interface DeciderSearch {
  /** As the page names them. */
  readonly page: Pick<PageFacts, "owner" | "deputy" | "approver">;
  /** Everybody who has not left. */
  readonly people: readonly Person[];
  readonly administrator: string | null;
}

/**
 * Who decides on the items of a page: its owner, who stands in for them, its approver. Where nobody of them
 * is known, the administrator.
 */
export function itemDeciders({ page, people, administrator }: DeciderSearch): readonly Person[] {
  const byId = (id: string | null) => people.find((person) => person.id === id) ?? null;
  const owner = byId(page.owner);
  const named = [owner, byId(page.deputy), byId(owner?.deputy ?? null), byId(page.approver)];
  const known = [...new Set(named.filter((person) => person !== null))];
  if (known.length > 0) return known;
  return [byId(administrator)].filter((person) => person !== null);
}

/**
 * Which of them is written to now: the first who can be reached and is not away today. `null`: nobody, or
 * they are not at work at this hour; the next look finds them.
 */
export function deciderAtWork(
  deciders: readonly Person[],
  reachable: ReadonlySet<string>,
  { company, now }: { readonly company: Company; readonly now: Date },
): Person | null {
  for (const person of deciders.filter(({ id }) => reachable.has(id))) {
    const schedule = scheduleOf(person, company);
    if (isOnLeave(now, schedule) || isHoliday(now, schedule)) continue;
    return isWorking(now, schedule) ? person : null;
  }
  return null;
}
