import { oddities } from "../../core/messages/stewardship.ts";
import type { StoredPage, StoredVersion } from "../../core/ports/page-writer.ts";
import { currentVersion } from "../../core/versions.ts";
import { dayOf, effectiveInstant } from "../reading/effective.ts";
import type { ReadPage } from "../reading/read-page.ts";
import type { TextFile } from "../reading/read-texts.ts";
import type { Work } from "./plan-page.ts";
import { passagesOf } from "./version-text.ts";

/** Makes a text of a page its next version. */
export function addVersion(
  file: TextFile,
  text: ReadPage,
  declared: Date | null,
  hash: string,
  page: StoredPage,
  work: Work,
): StoredVersion {
  const { setting, versions } = work;
  const current = currentVersion(versions, null, setting.now);
  const effective = startOf(file, declared, current, work);
  const standing = versions.filter((version) => version.withdrawnAt === null);
  const start = new Date(Math.max(effective.getTime(), setting.now.getTime()));
  const number = Math.max(0, ...versions.map((version) => version.version)) + 1;
  const draft = {
    sop: page.sop,
    version: number,
    title: text.title,
    body: text.body,
    hash,
    effective,
    effectiveOn: dayOf(effective, setting.timeZone),
    publishedAt: setting.now,
    withdrawnAt: null,
    reason: text.reason,
    author: null,
    audience: text.audience,
    risk: text.risk,
    approval: text.approval,
    approver: text.approver,
    rollbackOf: null,
    draft: null,
    approvedBy: null,
    sections: text.sections,
  };
  const passages = passagesOf(draft, page, setting.passageWords);
  const version = { ...draft, passages: passages.map((passage) => passage.id) };
  work.added.push({ ...version, replaces: currentVersion(standing, null, start) });
  versions.push(version);
  return version;
}

/**
 * When a text takes effect. A changed current text whose stated date is used up by the version it replaces
 * takes effect now; not so when a dated text of the folder, newer than the stated date, is the one in effect.
 */
function startOf(file: TextFile, declared: Date | null, current: StoredVersion | null, work: Work): Date {
  const { now, timeZone } = work.setting;
  if (declared === null) return now;
  if (file.datedOn !== null || current === null || declared > now || declared >= current.effective)
    return declared;
  const newer = work.texts.dated.find((dated) => {
    const day = declaredEffective(dated, timeZone);
    return day !== null && day > declared && day <= now;
  });
  if (newer !== undefined) {
    work.odd.push({ file: file.file, note: oddities.newerDatedText(newer.file) });
    return declared;
  }
  work.odd.push({ file: file.file, note: oddities.effectiveNow(dayOf(declared, timeZone), current.version) });
  return now;
}

/** The instant a file names for its text, by its name or inside; `null`: none. */
export function declaredEffective(file: TextFile, timeZone: string): Date | null {
  if (file.datedOn !== null) return effectiveInstant(file.datedOn, timeZone);
  return file.page?.effective?.instant ?? null;
}
