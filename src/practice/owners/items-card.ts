import type { ActButton, Card, Element } from "../../core/card.ts";
import { act, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import type { QuizItem } from "../../core/items.ts";
import { dayInWords, isoDayInWords } from "../../core/messages/dates.ts";
import { itemDecisionWords } from "../../core/messages/item-decisions.ts";
import type { Trust } from "../../core/terms.ts";
import { wordingElements } from "../../core/wording-elements.ts";
import { keyInWords } from "../items/item-key.ts";
import { type ItemsScope, scopeValue } from "./items-scope.ts";
import { sourceBeside } from "./source-beside.ts";
import { variantsElements } from "./variants-elements.ts";
import { sectionName, type WaitingItem } from "./waiting-items.ts";
import type { WaitingVariants } from "./waiting-variants.ts";
import type { Changed } from "./what-changed.ts";

const words = itemDecisionWords.card;
const { decided: decidedWords } = itemDecisionWords;

/** Items shown on one card at most; the others follow with a tap. */
export const itemsOnCard = 5;
const sourcesOnCard = 3;

export type Waiting = WaitingItem | WaitingVariants;

export interface ItemsView {
  readonly scope: ItemsScope;
  /** What of the scope waits for a decision. */
  readonly waiting: readonly Waiting[];
  /** By `sectionName`. */
  readonly changes: ReadonlyMap<string, Changed>;
  /** Drafts of the page that wait, too, where the scope leaves them out. */
  readonly drafts: number;
  /** What became of items that this card showed. */
  readonly decided: readonly ItemOutcome[];
  /** Id of a Sop → what a reader may rely on. */
  readonly trust: ReadonlyMap<string, Trust>;
  /** What to say first; `null`: nothing. */
  readonly remark: string | null;
  /** Who reads it, and their IANA zone. */
  readonly reader: string;
  readonly zone: string;
  readonly now: Date;
}

/** What became of an item. `widened`, `left`: with or without the values proposed for it. `overtaken`: its section changed again, or the item is gone. */
export interface ItemOutcome {
  readonly kind: "approved" | "edited" | "retired" | "widened" | "left" | "overtaken";
  readonly stem: string;
  /** Id and name; `null`: the content folder. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly at: Date;
}

/** Items that wait for a decision, each with its key and what changed in its section. */
export function itemsCard(view: ItemsView): Card {
  const { decided } = view;
  const shown = shownOf(view);
  return cardOf([
    ...(view.remark === null ? [] : [line(view.remark)]),
    ...(shown.length === 0
      ? [line(decided.length > 0 ? words.settled : words.nothing)]
      : headline(view, shown)),
    ...shown.flatMap((item, place) => itemElements(view, item, shown[place - 1] ?? null)),
    ...decided.map((outcome) => {
      const day = dayInWords(outcome.at, view.now, view.zone);
      return quietLine(outcomeInWords(outcome, { reader: view.reader, day }));
    }),
    ...moreElements(view),
  ]);
}

/** What stands below the page's own words takes more room: of more, Slack would cut off what is to be decided on. */
function shownOf({ waiting, scope }: ItemsView): readonly Waiting[] {
  const rest = waiting.slice(scope.from, scope.from + itemsOnCard);
  const tall = rest.findIndex(
    (_, place) => rest.slice(0, place + 1).filter(hasSource).length > sourcesOnCard,
  );
  return tall < 0 ? rest : rest.slice(0, tall);
}

/** In place of a card whose page has changed again. */
export function movedOnCard(page: string): Card {
  return cardOf([line(words.movedOn(page))]);
}

function headline({ scope, waiting }: ItemsView, shown: readonly Waiting[]): readonly Element[] {
  const [first] = shown;
  const isChange = scope.page !== null && scope.only === "stale" && first !== undefined;
  const text = isChange ? words.changed(first.section.title, waiting.length) : words.waiting;
  const drafts = shown.every(({ state }) => state !== "stale");
  return [{ kind: "heading", text }, quietLine(drafts ? words.draftsNotAsked : words.notAsked)];
}

function itemElements(view: ItemsView, waiting: Waiting, before: Waiting | null): readonly Element[] {
  const { item, state } = waiting;
  const isSame =
    before !== null &&
    sectionName(before) === sectionName(waiting) &&
    before.state === state &&
    (before.item.origin === "model") === (item.origin === "model");
  return [
    ...(isSame ? [] : sectionElements(view, waiting)),
    { kind: "text", spans: [{ text: item.stem, bold: true }] },
    ...(waiting.state === "variants"
      ? variantsElements(waiting, view.scope)
      : questionElements(view, waiting)),
  ];
}

function questionElements({ scope }: ItemsView, waiting: WaitingItem): readonly Element[] {
  const { item, section } = waiting;
  return [
    ...keyElements(item),
    ...(item.origin === "model" && item.explain !== null ? [quietLine(words.why(item.explain))] : []),
    ...optionsFold(item),
    { kind: "buttons", buttons: itemButtons(scope, waiting, section.hash) },
  ];
}

function sectionElements({ changes, trust, zone, now }: ItemsView, waiting: Waiting): readonly Element[] {
  const { section, state } = waiting;
  const place = words.section(section.title, section.heading);
  if (hasSource(waiting))
    return [quietLine(`${words.modelDraft} · ${place}`), ...sourceBeside(section, { trust, now, zone })];
  if (state === "draft") return [quietLine(`${words.draft} · ${place}`)];
  const changed = changes.get(sectionName(waiting));
  if (changed === undefined) return [quietLine(place)];
  const since = isoDayInWords(changed.since, now, zone);
  const from =
    changed.change === null
      ? words.fromUnknown(changed.to, since)
      : words.from(changed.change.from, changed.to, since);
  return wordingElements(`${place}: ${from}`, changed.change);
}

function hasSource({ item, state }: Waiting): boolean {
  return state === "variants" || (item.origin === "model" && state === "draft");
}

function keyElements(item: QuizItem): readonly Element[] {
  const [first = "", ...others] = keyInWords(item);
  if (others.length === 0) {
    return [{ kind: "text", spans: [{ text: words.key }, { text: first, bold: true }] }];
  }
  return [{ kind: "bullets", items: [first, ...others].map((text) => [{ text }]) }];
}

function optionsFold({ options, key, variants, rule }: QuizItem): readonly Element[] {
  const others = options.filter(({ name }) => rule !== null || !key.includes(name));
  const drawn = Object.keys(variants);
  const elements: Element[] = [];
  if (others.length > 0) {
    const items = others.map(({ name, text }) => [{ text: rule === null ? text : `${name}: ${text}` }]);
    elements.push({ kind: "bullets", items });
  }
  if (drawn.length > 0) elements.push(quietLine(words.drawn(drawn)));
  if (rule !== null) elements.push(quietLine(words.rule(rule)));
  return elements.length === 0 ? [] : [{ kind: "fold", label: words.others, elements }];
}

function itemButtons(scope: ItemsScope, { item, state }: WaitingItem, hash: string): readonly ActButton[] {
  const value = { item: item.id, version: item.version, hash, ...scopeValue(scope) };
  const isDraft = state === "draft";
  return [
    { ...act(isDraft ? words.approve : words.stillRight, "practice.item-approve", value), primary: true },
    act(words.change, "practice.item-change", value),
    act(isDraft ? words.discard : words.retire, "practice.item-retire", value),
  ];
}

function moreElements(view: ItemsView): readonly Element[] {
  const { scope, waiting, drafts } = view;
  const next = scope.from + shownOf(view).length;
  const left = waiting.length - next;
  const show = (to: ItemsScope) => scopeValue({ ...to, notice: null });
  const more = act(words.more(left), "practice.item-more", show({ ...scope, from: next }));
  const toDrafts = act(words.showDrafts, "practice.item-more", show({ ...scope, only: "draft", from: 0 }));
  return [
    ...(left > 0 ? [{ kind: "buttons" as const, buttons: [more] }] : []),
    ...(drafts > 0
      ? [quietLine(words.draftsWait(drafts)), { kind: "buttons" as const, buttons: [toDrafts] }]
      : []),
  ];
}

/** @param told.day of the decision, in words. */
export function outcomeInWords(
  { kind, stem, by }: ItemOutcome,
  { reader, day }: { readonly reader: string; readonly day: string },
): string {
  if (kind === "overtaken") return decidedWords.overtaken(stem);
  const isYou = by !== null && by.id === reader;
  if (kind === "approved" && isYou) return decidedWords.approvedByYou(stem, day);
  const name = by === null ? decidedWords.folder : isYou ? decidedWords.you : by.name;
  return decidedWords[kind](stem, name, day);
}
