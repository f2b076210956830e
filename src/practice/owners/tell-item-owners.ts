import { firstAtWork } from "../../core/at-work.ts";
import type { Person } from "../../core/people.ts";
import type { PracticeFactOf } from "../../core/practice-facts.ts";
import type { Notice } from "../../core/result.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { itemsCard, movedOnCard } from "./items-card.ts";
import { itemsView } from "./items-view.ts";
import { type WaitingItem, waitingItems } from "./waiting-items.ts";

/** What one owner is told of one page, to be written and sent together. */
export interface OwnerNews {
  readonly facts: readonly [PracticeFactOf<"item-owner-told">];
  readonly notices: readonly Notice[];
}

/** A page and its items are published one after the other: the items get this long to follow. */
const followMs = 2 * 60_000;

/**
 * Finds items whose section says something else than when they were approved, a scheduled text that has come
 * into force among them, and has the owner of each page told: once for each item and text, one card for each
 * page, within their working hours.
 */
export async function tellItemOwners(deps: PracticeDeps, now: Date): Promise<readonly OwnerNews[]> {
  const stale = (await waitingItems(deps, now)).filter(({ state }) => state === "stale");
  const told = await deps.items.noticesOf(stale.map(({ item }) => item.id));
  const isTold = ({ item, section }: WaitingItem) =>
    told.some(
      (one) => one.item === item.id && one.version === item.version && one.sectionHash === section.hash,
    );
  const untold = stale.filter((waiting) => !isTold(waiting) && hasSettled(waiting, now));
  const reachable = await deps.reachable([
    ...new Set(untold.flatMap(({ deciders }) => deciders.map(({ id }) => id))),
  ]);
  const news: OwnerNews[] = [];
  for (const [page, items] of Map.groupBy(untold, ({ section }) => section.sop)) {
    const person = firstAtWork(items[0]?.deciders ?? [], reachable, { company: deps.company, now });
    if (person === null) continue;
    const older = told.filter((one) => items.some(({ item }) => item.id === one.item));
    news.push(await newsFor(deps, { page, person, items, older, now }));
  }
  return news;
}

function hasSettled({ section }: WaitingItem, now: Date): boolean {
  return now.getTime() - Math.max(section.publishedAt.getTime(), section.effective.getTime()) >= followMs;
}

async function newsFor(
  deps: PracticeDeps,
  {
    page,
    person,
    items,
    older,
    now,
  }: {
    readonly page: string;
    readonly person: Person;
    readonly items: readonly WaitingItem[];
    /** Where the same items were shown for an earlier text. */
    readonly older: readonly { readonly person: string; readonly message: string }[];
    readonly now: Date;
  },
): Promise<OwnerNews> {
  const message = deps.newId();
  const scope = { page, only: "stale", from: 0, notice: message } as const;
  const view = await itemsView(deps, { scope, person, at: now, just: null, remark: null });
  const title = items[0]?.section.title ?? page;
  const replaced = new Map(older.map((one) => [one.message, one.person]));
  return {
    facts: [
      {
        kind: "item-owner-told",
        person: person.id,
        message,
        items: items.map(({ item, section }) => ({
          item: item.id,
          version: item.version,
          sectionHash: section.hash,
        })),
        at: now,
      },
    ],
    notices: [
      ...[...replaced].map(
        ([earlier, reader]): Notice => ({
          id: deps.newId(),
          to: { kind: "person", person: reader },
          card: movedOnCard(title),
          replaces: earlier,
        }),
      ),
      { id: message, to: { kind: "person", person: person.id }, card: itemsCard(view), replaces: null },
    ],
  };
}
