import type { Draft } from "../../core/drafts.ts";
import { newPageWords } from "../../core/messages/new-page.ts";
import type { StoredVersion } from "../../core/ports/page-writer.ts";
import { versionHash } from "../publishing/version-text.ts";
import { readNewPage } from "./new-page.ts";
import type { DraftPlan, DraftSetting } from "./plan-draft.ts";
import { planVersion } from "./plan-version.ts";

/** What is there already under the id of a new page. */
export interface NewPageHome {
  /** Where the page is to belong. */
  readonly source: string;
  readonly versions: readonly StoredVersion[];
}

/** The first version of a page. One that stands in its place by now is left as it is. */
export function planNewPage(
  draft: Draft,
  { source, versions }: NewPageHome,
  setting: DraftSetting,
): DraftPlan {
  if (versions.length > 0)
    return { kind: "return", sections: [], problem: { line: null, problem: newPageWords.problems.taken } };
  const made = readNewPage(draft, { source, timeZone: setting.policy.timeZone });
  if ("problem" in made) return { kind: "return", sections: [], problem: made };
  const { title, body, audience, risk, approval, approver, sections } = made.read;
  const text = { sop: draft.sop, title, body, audience, risk, approval, approver, sections };
  const page = { ...made.page, createdAt: setting.now };
  const fresh = { hash: versionHash(made.read, null), effective: setting.now, rollbackOf: null };
  return planVersion(draft, { page, versions: [] }, setting, { ...text, ...fresh }, null);
}
