import { peopleFields } from "../core/messages/people.ts";
import { yamlWords } from "../core/messages/yaml.ts";
import { isTimeZone } from "../core/person-zone.ts";
import { type Policy, policySchema } from "../core/policy.ts";
import { isRecord } from "../core/yaml/read-entries.ts";
import type { Path, YamlFile } from "../core/yaml/yaml-file.ts";
import type { DocumentRead } from "./read-company.ts";

/** The company's numbers. One that cannot be used is refused, and the product's own stands. */
export function readPolicy(yaml: YamlFile): DocumentRead<Policy> {
  const given = yaml.value ?? {};
  if (!isRecord(given)) {
    const reason = yamlWords.notKeys("policy");
    return { data: policySchema.parse({}), refused: [{ file: yaml.file, line: 1, reason }], odd: [] };
  }
  const wrong = wrongPaths(given);
  const data = policySchema.parse(wrong.reduce<unknown>((rest, path) => without(rest, path), given));
  return {
    data,
    refused: wrong.map((path) => ({
      file: yaml.file,
      line: yaml.lineOf(path),
      reason: yamlWords.wrong(path.join("."), expected(path)),
    })),
    odd: unknownPaths(given, data).map((path) => ({
      file: yaml.file,
      note: yamlWords.unknownKeys(yaml.lineOf(path), [path.join(".")]),
    })),
  };
}

function wrongPaths(given: Readonly<Record<string, unknown>>): readonly Path[] {
  const issues = policySchema.safeParse(given).error?.issues ?? [];
  const paths = issues.map((issue) => issue.path.map(String));
  const zone = typeof given.timeZone === "string" && !isTimeZone(given.timeZone) ? [["timeZone"]] : [];
  return [...paths, ...zone];
}

function expected(path: Path): string {
  if (path.join() === "timeZone") return peopleFields.timeZone;
  return path.length > 1
    ? peopleFields.number
    : path.join() === "company"
      ? peopleFields.text
      : peopleFields.map;
}

function without(value: unknown, [key, ...rest]: Path): unknown {
  if (!isRecord(value) || key === undefined) return value;
  const kept = Object.entries(value).filter(([name]) => name !== key || rest.length > 0);
  return Object.fromEntries(kept.map(([name, inner]) => [name, name === key ? without(inner, rest) : inner]));
}

/** Keys that were read past: the schema keeps what it knows. */
function unknownPaths(given: unknown, kept: unknown, path: Path = []): readonly Path[] {
  if (!isRecord(given) || !isRecord(kept)) return [];
  return Object.keys(given).flatMap((key) =>
    key in kept ? unknownPaths(given[key], kept[key], [...path, key]) : [[...path, key]],
  );
}
