import { z } from "zod";
import type { ItemKind, ItemText } from "../../core/items.ts";
import { itemFields, itemWords } from "../../core/messages/items.ts";
import { names } from "../../core/yaml/fields.ts";
import { checkItem } from "./check-item.ts";
import { itemKinds, kindOf } from "./item-kinds.ts";
import { answerPlace } from "./placeholders.ts";
import { type Option, readOptions, readTexts, withNames } from "./read-options.ts";
import { type Remark, type Remarks, readVariants } from "./read-variants.ts";

const words = z
  .union([z.string(), z.number(), z.boolean()], { error: itemFields.text })
  .transform((value) => String(value).trim())
  .refine((value) => value !== "", { error: itemFields.text });
const wordsOrNull = words.nullish().transform((value) => value ?? null);

/** An item as it stands in a file. What may be written in several ways is read by `readItemText`. */
export const itemRow = z.object({
  id: wordsOrNull,
  section: words,
  kind: wordsOrNull,
  stem: words,
  options: z.unknown().optional(),
  key: z.unknown().optional(),
  distractors: z.unknown().optional(),
  explain: wordsOrNull,
  variants: z.unknown().optional(),
  rule: wordsOrNull,
  skills: names,
  about: z
    .enum(["routine", "threshold", "exception"], { error: itemFields.about })
    .nullish()
    .transform((value) => value ?? "routine"),
});

export type ItemRow = z.infer<typeof itemRow>;

export interface ItemTextRead extends Remarks {
  /** `null`: it cannot be used, and `refused` says why. */
  readonly text: ItemText | null;
}

/** What an item asks, read from its entry. Pure. */
export function readItemText(row: ItemRow): ItemTextRead {
  const kind = row.kind === null ? guessedKind(row) : kindOf(row.kind);
  if (kind === null) return refusal(["kind"], kindWords(row.kind));
  const variants = readVariants(row.variants);
  const parts = partsOf(kind, row);
  const refused = [...variants.refused, ...parts.refused];
  const text: ItemText = {
    kind,
    stem: row.stem,
    options: parts.options,
    key: parts.key,
    explain: row.explain,
    variants: variants.variants,
    rule: row.rule,
    about: row.about,
  };
  const checked = refused.length === 0 ? checkItem(text) : { refused: [], odd: [] };
  const all = [...refused, ...checked.refused];
  const odd = [...variants.odd, ...parts.odd, ...checked.odd];
  return { text: all.length === 0 ? text : null, refused: all, odd };
}

function refusal(path: readonly string[], reason: string): ItemTextRead {
  return { text: null, refused: [{ path, words: reason }], odd: [] };
}

function kindWords(kind: string | null): string {
  return kind === null ? itemWords.noKind(itemKinds) : itemWords.unknownKind(kind, itemKinds);
}

/** What an entry without a kind can only be. */
function guessedKind(row: ItemRow): ItemKind | null {
  if (row.stem.includes(gap)) return "cloze";
  if (given(row.options) || given(row.distractors)) {
    if (row.rule !== null) return "scenario";
    return Array.isArray(row.key) && row.key.length > 1 ? "several" : "choice";
  }
  return given(row.key) && !Array.isArray(row.key) ? "recall" : null;
}

function given(raw: unknown): boolean {
  return raw !== null && raw !== undefined;
}

const gap = "___";

interface Parts extends Remarks {
  readonly options: readonly Option[];
  readonly key: readonly string[];
}

function partsOf(kind: ItemKind, row: ItemRow): Parts {
  const options = readOptions(row.options);
  const key = readTexts("key", row.key);
  const distractors = readTexts("distractors", row.distractors);
  const refused = [...options.refused, ...key.refused, ...distractors.refused];
  if (refused.length > 0) return { options: [], key: [], refused, odd: [] };
  switch (kind) {
    case "choice":
    case "several":
    case "scenario":
      return toChooseFrom(kind, row, options.found, key.found, distractors.found);
    case "cloze":
    case "recall":
      return toType(kind, row, key.found);
    case "order":
      return toPutInOrder(row, options.found, key.found);
  }
}

function toChooseFrom(
  kind: ItemKind,
  row: ItemRow,
  written: readonly Option[],
  key: readonly string[],
  distractors: readonly string[],
): Parts {
  const more = written.length === 0 ? [...key, ...distractors] : distractors;
  const known = new Set(written.map(({ text }) => text));
  const added = more.filter((text) => !known.has(text));
  const options =
    row.options === undefined || Array.isArray(row.options)
      ? withNames([...written.map(({ text }) => text), ...added])
      : [...written, ...withNames(added)];
  const refused = [...optionRemarks(options)];
  const named = key.map((said) => nameFor(options, said));
  if (row.rule !== null) {
    const odd =
      key.length > 0 && written.length > 0 ? [{ path: ["key"], words: itemWords.keyIsComputed() }] : [];
    return { options, key: [], refused, odd };
  }
  const strangers = key.filter((_, place) => named[place] === null);
  refused.push(...strangers.map((said) => ({ path: ["key"], words: itemWords.noSuchOption(said) })));
  if (key.length === 0) refused.push({ path: ["key"], words: itemWords.noKey() });
  if (key.length > 1 && kind !== "several") refused.push({ path: ["key"], words: itemWords.oneKey() });
  return { options, key: [...new Set(named.filter((name) => name !== null))], refused, odd: [] };
}

function optionRemarks(options: readonly Option[]): readonly Remark[] {
  if (options.length < 2) return [{ path: ["options"], words: itemWords.fewOptions() }];
  return repeated(options.map(({ text }) => text)).map((text) => ({
    path: ["options"],
    words: itemWords.repeatedOption(text),
  }));
}

/** By its name, its text, or its text in other letters. */
function nameFor(options: readonly Option[], said: string): string | null {
  const plain = (text: string) => text.toLowerCase().replaceAll(/\s+/g, " ");
  const found =
    options.find(({ name }) => name === said) ??
    options.find(({ text }) => text === said) ??
    options.find(({ text }) => plain(text) === plain(said));
  return found?.name ?? null;
}

function toType(kind: ItemKind, row: ItemRow, key: readonly string[]): Parts {
  const odd: Remark[] = (["options", "distractors"] as const)
    .filter((field) => given(row[field]))
    .map((field) => ({ path: [field], words: itemWords.unusedField(field, kind) }));
  const refused: Remark[] = [];
  if (kind === "cloze" && !row.stem.includes(gap)) refused.push({ path: ["stem"], words: itemWords.noGap() });
  if (row.rule === null) {
    if (key.length === 0) refused.push({ path: ["key"], words: itemWords.noKey() });
    return { options: [], key, refused, odd };
  }
  const computed = key.filter((text) => text.includes(`{${answerPlace}}`));
  if (computed.length < key.length) odd.push({ path: ["key"], words: itemWords.keyIsComputed() });
  return { options: [], key: computed, refused, odd };
}

function toPutInOrder(row: ItemRow, written: readonly Option[], key: readonly string[]): Parts {
  const steps = key.map((said) => written.find(({ name }) => name === said)?.text ?? said);
  const refused: Remark[] = repeated(steps).map((text) => ({
    path: ["key"],
    words: itemWords.repeatedStep(text),
  }));
  if (steps.length < 2) refused.push({ path: ["key"], words: itemWords.fewSteps() });
  if (row.rule !== null) refused.push({ path: ["rule"], words: itemWords.noRuleHere() });
  const odd = given(row.distractors)
    ? [{ path: ["distractors"], words: itemWords.unusedField("distractors", "order") }]
    : [];
  return { options: [], key: steps, refused, odd };
}

function repeated(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text, place) => texts.indexOf(text) !== place))];
}
