import type { ImportedFile, StoredPage, StoredVersion } from "../../core/ports/page-writer.ts";
import type { Oddity, Refusal } from "../../core/refusals.ts";
import { currentVersion, versionState } from "../../core/versions.ts";
import { cameHome, type TextFile } from "../reading/read-texts.ts";
import { addVersion, declaredEffective } from "./add-version.ts";
import { conflictsOf, saysTheSame } from "./conflicts.ts";
import { filesOf, type PageTexts } from "./group-pages.ts";
import { pageRecord } from "./page-record.ts";
import { versionHash } from "./version-text.ts";

/** What becomes of one page. */
export interface PagePlan {
  readonly before: StoredPage | null;
  readonly page: StoredPage;
  /** In the order of their numbers. */
  readonly newVersions: readonly NewVersion[];
  /** Every version, the new ones included, as they will be. */
  readonly versions: readonly StoredVersion[];
  /** Every version as it was. */
  readonly versionsBefore: readonly StoredVersion[];
  /** Numbers of scheduled versions taken back. */
  readonly withdrawn: readonly number[];
  readonly files: readonly ImportedFile[];
  readonly odd: readonly Oddity[];
  readonly refused: readonly Refusal[];
}

export interface NewVersion extends StoredVersion {
  /** The version in effect before it; `null` for a page's first text. */
  readonly replaces: StoredVersion | null;
}

export interface PageState {
  readonly stored: StoredPage | null;
  /** All of them. */
  readonly versions: readonly StoredVersion[];
  /** Files of this page that were imported before and are gone. */
  readonly vanished: readonly ImportedFile[];
}

export interface Setting {
  readonly source: string;
  readonly now: Date;
  readonly timeZone: string;
  readonly passageWords: number;
}

/** Decides which texts of a page become versions. Texts that were imported before are left alone. */
export function planPage(texts: PageTexts, state: PageState, setting: Setting): PagePlan {
  const conflicts = conflictsOf(texts, state, setting);
  if (conflicts.length > 0 && state.stored !== null)
    return leftAlone(state.stored, state.versions, conflicts);
  const work: Work = { texts, state, setting, versions: [...state.versions], added: [], files: [], odd: [] };
  const page = pageRecord(texts, state.stored, setting);
  for (const file of inOrderOfEffect(texts, setting)) importText(file, page, work);
  const withdrawn = withdrawnVersions(work);
  return {
    before: state.stored,
    page,
    newVersions: work.added,
    versions: work.versions.map((version) =>
      withdrawn.includes(version.version) ? { ...version, withdrawnAt: setting.now } : version,
    ),
    versionsBefore: state.versions,
    withdrawn,
    files: work.files,
    odd: work.odd,
    refused: [],
  };
}

/** A page with nothing to write. */
export function leftAlone(
  page: StoredPage,
  versions: readonly StoredVersion[],
  refused: readonly Refusal[] = [],
): PagePlan {
  return {
    before: page,
    page,
    newVersions: [],
    versions,
    versionsBefore: versions,
    withdrawn: [],
    files: [],
    odd: [],
    refused,
  };
}

/** A plan in the making. */
export interface Work {
  readonly texts: PageTexts;
  readonly state: PageState;
  readonly setting: Setting;
  readonly versions: StoredVersion[];
  readonly added: NewVersion[];
  readonly files: ImportedFile[];
  readonly odd: Oddity[];
}

function importText(file: TextFile, page: StoredPage, work: Work): void {
  const { page: text, imported } = file;
  if (imported?.exported != null && cameHome(file)) {
    work.files.push(importedAs(file, page.sop, imported.exported.version));
  }
  if (text === null) return;
  const declared = declaredEffective(file, work.setting.timeZone);
  const hash = versionHash(text, declared);
  const known = sameText(file, hash, declared, work) ?? addVersion(file, text, declared, hash, page, work);
  work.files.push(importedAs(file, page.sop, known.version));
}

function importedAs({ file, hash }: TextFile, sop: string, version: number): ImportedFile {
  return { path: file, hash, sop, version, exported: null };
}

/**
 * The version that says this already: the one the file last became, so that neither a rollback nor an edit
 * in chat is undone; the one in effect; or the last one for the same date.
 */
function sameText(file: TextFile, hash: string, declared: Date | null, work: Work): StoredVersion | null {
  const standing = work.versions.filter((version) => version.withdrawnAt === null);
  const last = lastImport(file, work)?.version;
  const forItsDate = standing.findLast((version) => version.effective.getTime() === declared?.getTime());
  const edited = standing.findLast(({ draft }) => draft !== null);
  if (edited !== undefined && file.page !== null && saysTheSame(file.page, edited)) return edited;
  const candidates = [
    standing.find((version) => version.version === last),
    currentVersion(standing, null, work.setting.now),
    forItsDate,
  ];
  return candidates.find((version) => version?.hash === hash) ?? null;
}

/** What this file came to before, or the vanished file that it was renamed from. */
function lastImport(file: TextFile, work: Work): ImportedFile | null {
  if (file.imported?.sop === work.texts.sop) return file.imported;
  const renamed = work.state.vanished.filter((each) => isDated(each.path) === (file.datedOn !== null));
  return renamed.length === 1 ? (renamed[0] ?? null) : null;
}

/** Scheduled versions whose file is gone or says something else now. */
function withdrawnVersions(work: Work): readonly number[] {
  const { texts, state, setting } = work;
  const backed = new Set([
    ...work.files.map((file) => file.version),
    ...filesOf(texts).flatMap(({ page, imported }) =>
      page === null && imported !== null ? [imported.version] : [],
    ),
  ]);
  const earlier = [
    ...state.vanished,
    ...filesOf(texts).flatMap(({ imported }) => (imported === null ? [] : [imported])),
  ];
  const unbacked = earlier.filter((file) => file.sop === texts.sop && !backed.has(file.version));
  return state.versions
    .filter((version) => unbacked.some((file) => file.version === version.version))
    .filter((version) => versionState(version, state.versions, null, setting.now) === "scheduled")
    .map((version) => version.version);
}

function inOrderOfEffect(texts: PageTexts, { now, timeZone }: Setting): readonly TextFile[] {
  const start = (file: TextFile): number => (declaredEffective(file, timeZone) ?? now).getTime();
  return [...texts.dated, ...(texts.main === null ? [] : [texts.main])].sort((a, b) => start(a) - start(b));
}

function isDated(path: string): boolean {
  return /@\d{4}-\d\d-\d\d\.md$/i.test(path);
}
