import { refusals } from "../../core/messages/stewardship.ts";
import type { StoredVersion } from "../../core/ports/page-writer.ts";
import type { Refusal } from "../../core/refusals.ts";
import { effectiveInstant } from "../reading/effective.ts";
import type { ReadPage } from "../reading/read-page.ts";
import { cameHome, type TextFile } from "../reading/read-texts.ts";
import { filesOf, type PageTexts } from "./group-pages.ts";
import type { PageState, Setting } from "./plan-page.ts";
import { versionHash } from "./version-text.ts";

/**
 * New texts of a page whose newest text came from chat and is not in the folder yet: neither may undo the other
 * unseen, so the files are refused and the page stays as it is. A file that only names another owner or the like
 * is no new text.
 */
export function conflictsOf(texts: PageTexts, state: PageState, setting: Setting): readonly Refusal[] {
  const { stored, versions } = state;
  const fresh = filesOf(texts).filter(({ page }) => page !== null);
  if (stored === null || fresh.length === 0) return [];
  const latest = versions.findLast(({ withdrawnAt }) => withdrawnAt === null);
  if (stored.retirement !== null) {
    return fresh.map(({ file }) => ({
      file,
      line: null,
      reason: refusals.retiredInChat(latest?.title ?? stored.path),
    }));
  }
  if (latest === undefined || latest.draft === null || latest.version <= lastSeen(texts, state)) return [];
  return fresh.flatMap(({ file, page: text, imported, datedOn }) => {
    if (text === null || saysTheSame(text, latest)) return [];
    const day = datedOn === null ? null : effectiveInstant(datedOn, setting.timeZone);
    const known = versions.find(({ version }) => version === imported?.version);
    if (known?.hash === versionHash(text, day ?? text.effective?.instant ?? null)) return [];
    const line = firstDifference(text, latest);
    return [{ file, line, reason: refusals.editedInChat(latest.title, latest.version) }];
  });
}

/** Whether a text has the words of a version, whatever its date. */
export function saysTheSame(
  text: Pick<ReadPage, "title" | "body" | "audience" | "risk" | "approval" | "approver">,
  version: Pick<StoredVersion, "title" | "body" | "audience" | "risk" | "approval" | "approver">,
): boolean {
  return contentOf(text) === contentOf(version);
}

function contentOf(text: Parameters<typeof saysTheSame>[0]): string {
  const body = text.body.replace(/[ \t]+$/gm, "").trim();
  return JSON.stringify([text.title, body, text.audience, text.risk, text.approval, text.approver]);
}

/** The newest version that the folder is known to hold. */
function lastSeen(texts: PageTexts, { vanished }: PageState): number {
  const held = filesOf(texts).map(heldVersion);
  return Math.max(0, ...held, ...vanished.map(({ version }) => version));
}

function heldVersion(file: TextFile): number {
  const { imported } = file;
  if (imported === null) return 0;
  return cameHome(file) ? (imported.exported?.version ?? imported.version) : imported.version;
}

/** Line of the file's first section that the version has in other words. */
function firstDifference(text: ReadPage, version: StoredVersion): number | null {
  const known = new Map(version.sections.map(({ slug, hash }) => [slug, hash]));
  const place = text.sections.findIndex(({ slug, hash }) => known.get(slug) !== hash);
  return text.sectionLines[place] ?? null;
}
