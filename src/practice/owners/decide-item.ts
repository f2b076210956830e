import type { Tap } from "../../core/asker.ts";
import type { Form } from "../../core/card.ts";
import type { ItemText } from "../../core/items.ts";
import { dayInWords } from "../../core/messages/dates.ts";
import { itemDecisionWords } from "../../core/messages/item-decisions.ts";
import { mayRead, type Person } from "../../core/people.ts";
import type { PracticeFactOf } from "../../core/practice-facts.ts";
import { inSentences, type Notice, type Result } from "../../core/result.ts";
import { learnerOf } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { instead } from "../session/open-question.ts";
import { itemDeciders } from "./item-deciders.ts";
import { type ItemOutcome, itemsCard, outcomeInWords } from "./items-card.ts";
import type { ItemsScope } from "./items-scope.ts";
import { isSame, itemsView, type JustDecided, outcomeOf } from "./items-view.ts";
import { type WaitingItem, waitingItems } from "./waiting-items.ts";

const words = itemDecisionWords.refused;

/** An item for one text of its section, and the card on which it was tapped. */
export interface ItemTap extends ItemsScope {
  readonly item: string;
  readonly version: number;
  /** Of the section's text. */
  readonly hash: string;
}

export interface Deciding {
  readonly waiting: WaitingItem;
  readonly person: Person;
}

/** Characters. */
export const longestReason = 1000;

/** "Still right": the item may be asked about the section as it now stands. */
export function approveItem(deps: PracticeDeps, tap: Tap<ItemTap>): Promise<Result> {
  return withWaitingItem(deps, tap, (deciding) =>
    decided(deps, tap, deciding, { kind: "approved", edited: null, reason: null }),
  );
}

export function retireItem(
  deps: PracticeDeps,
  tap: Tap<ItemTap & { readonly reason: string }>,
): Promise<Result> {
  const reason = tap.value.reason.trim();
  return withWaitingItem(deps, tap, (deciding) =>
    decided(deps, tap, deciding, { kind: "retired", edited: null, reason: reason === "" ? null : reason }),
  );
}

export function retireItemForm(): Form {
  const { title, submit, intro, reason } = itemDecisionWords.retireForm;
  const field = {
    name: "reason",
    label: reason,
    required: false,
    most: longestReason,
    initial: null,
  } as const;
  return { title, submit, intro, fields: [{ ...field, kind: "text", lines: "many" }] };
}

interface Verdict {
  readonly kind: "approved" | "edited" | "retired";
  readonly edited: ItemText | null;
  readonly reason: string | null;
}

/**
 * Writes a decision, and draws every card that shows the item anew. Of two who decide at once, the first to
 * change its text or to retire it wins, and the other is told; two who find it right are both recorded.
 */
export async function decided(
  deps: PracticeDeps,
  tap: Tap<ItemTap>,
  { waiting: { item, section }, person }: Deciding,
  { kind, edited, reason }: Verdict,
): Promise<Result> {
  const { at } = tap;
  const fact: PracticeFactOf<"item-decided"> = {
    kind: "item-decided",
    item: { id: item.id, version: item.version },
    verdict: kind === "retired" ? "retired" : "approved",
    sectionHash: section.hash,
    edited,
    by: person.id,
    reason,
    at,
  };
  const outcome: ItemOutcome = { kind, stem: item.stem, by: { id: person.id, name: person.name }, at };
  const just = { item: item.id, version: item.version, sectionHash: section.hash, outcome };
  const view = await itemsView(deps, { scope: scopeOf(tap.value), person, at, just, remark: null });
  return { ...instead(itemsCard(view)), facts: [fact], notices: await noticesWith(deps, tap, just) };
}

/** Runs for who may decide, while there is something to decide; anybody else is told how it stands. */
export async function withWaitingItem(
  deps: PracticeDeps,
  tap: Tap<ItemTap>,
  work: (deciding: Deciding) => Promise<Result>,
): Promise<Result> {
  const { item: id, version, hash } = tap.value;
  const waiting = (await waitingItems(deps, tap.at)).find(({ item }) => item.id === id);
  const allowed = await whoDecides(deps, tap, waiting ?? null);
  if (typeof allowed === "string") return inSentences(allowed);
  if (waiting !== undefined && waiting.item.version === version && waiting.section.hash === hash) {
    return work({ waiting, person: allowed });
  }
  const remark = waiting === undefined ? await whatBecame(deps, tap, allowed) : words.changedAgain;
  const view = await itemsView(deps, {
    scope: { ...scopeOf(tap.value), from: 0 },
    person: allowed,
    at: tap.at,
    just: null,
    remark,
  });
  return instead(itemsCard(view));
}

/** Whoever tapped, if the item's page is theirs to decide on; else what to say. */
export async function whoDecides(
  deps: PracticeDeps,
  { person, reader, value, at }: Tap<ItemTap>,
  waiting: Pick<WaitingItem, "item"> | null,
): Promise<Person | string> {
  const item = waiting?.item ?? (await deps.items.itemHistory(value.item))[0]?.item;
  const [section] = item === undefined ? [] : await deps.pages.currentSections([item], at);
  if (section === undefined || !mayRead(reader, section.audience)) return words.gone;
  const { people, administrator } = deps;
  const all = itemDeciders({ page: section, people, administrator });
  if (person !== null && all.some(({ id }) => id === person.id)) return person;
  return all.length === 0 ? words.nobodys : words.notYours(all.map(({ name }) => name));
}

/** How an item ended that waits no longer. */
async function whatBecame(deps: PracticeDeps, { value, at }: Tap<ItemTap>, person: Person): Promise<string> {
  const shown = { item: value.item, version: value.version, sectionHash: value.hash, at: new Date(0) };
  const outcome = outcomeOf(shown, await deps.items.itemHistory(value.item), deps.people);
  const { zone } = await learnerOf(deps, person);
  return outcomeInWords(outcome, { reader: person.id, day: dayInWords(outcome.at, at, zone) });
}

/** The owner's card of a change, when the decision was taken on another one. */
async function noticesWith(
  deps: PracticeDeps,
  { value, at }: Tap<ItemTap>,
  just: JustDecided,
): Promise<readonly Notice[]> {
  const shownIn = (await deps.items.noticesOf([just.item])).filter(
    (notice) => isSame(notice, just) && notice.message !== value.notice,
  );
  return Promise.all(
    shownIn.flatMap(({ person: id, message }) => {
      const person = deps.people.find((one) => one.id === id);
      return person === undefined ? [] : [redrawn(deps, { message, person, at, just })];
    }),
  );
}

async function redrawn(
  deps: PracticeDeps,
  {
    message,
    person,
    at,
    just,
  }: {
    readonly message: string;
    readonly person: Person;
    readonly at: Date;
    readonly just: JustDecided;
  },
): Promise<Notice> {
  const [item] = await deps.items.itemHistory(just.item);
  const scope: ItemsScope = { page: item?.item.sop ?? null, only: "stale", from: 0, notice: message };
  const view = await itemsView(deps, { scope, person, at, just, remark: null });
  return {
    id: deps.newId(),
    to: { kind: "person", person: person.id },
    card: itemsCard(view),
    replaces: message,
  };
}

function scopeOf({ page, only: which, from, notice }: ItemTap): ItemsScope {
  return { page, only: which, from, notice };
}
