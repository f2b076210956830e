import type { z } from "zod";
import { yamlWords } from "../messages/yaml.ts";
import type { Oddity, Refusal } from "../refusals.ts";
import type { Path, YamlFile } from "./yaml-file.ts";

export interface Findings {
  readonly refused: readonly Refusal[];
  readonly odd: readonly Oddity[];
}

export interface Entry<T> {
  readonly value: T;
  readonly line: number;
  readonly path: Path;
}

export interface Entries<T> extends Findings {
  readonly entries: readonly Entry<T>[];
  /** Ids of entries that were refused, as far as they have one. */
  readonly refusedIds: readonly string[];
}

/**
 * Reads a list of entries that have an `id`, alone in its file or under `key`. An entry that cannot be used
 * is refused, the rest goes on; keys without a meaning are odd.
 */
export function readList<Schema extends z.ZodObject>(
  yaml: YamlFile,
  key: string,
  schema: Schema,
): Entries<z.infer<Schema>> {
  const { value, path } = below(yaml.value, key);
  if (value === null || value === undefined) return { entries: [], refused: [], odd: [], refusedIds: [] };
  if (!Array.isArray(value)) {
    const reason = yamlWords.notAList(key);
    return {
      entries: [],
      refused: [{ file: yaml.file, line: yaml.lineOf(path), reason }],
      odd: [],
      refusedIds: [],
    };
  }
  return joined(value.map((raw, position) => readEntry(yaml, [...path, position], raw, schema)));
}

/** The same for a map of named entries; the last part of an entry's path is its name. */
export function readMap<Schema extends z.ZodObject>(
  yaml: YamlFile,
  key: string,
  schema: Schema,
): Entries<z.infer<Schema>> {
  const { value, path } = below(yaml.value, key);
  if (value === null || value === undefined) return { entries: [], refused: [], odd: [], refusedIds: [] };
  if (!isRecord(value)) {
    const reason = yamlWords.notKeys(key);
    return {
      entries: [],
      refused: [{ file: yaml.file, line: yaml.lineOf(path), reason }],
      odd: [],
      refusedIds: [],
    };
  }
  return joined(
    Object.entries(value).map(([name, raw]) => readEntry(yaml, [...path, name], raw ?? {}, schema)),
  );
}

/** Reads one entry, wherever it stands. */
export function readEntry<Schema extends z.ZodObject>(
  yaml: YamlFile,
  path: Path,
  raw: unknown,
  schema: Schema,
): Entries<z.infer<Schema>> {
  const known = isRecord(raw)
    ? Object.fromEntries(Object.entries(raw).filter(([name]) => name in schema.shape))
    : raw;
  const unknown = isRecord(raw) ? Object.keys(raw).filter((name) => !(name in schema.shape)) : [];
  const line = yaml.lineOf(path);
  const odd = unknown.length === 0 ? [] : [{ file: yaml.file, note: yamlWords.unknownKeys(line, unknown) }];
  const result = schema.safeParse(known);
  if (result.success)
    return { entries: [{ value: result.data, line, path }], refused: [], odd, refusedIds: [] };
  const refused = firstOfEachField(result.error.issues).map((issue) => ({
    file: yaml.file,
    line: yaml.lineOf([...path, ...issue.path.map(toKey)]),
    reason: reasonOf(issue, known),
  }));
  return { entries: [], refused, odd, refusedIds: idOf(raw) };
}

export function joined<T>(parts: readonly Entries<T>[]): Entries<T> {
  return {
    entries: parts.flatMap((part) => part.entries),
    refused: parts.flatMap((part) => part.refused),
    odd: parts.flatMap((part) => part.odd),
    refusedIds: parts.flatMap((part) => part.refusedIds),
  };
}

/** What stands under a key; a file that has not got it is taken as if it stood there. */
export function below(value: unknown, key: string): { readonly value: unknown; readonly path: Path } {
  return isRecord(value) && key in value ? { value: value[key], path: [key] } : { value, path: [] };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Issue = z.core.$ZodIssue;

function firstOfEachField(issues: readonly Issue[]): readonly Issue[] {
  const fields = new Map<PropertyKey, Issue>();
  for (const issue of issues) {
    const field = issue.path[0] ?? "";
    if (!fields.has(field)) fields.set(field, issue);
  }
  return [...fields.values()];
}

function reasonOf(issue: Issue, raw: unknown): string {
  const field = String(issue.path[0] ?? "The entry");
  if (!isRecord(raw)) return yamlWords.wrong(field, issue.message);
  const isMissing = issue.path.length === 1 && raw[String(issue.path[0])] === undefined;
  return isMissing ? yamlWords.missing(field) : yamlWords.wrong(field, issue.message);
}

function toKey(key: PropertyKey): string | number {
  return typeof key === "number" ? key : String(key);
}

function idOf(raw: unknown): readonly string[] {
  const id = isRecord(raw) ? raw.id : undefined;
  return typeof id === "string" || typeof id === "number" ? [String(id).trim()] : [];
}
