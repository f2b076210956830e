import { createHash } from "node:crypto";
import type { StoredPage, StoredVersion } from "../../core/ports/page-writer.ts";
import type { Passage } from "../../core/terms.ts";
import type { ReadPage } from "../reading/read-page.ts";
import { toPassages } from "./passages.ts";

/**
 * The passages of a version, in their order. A lesson has none: it is offered with the section it teaches
 * and never cited, so it must not take a Sop's place in a ranking.
 */
export function passagesOf(
  version: Pick<StoredVersion, "sop" | "title" | "audience" | "sections">,
  { kind, language }: Pick<StoredPage, "kind" | "language">,
  passageWords: number,
): readonly Passage[] {
  if (kind === "lesson") return [];
  const { sop, title, audience } = version;
  return version.sections.flatMap((section) =>
    toPassages(section, { sop, title, audience, language }, passageWords),
  );
}

/** SHA-256 over what makes a text another one. */
export function versionHash(text: ReadPage, effective: Date | null): string {
  const { title, audience, risk, approval, approver, language } = text;
  const body = text.body.replace(/[ \t]+$/gm, "").trim();
  const content = [
    body,
    title,
    effective?.toISOString() ?? null,
    audience,
    risk,
    approval,
    approver,
    language,
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}
