import type { ItemText } from "../../core/items.ts";
import { itemWords } from "../../core/messages/items.ts";
import { isRecord } from "../../core/yaml/read-entries.ts";
import type { Remark } from "./read-variants.ts";

export type Option = ItemText["options"][number];

interface TextsRead<T> {
  readonly found: readonly T[];
  readonly refused: readonly Remark[];
}

/** Texts of a field: one, or a list of them. Nothing there: none. */
export function readTexts(field: string, raw: unknown): TextsRead<string> {
  if (raw === null || raw === undefined) return { found: [], refused: [] };
  const list: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const texts = list.map(toText);
  const wrong = texts.flatMap((text, place): readonly Remark[] => {
    const path = Array.isArray(raw) ? [field, place] : [field];
    if (text === null) return [{ path, words: itemWords.notTexts(field) }];
    return text === "" ? [{ path, words: itemWords.emptyText(field) }] : [];
  });
  return { found: texts.filter((text) => text !== null), refused: wrong };
}

/** Options as a list of texts, or as names with their texts. */
export function readOptions(raw: unknown): TextsRead<Option> {
  if (!isRecord(raw)) {
    const { found, refused } = readTexts("options", raw);
    return { found: withNames(found), refused };
  }
  const read = Object.entries(raw).map(([name, value]) => ({ name: name.trim(), text: toText(value) }));
  const refused = read.flatMap(({ name, text }): readonly Remark[] => {
    const path = ["options", name];
    if (text === null) return [{ path, words: itemWords.notTexts("options") }];
    if (text === "") return [{ path, words: itemWords.emptyText("options") }];
    return name.includes(",") ? [{ path, words: itemWords.nameWithComma(name) }] : [];
  });
  return { found: read.flatMap(({ name, text }) => (text === null ? [] : [{ name, text }])), refused };
}

/** Options without names are called by their words, whatever their order: it tells nothing about the key. */
export function withNames(texts: readonly string[]): readonly Option[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const start = words.join("-").slice(0, longestName) || "option";
    let name = start;
    for (let again = 2; taken.has(name); again += 1) name = `${start}-${again}`;
    taken.add(name);
    return { name, text };
  });
}

const longestName = 40;

/** `null`: no text. */
function toText(raw: unknown): string | null {
  if (typeof raw === "string") return raw.trim();
  return typeof raw === "number" || typeof raw === "boolean" ? String(raw) : null;
}
