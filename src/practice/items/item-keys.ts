import { isDeepStrictEqual } from "node:util";
import { isMap, isSeq, parseDocument } from "yaml";
import type { ItemText } from "../../core/items.ts";
import { setYamlKeys } from "../../core/yaml/set-keys.ts";
import { type Path, parseYaml } from "../../core/yaml/yaml-file.ts";
import { type ReadItem, readItems } from "./read-items.ts";
import { withNames } from "./read-options.ts";

/** The items of a file; none when it cannot be read. */
export function itemsIn(file: string, text: string): readonly ReadItem[] {
  const yaml = parseYaml(file, text);
  return "reason" in yaml ? [] : readItems(yaml).items;
}

/** What of an item its owner worded anew, as a file has it. Options without names of their own are a list. */
export function itemKeys(before: ItemText, after: ItemText): Readonly<Record<string, unknown>> {
  const { stem, rule } = after;
  const isSame = isDeepStrictEqual([before.options, before.key], [after.options, after.key]);
  return {
    ...(before.stem === stem ? {} : { stem }),
    ...(isSame ? {} : choiceKeys(after)),
    ...(before.rule === rule ? {} : { rule: rule ?? undefined }),
  };
}

function choiceKeys({ options, key }: ItemText): Readonly<Record<string, unknown>> {
  const texts = options.map(({ text }) => text);
  const isList = isDeepStrictEqual(withNames(texts), options);
  const named = Object.fromEntries(options.map(({ name, text }) => [name, text]));
  const textFor = (name: string) => options.find((option) => option.name === name)?.text ?? name;
  const keys = isList ? key.map(textFor) : key;
  return {
    options: texts.length === 0 ? undefined : isList ? texts : named,
    distractors: undefined,
    key: keys.length === 0 ? undefined : keys.length === 1 ? keys[0] : keys,
  };
}

/** A file with other values of some keys of one item. What says the same stays as it is written. */
export function withItemKeys(
  file: string,
  text: string,
  id: string,
  keys: Readonly<Record<string, unknown>>,
): string {
  const place = placeOf(file, text, id);
  if (place === null) return text;
  const before = parseDocument(text).getIn(place);
  const now = isMap(before) ? (before.toJSON() as Readonly<Record<string, unknown>>) : {};
  const changed = Object.entries(keys).filter(([key, value]) => !isDeepStrictEqual(now[key], value));
  return setYamlKeys(text, place, Object.fromEntries(changed));
}

/** A file without one of its items. */
export function withoutItem(file: string, text: string, id: string): string {
  const place = placeOf(file, text, id);
  if (place === null || place.length === 0) return place === null ? text : "";
  const list = parseDocument(text).getIn(place.slice(0, -1), true);
  const index = Number(place.at(-1));
  if (!isSeq(list)) return text;
  const starts = list.items.map((item) => startOf(text, item));
  const end = starts[index + 1] ?? list.range?.[1] ?? text.length;
  return text.slice(0, starts[index]) + text.slice(end);
}

/** Beginning of the line on which an entry of a list stands, its dash included. */
function startOf(text: string, item: unknown): number {
  const range = typeof item === "object" && item !== null && "range" in item ? item.range : null;
  const at = Array.isArray(range) ? Number(range[0]) : 0;
  return text.lastIndexOf("\n", at - 1) + 1;
}

/** Where an item stands in its file; `null`: it is not there. */
function placeOf(file: string, text: string, id: string): Path | null {
  const found = itemsIn(file, text).findIndex((item) => item.id === id);
  if (found < 0) return null;
  const document = parseDocument(text);
  if (isSeq(document.contents)) return [indexOf(document.contents.toJSON(), id, found)];
  const list = document.getIn(["items"], true);
  return isSeq(list) ? ["items", indexOf(list.toJSON(), id, found)] : [];
}

/** By its id; an item without one goes by its place. */
function indexOf(list: unknown, id: string, place: number): number {
  const rows: readonly unknown[] = Array.isArray(list) ? list : [];
  const named = rows.findIndex(
    (row) => typeof row === "object" && row !== null && "id" in row && row.id === id,
  );
  const numbered = Number(/\/(\d+)$/.exec(id)?.[1] ?? Number.NaN) - 1;
  return named >= 0 ? named : Number.isNaN(numbered) ? place : numbered;
}
