import type { ItemText } from "../../core/items.ts";
import { itemWords } from "../../core/messages/items.ts";
import { type Draw, sampleDraws } from "./draw.ts";
import { answerPlace, filled, placeholdersIn } from "./placeholders.ts";
import type { Remark, Remarks } from "./read-variants.ts";
import type { Rule } from "./rule.ts";
import { optionNamed, rightOptions, ruleOf, typedKey } from "./show-question.ts";

/** Whether an item holds for what may be drawn: its names, its rule, its options. */
export function checkItem(item: ItemText): Remarks {
  const strangers = unknownNames(item);
  if (strangers.length > 0) return { refused: strangers, odd: [] };
  const rule = item.rule === null ? null : compiled(item);
  if (rule !== null && "words" in rule) return { refused: [rule], odd: [] };
  const draws = sampleDraws(item, { numbers: rule?.numbers ?? [], mixes: cornerMixes, random: randomDraws });
  const wrong = firstWrong(item, draws);
  if (wrong !== null) return { refused: [wrong], odd: [] };
  return { refused: [], odd: [...unusedNames(item, rule), ...unreached(item, draws)] };
}

/** Draws that an item is tried with at reading. */
const cornerMixes = 1_000;
const randomDraws = 200;

function compiled(item: ItemText): Rule | Remark {
  try {
    return ruleOf(item);
  } catch (error) {
    return { path: ["rule"], words: error instanceof Error ? error.message : String(error) };
  }
}

function unknownNames(item: ItemText): readonly Remark[] {
  const isTyped = item.kind === "cloze" || item.kind === "recall";
  const known = new Set([
    ...Object.keys(item.variants),
    ...(item.rule !== null && isTyped ? [answerPlace] : []),
  ]);
  const fields: readonly (readonly [string, readonly string[]])[] = [
    ["stem", [item.stem]],
    ["options", item.options.map(({ text }) => text)],
    ["key", item.key],
    ["explain", item.explain === null ? [] : [item.explain]],
  ];
  return fields.flatMap(([field, texts]) =>
    [...new Set(texts.flatMap(placeholdersIn))]
      .filter((name) => !known.has(name))
      .map((name) => ({ path: [field], words: itemWords.noVariant(name) })),
  );
}

function unusedNames(item: ItemText, rule: Rule | null): readonly Remark[] {
  const seen = new Set([item.stem, ...item.options.map(({ text }) => text)].flatMap(placeholdersIn));
  const told = new Set([...item.key, item.explain ?? ""].flatMap(placeholdersIn));
  return Object.keys(item.variants).flatMap((name) => {
    const path = ["variants", name];
    if (seen.has(name)) return [];
    if (rule?.uses.has(name)) return [{ path, words: itemWords.hiddenVariant(name) }];
    return told.has(name) ? [] : [{ path, words: itemWords.unusedVariant(name) }];
  });
}

function firstWrong(item: ItemText, draws: readonly Draw[]): Remark | null {
  for (const { values, variant } of draws) {
    const same = sameOption(item, values);
    if (same !== null) return { path: ["options"], words: itemWords.sameOptions(variant, same) };
    const words = item.rule === null ? null : wrongResult(item, values, variant);
    if (words !== null) return { path: ["rule"], words };
  }
  return null;
}

function sameOption(item: ItemText, values: Draw["values"]): string | null {
  const texts = item.options.map(({ text }) => filled(text, item.variants, values));
  return texts.find((text, place) => texts.indexOf(text) !== place) ?? null;
}

function wrongResult(item: ItemText, values: Draw["values"], variant: string): string | null {
  const drawn = variant === "" ? "every draw" : variant;
  try {
    if (item.kind === "cloze" || item.kind === "recall") {
      const key = typedKey(item, values);
      return key.length === 0 || key.includes("") ? itemWords.ruleGivesNoAnswer(drawn) : null;
    }
    const right = rightOptions(item, values);
    const stranger = right.find((name) => optionNamed(item, name, values) === null);
    if (stranger !== undefined) return itemWords.ruleGivesNoOption(drawn, stranger);
    const fits = item.kind === "several" ? right.length > 0 : right.length === 1;
    return fits ? null : itemWords.ruleGivesSeveral(drawn);
  } catch (error) {
    return itemWords.ruleFails(drawn, error instanceof Error ? error.message : String(error));
  }
}

/** Options that no draw makes right, of a rule that should reach them all. */
function unreached(item: ItemText, draws: readonly Draw[]): readonly Remark[] {
  if (item.rule === null || item.options.length === 0) return [];
  const right = new Set(draws.flatMap(({ values }) => rightOptions(item, values)));
  const never = item.options.flatMap(({ name }) => (right.has(name) ? [] : [name]));
  return never.length === 0 ? [] : [{ path: ["rule"], words: itemWords.neverReached(draws.length, never) }];
}
