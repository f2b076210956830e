import { isMap, isScalar, type Pair, parseDocument, stringify, type YAMLMap } from "yaml";
import type { Path } from "./yaml-file.ts";

/**
 * A YAML text with other values of some keys of one map; everything else stays as it is written, comments, order
 * and unknown keys among it. `undefined` takes a key out. `at`: where the map is.
 */
export function setYamlKeys(source: string, at: Path, values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values).reduce((text, [key, value]) => setKey(text, at, key, value), source);
}

function setKey(source: string, at: Path, key: string, value: unknown): string {
  const document = parseDocument(source);
  const map = at.length === 0 ? document.contents : document.getIn(at, true);
  if (!isMap(map)) return value === undefined ? source : `${source}${lines(key, value, 0)}\n`;
  const pair = map.items.find((one) => isScalar(one.key) && String(one.key.value) === key);
  if (pair === undefined && value === undefined) return source;
  if (map.flow === true) {
    document.setIn([...at, key], value);
    return document.toString({ lineWidth: 0 });
  }
  if (pair === undefined) return withNew(source, map, lines(key, value, columnOf(source, map)));
  const { start, end } = rangeOf(pair);
  if (value === undefined) return withoutLines(source, start, end);
  const text = lines(key, value, start - lineStart(source, start));
  const hadLineEnd = source.slice(start, end).endsWith("\n");
  return `${source.slice(0, start)}${text}${hadLineEnd ? "\n" : ""}${source.slice(end)}`;
}

/** `key: value`, with every line after the first moved to the right. */
function lines(key: string, value: unknown, indent: number): string {
  const [first = "", ...rest] = stringify({ [key]: value }, { lineWidth: 0 })
    .trimEnd()
    .split("\n");
  return [first, ...rest.map((line) => `${" ".repeat(indent)}${line}`)].join("\n");
}

function withNew(source: string, map: YAMLMap, text: string): string {
  const last = map.items.at(-1);
  const indent = " ".repeat(columnOf(source, map));
  if (last === undefined) return `${source}${text}\n`;
  const end = lineEnd(source, rangeOf(last).end);
  const before = source.slice(0, end);
  return `${before}${before.endsWith("\n") ? "" : "\n"}${indent}${text}\n${source.slice(end)}`;
}

function withoutLines(source: string, start: number, end: number): string {
  return source.slice(0, lineStart(source, start)) + source.slice(lineEnd(source, end));
}

function rangeOf({ key, value }: Pair): { readonly start: number; readonly end: number } {
  const start = isRanged(key) ? key.range[0] : 0;
  return { start, end: isRanged(value) ? value.range[1] : isRanged(key) ? key.range[1] + 1 : start };
}

function isRanged(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}

function columnOf(source: string, map: YAMLMap): number {
  const [first] = map.items;
  if (first === undefined) return 0;
  const { start } = rangeOf(first);
  return start - lineStart(source, start);
}

function lineStart(source: string, at: number): number {
  return source.lastIndexOf("\n", at - 1) + 1;
}

/** Behind the end of the line in which something ends. */
function lineEnd(source: string, at: number): number {
  if (at > 0 && source[at - 1] === "\n") return at;
  const end = source.indexOf("\n", at);
  return end < 0 ? source.length : end + 1;
}
