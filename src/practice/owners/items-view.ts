import type { ItemAtText, ItemNotice } from "../../core/items.ts";
import type { Person } from "../../core/people.ts";
import type { ItemVersion } from "../../core/ports/item-store.ts";
import { learnerOf } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { type ItemOutcome, type ItemsView, itemsOnCard, type Waiting } from "./items-card.ts";
import type { ItemsScope } from "./items-scope.ts";
import { changesBehind, waitingItems } from "./waiting-items.ts";
import { waitingVariants } from "./waiting-variants.ts";

interface Shown {
  readonly scope: ItemsScope;
  readonly person: Person;
  readonly at: Date;
  /** Decided just now, and not written yet; `null`: nothing was. */
  readonly just: JustDecided | null;
  readonly remark: string | null;
}

export interface JustDecided extends ItemAtText {
  readonly outcome: ItemOutcome;
}

/** What a card of waiting items shows to somebody now. */
export async function itemsView(deps: PracticeDeps, shown: Shown): Promise<ItemsView> {
  const { scope, person, at, just } = shown;
  const all: readonly Waiting[] = [...(await waitingItems(deps, at)), ...(await waitingVariants(deps, at))];
  const own = all.filter(
    ({ item, deciders }) => item.id !== just?.item && deciders.some(({ id }) => id === person.id),
  );
  const ofPage = own.filter(({ section }) => scope.page === null || section.sop === scope.page);
  const waiting = ofPage.filter(({ state }) => scope.only === "all" || scope.only === state);
  const drafts = ofPage.filter(({ state }) => state === "draft").length;
  return {
    scope,
    waiting,
    changes: await changesBehind(deps, waiting.slice(scope.from, scope.from + itemsOnCard), at),
    drafts: scope.page !== null && scope.only === "stale" ? drafts : 0,
    decided: await decidedOn(deps, shown, waiting),
    trust: deps.trust,
    remark: shown.remark,
    reader: person.id,
    zone: (await learnerOf(deps, person)).zone,
    now: at,
  };
}

/** What became of an item since somebody was shown it for a text of its section. */
export function outcomeOf(
  shown: ItemAtText & Pick<ItemNotice, "at">,
  history: readonly ItemVersion[],
  people: readonly Person[],
): ItemOutcome {
  const stem = history.find(({ item }) => item.version === shown.version)?.item.stem ?? shown.item;
  const [last] = history
    .flatMap(({ item, decisions }) => decisions.map((decision) => ({ ...decision, version: item.version })))
    .filter(({ at, version }) => at >= shown.at && version >= shown.version)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || b.version - a.version);
  const isOther = last?.verdict === "approved" && last.sectionHash !== shown.sectionHash;
  if (last === undefined || isOther) return { kind: "overtaken", stem, by: null, at: shown.at };
  const by = last.by === null ? null : { id: last.by, name: nameOf(people, last.by) };
  if (last.verdict === "retired") return { kind: "retired", stem, by, at: last.at };
  return { kind: last.version > shown.version ? "edited" : "approved", stem, by, at: last.at };
}

/** Of a notice, everything it showed that waits no longer; else what was decided just now. */
async function decidedOn(
  { items, people }: PracticeDeps,
  { scope, just }: Shown,
  waiting: readonly Waiting[],
): Promise<readonly ItemOutcome[]> {
  if (scope.notice === null) return just === null ? [] : [just.outcome];
  const notices = (await items.noticesIn(scope.notice)).filter((notice) => !isWaiting(notice, waiting));
  const histories = await items.itemHistories(notices.map(({ item }) => item));
  return notices.map((notice) =>
    just !== null && isSame(just, notice)
      ? just.outcome
      : outcomeOf(notice, histories.get(notice.item) ?? [], people),
  );
}

function isWaiting(notice: ItemAtText, waiting: readonly Waiting[]): boolean {
  return waiting.some(({ item, section }) =>
    isSame(notice, { item: item.id, version: item.version, sectionHash: section.hash }),
  );
}

export function isSame(one: ItemAtText, other: ItemAtText): boolean {
  return one.item === other.item && one.version === other.version && one.sectionHash === other.sectionHash;
}

function nameOf(people: readonly Person[], id: string): string {
  return people.find((person) => person.id === id)?.name ?? id;
}
