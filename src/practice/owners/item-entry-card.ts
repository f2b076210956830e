import type { Card, Field } from "../../core/card.ts";
import { act, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import type { QuizItem } from "../../core/items.ts";
import { itemDecisionWords } from "../../core/messages/item-decisions.ts";
import type { ItemTap } from "./decide-item.ts";
import { scopeValue } from "./items-scope.ts";

const words = itemDecisionWords.editCard;

/** What an owner writes of an item: several texts are one on each line. */
export interface ItemEntry {
  readonly stem: string;
  readonly options: string;
  readonly key: string;
  /** `null`: it was not asked for, and stays as it is. */
  readonly explain: string | null;
  readonly rule: string;
}

/** Characters of one field: what a text field of Slack takes. */
export const longestEntry = 3000;

/** An item's text to be corrected. */
export function itemEntryCard(
  item: QuizItem,
  entry: ItemEntry,
  tapped: ItemTap & { readonly remark: string | null },
): Card {
  const drawn = Object.keys(item.variants);
  const { remark, version, hash, item: id } = tapped;
  const value = { item: id, version, hash, ...scopeValue(tapped) };
  return cardOf([
    { kind: "heading", text: words.title },
    ...(remark === null ? [] : [line(remark)]),
    quietLine(words.intro),
    ...(drawn.length === 0 ? [] : [quietLine(words.places(drawn))]),
    {
      kind: "fields",
      fields: fieldsOf(item, entry),
      buttons: [{ ...act(words.save, "practice.item-save", value), primary: true }],
    },
  ]);
}

function fieldsOf(item: QuizItem, entry: ItemEntry): readonly Field[] {
  const hasKey = item.rule === null || item.key.length > 0;
  return [
    field("stem", words.stem, entry.stem),
    ...(item.options.length === 0
      ? []
      : [field("options", item.rule === null ? words.options : words.namedOptions, entry.options)]),
    ...(hasKey ? [field("key", keyLabel(item), entry.key)] : []),
    ...(item.explain === null ? [] : [field("explain", words.explain, entry.explain ?? item.explain, false)]),
    ...(item.rule === null ? [] : [field("rule", words.rule, entry.rule)]),
  ];
}

function keyLabel({ kind }: QuizItem): string {
  switch (kind) {
    case "choice":
    case "scenario":
      return words.key.choice;
    case "several":
      return words.key.several;
    case "cloze":
    case "recall":
      return words.keyTyped;
    case "order":
      return words.keyOrder;
  }
}

function field(name: keyof ItemEntry, label: string, initial: string, required = true): Field {
  return { kind: "text", name, label, lines: "many", required, most: longestEntry, initial };
}
