import { isDeepStrictEqual } from "node:util";
import type { Tap } from "../../core/asker.ts";
import { line } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import type { ItemText, QuizItem, VariantRange } from "../../core/items.ts";
import { itemDecisionWords } from "../../core/messages/item-decisions.ts";
import { type Result, shown } from "../../core/result.ts";
import { readItemText } from "../items/item-text.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { instead } from "../session/open-question.ts";
import { type Deciding, decided, type ItemTap, withWaitingItem } from "./decide-item.ts";
import { type ItemEntry, itemEntryCard } from "./item-entry-card.ts";

const words = itemDecisionWords.editCard;

/** "Change": the item's own text to be corrected, on a card below. */
export function changeItem(deps: PracticeDeps, tap: Tap<ItemTap>): Promise<Result> {
  return withWaitingItem(deps, tap, async ({ waiting: { item } }) =>
    shown([itemEntryCard(item, toEntry(item), { ...tap.value, remark: null })]),
  );
}

/** The corrected text: a new version of the item, approved for the section as it now stands. */
export function saveItem(deps: PracticeDeps, tap: Tap<ItemTap & ItemEntry>): Promise<Result> {
  return withWaitingItem(deps, tap, async (deciding) => {
    const { item } = deciding.waiting;
    const read = readEntry(item, tap.value);
    if (typeof read !== "string") return save(deps, tap, deciding, read);
    return instead(itemEntryCard(item, tap.value, { ...tap.value, remark: words.refused(read) }));
  });
}

async function save(
  deps: PracticeDeps,
  tap: Tap<ItemTap>,
  deciding: Deciding,
  text: ItemText,
): Promise<Result> {
  const isSame = isDeepStrictEqual(text, textOf(deciding.waiting.item));
  const verdict = isSame
    ? ({ kind: "approved", edited: null, reason: null } as const)
    : ({ kind: "edited", edited: text, reason: null } as const);
  // The card that was tapped holds the entry: what shows the item stands elsewhere.
  const elsewhere = { ...tap, value: { ...tap.value, notice: null } };
  const result = await decided(deps, elsewhere, deciding, verdict);
  return { ...result, ...instead(cardOf([line(words.saved)])), facts: result.facts, notices: result.notices };
}

/** The item as lines of text. */
export function toEntry({ stem, options, key, explain, rule }: QuizItem): ItemEntry {
  const textOfOption = (name: string) => options.find((one) => one.name === name)?.text ?? name;
  return {
    stem,
    options: options.map(({ name, text }) => (rule === null ? text : `${name}: ${text}`)).join("\n"),
    key: (options.length > 0 ? key.map(textOfOption) : key).join("\n"),
    explain,
    rule: rule ?? "",
  };
}

/** The text that an entry makes of an item, read as if it stood in a file; or why it cannot be used. */
export function readEntry(item: QuizItem, entry: ItemEntry): ItemText | string {
  const key = linesOf(entry.key);
  const { text, refused } = readItemText({
    id: item.id,
    section: `${item.sop}#${item.section}`,
    kind: item.kind,
    stem: entry.stem.trim(),
    options: optionsOf(item, linesOf(entry.options)),
    key: key.length === 0 ? undefined : key,
    distractors: undefined,
    explain: explainOf(item, entry),
    variants: Object.fromEntries(
      Object.entries(item.variants).map(([name, range]) => [name, rawRange(range)]),
    ),
    rule: item.rule === null ? null : entry.rule.trim(),
    skills: [...item.skills],
    about: item.about,
  });
  return text ?? refused.map((remark) => remark.words).join(" ");
}

function explainOf({ explain }: QuizItem, entry: ItemEntry): string | null {
  if (explain === null || entry.explain === null) return explain;
  return entry.explain.trim() === "" ? null : entry.explain.trim();
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** Of an item with a rule each option keeps the name that the rule returns. */
function optionsOf({ rule, options }: QuizItem, lines: readonly string[]): unknown {
  if (options.length === 0) return undefined;
  if (rule === null) return lines;
  return Object.fromEntries(
    lines.map((one, place) => {
      const [name = "", ...text] = one.split(":");
      return text.length === 0 ? [`option-${place + 1}`, one] : [name.trim(), text.join(":").trim()];
    }),
  );
}

function rawRange(range: VariantRange): unknown {
  if (range.kind === "list") return range.values;
  const { from, to, step, decimals } = range;
  return { from, to, step, decimals };
}

function textOf({ kind, stem, options, key, explain, variants, rule, about }: QuizItem): ItemText {
  return { kind, stem, options, key, explain, variants, rule, about };
}
