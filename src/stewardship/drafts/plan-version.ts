import { type Draft, isText } from "../../core/drafts.ts";
import type { StoredPage, StoredVersion } from "../../core/ports/page-writer.ts";
import { currentVersion } from "../../core/versions.ts";
import type { PagePlan } from "../publishing/plan-page.ts";
import { passagesOf } from "../publishing/version-text.ts";
import { dayOf } from "../reading/effective.ts";
import type { DraftedPage, DraftPlan, DraftSetting } from "./plan-draft.ts";

/** What a version says, apart from how it came about. */
export type VersionText = Pick<
  StoredVersion,
  | "sop"
  | "title"
  | "body"
  | "hash"
  | "sections"
  | "effective"
  | "audience"
  | "risk"
  | "approval"
  | "approver"
  | "rollbackOf"
>;

/** The next version of a page with a text, as a publication; `pageBefore` null: the page is new. */
export function planVersion(
  draft: Draft,
  { page, versions }: DraftedPage,
  { now, policy }: DraftSetting,
  text: VersionText,
  pageBefore: StoredPage | null = page,
): DraftPlan {
  const number = Math.max(0, ...versions.map(({ version }) => version)) + 1;
  const added: Omit<StoredVersion, "passages"> = {
    ...text,
    version: number,
    effectiveOn: dayOf(text.effective, policy.timeZone),
    publishedAt: now,
    withdrawnAt: null,
    reason: draft.reason,
    author: draft.author,
    draft: isText(draft) ? draft.id : null,
    approvedBy: draft.steps.findLast(({ kind }) => kind === "approved")?.person ?? null,
  };
  const passages = passagesOf(added, page, policy.publishing.passageWords).map(({ id }) => id);
  const version = { ...added, passages };
  const plan: PagePlan = {
    before: pageBefore,
    page,
    newVersions: [{ ...version, replaces: currentVersion(versions, null, added.effective) }],
    versions: [...versions, version],
    versionsBefore: versions,
    withdrawn: [],
    files: [],
    odd: [],
    refused: [],
  };
  return { kind: "publish", plan, version: number };
}
