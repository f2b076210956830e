import type { QuizItem } from "../../core/items.ts";
import type { Person } from "../../core/people.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";
import { isOutdatedDraft } from "../drafting/model-item.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { itemDeciders } from "./item-deciders.ts";
import { type Changed, whatChanged } from "./what-changed.ts";

/** An item on which somebody has to decide before it is asked. */
export interface WaitingItem {
  readonly item: QuizItem;
  readonly section: CurrentSection;
  readonly state: "stale" | "draft";
  readonly deciders: readonly Person[];
}

export type WaitingDeps = Pick<PracticeDeps, "pool" | "pages" | "people" | "administrator">;

/**
 * Items whose section has changed since they were approved, then drafts, page by page in the order of the
 * text. What would never be asked anyway waits for nobody.
 */
export async function waitingItems(deps: WaitingDeps, at: Date): Promise<readonly WaitingItem[]> {
  const pool = await deps.pool(at);
  const waiting = pool.flatMap(({ item, section, state }) =>
    section !== null && (state === "stale" || state === "draft") ? [{ item, state }] : [],
  );
  const sections = await deps.pages.currentSections(
    waiting.map(({ item }) => item),
    at,
  );
  const found = new Map(sections.map((section) => [`${section.sop}#${section.asked}`, section]));
  return waiting
    .flatMap(({ item, state }): readonly WaitingItem[] => {
      const section = found.get(`${item.sop}#${item.section}`);
      if (section === undefined || section.lookup || section.sensitive) return [];
      if (isOutdatedDraft(item, section.hash)) return [];
      const { people, administrator } = deps;
      return [{ item, section, state, deciders: itemDeciders({ page: section, people, administrator }) }];
    })
    .toSorted(inOrder);
}

/** What changed in the sections of these items since they were approved, by `sectionName`. */
export async function changesBehind(
  { pages }: Pick<PracticeDeps, "pages">,
  items: readonly Pick<WaitingItem, "item">[],
  at: Date,
): Promise<ReadonlyMap<string, Changed>> {
  const found = new Map<string, Changed>();
  for (const waiting of items) {
    const known = waiting.item.approvedFor;
    const name = sectionName(waiting);
    if (known === null || found.has(name)) continue;
    const changed = await whatChanged(pages, { key: waiting.item, known, at });
    if (changed !== null) found.set(name, changed);
  }
  return found;
}

export function sectionName({ item }: Pick<WaitingItem, "item">): string {
  return `${item.sop}#${item.section}`;
}

function inOrder(a: WaitingItem, b: WaitingItem): number {
  const rank = ({ state }: WaitingItem) => (state === "stale" ? 0 : 1);
  return (
    rank(a) - rank(b) ||
    compare(a.section.path, b.section.path) ||
    a.section.ordinal - b.section.ordinal ||
    compare(a.item.id, b.item.id)
  );
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
