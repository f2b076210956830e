import { refusals } from "../../core/messages/stewardship.ts";
import type { StoredPage, StoredVersion } from "../../core/ports/page-writer.ts";
import { effectiveInstant } from "./effective.ts";
import type { FrontMatter } from "./front-matter.ts";
import { PageProblem } from "./page-problem.ts";

/** What a page says about itself, with the defaults of what it leaves out. */
export interface PageSettings
  extends Pick<StoredVersion, "audience" | "risk" | "approval" | "approver" | "reason">,
    Pick<
      StoredPage,
      "language" | "owner" | "deputy" | "reviewEveryDays" | "skills" | "topics" | "compliance"
    >,
    Pick<StoredPage, "lookup" | "sensitive" | "sensitiveParts" | "lessonKind" | "builtOn"> {
  /** As written; `null`: derived from the path. */
  readonly id: string | null;
  /** Line of the id in the file. */
  readonly idLine: number | null;
  /** As written; `null`: at once. */
  readonly effective: { readonly text: string; readonly instant: Date } | null;
}

/**
 * Front matter as settings. Throws `PageProblem` for dates and languages that cannot be read, and for an
 * approval or a sensitive mark on a section that is not there: leaving it out would drop a protection.
 */
export function pageSettings(
  fields: FrontMatter,
  lineOf: (key: string) => number,
  slugs: ReadonlySet<string>,
  timeZone: string,
): PageSettings {
  const instant = fields.effective === undefined ? null : effectiveInstant(fields.effective, timeZone);
  if (fields.effective !== undefined && instant === null) {
    throw new PageProblem(lineOf("effective"), refusals.noSuchDate("effective", fields.effective));
  }
  const sensitiveParts = Array.isArray(fields.sensitive) ? fields.sensitive : [];
  for (const [key, named] of [
    ["approval", fields.approval ?? []],
    ["sensitive", sensitiveParts],
  ] as const) {
    const missing = named.find((slug) => !slugs.has(slug));
    if (missing !== undefined)
      throw new PageProblem(lineOf(key), refusals.noSuchSection(key, missing, [...slugs]));
  }
  return {
    id: fields.id ?? null,
    idLine: fields.id === undefined ? null : lineOf("id"),
    effective:
      fields.effective === undefined || instant === null ? null : { text: fields.effective, instant },
    audience: audienceOf(fields.audience ?? []),
    risk: fields.risk ?? "normal",
    approval: fields.approval ?? [],
    approver: fields.approver ?? null,
    reason: fields.reason ?? null,
    language: languageOf(fields, lineOf),
    owner: fields.owner ?? null,
    deputy: fields.deputy ?? null,
    reviewEveryDays: fields.review_every_days ?? null,
    skills: fields.skills ?? [],
    topics: fields.topics ?? [],
    compliance: fields.compliance ?? [],
    lookup: fields.lookup ?? [],
    sensitive: fields.sensitive === true,
    sensitiveParts,
    lessonKind: fields.kind ?? null,
    builtOn: fields.sections ?? [],
  };
}

function languageOf(fields: FrontMatter, lineOf: (key: string) => number): string {
  if (fields.language === undefined) return "en";
  const tag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(fields.language) ? fields.language : null;
  if (tag === null) throw new PageProblem(lineOf("language"), refusals.noSuchLanguage(fields.language));
  return tag;
}

/** Names that mean no restriction at all. */
const everybody = ["everybody", "everyone", "all", "public", "*"];

function audienceOf(names: readonly string[]): readonly string[] {
  const groups = names.map((name) => name.toLowerCase());
  return groups.some((name) => everybody.includes(name)) ? [] : groups;
}
