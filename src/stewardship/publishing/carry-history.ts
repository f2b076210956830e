import type { SectionText } from "../../core/ports/page-store.ts";
import type { StoredVersion } from "../../core/ports/page-writer.ts";
import { comparePages, isRetold } from "../changes/compare-pages.ts";
import type { NewVersion } from "./plan-page.ts";

/**
 * New versions whose sections know which they were before: a section found again under another name or in
 * another place keeps its lineage, and while it says the same it keeps the hash of its text, too, so that items,
 * wordings and what people know of it still hold. In the order of their numbers.
 */
export function carryHistory(versions: readonly NewVersion[]): readonly StoredVersion[] {
  const carried = new Map<number, StoredVersion>();
  for (const { replaces, ...version } of versions) {
    const before = replaces === null ? [] : (carried.get(replaces.version) ?? replaces).sections;
    carried.set(version.version, { ...version, sections: carrySections(version, before) });
  }
  return [...carried.values()];
}

function carrySections(
  { version, sections }: Pick<StoredVersion, "version" | "sections">,
  before: readonly SectionText[],
): readonly SectionText[] {
  const compared = new Map(
    comparePages(before, sections).sections.map((section) => [section.after, section]),
  );
  return sections.map((section) => {
    // A rollback brings sections back that have a history of their own.
    if (section.lineage !== undefined) return section;
    const found = compared.get(section);
    const was = found?.kind === "kept" ? found.before : null;
    const lineage = was?.lineage ?? `${section.slug}@${version}`;
    return found === undefined || was === null || isRetold(found)
      ? { ...section, lineage }
      : { ...section, lineage, hash: was.hash };
  });
}
