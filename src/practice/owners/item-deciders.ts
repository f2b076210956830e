import type { Person } from "../../core/people.ts";
import type { PageFacts } from "../../core/ports/page-store.ts";

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
