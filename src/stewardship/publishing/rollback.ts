import { InputError } from "../../core/errors.ts";
import { publishing } from "../../core/messages/stewardship.ts";
import type { Policy } from "../../core/policy.ts";
import type { StoredPage, StoredVersion } from "../../core/ports/page-writer.ts";
import { currentVersion } from "../../core/versions.ts";
import { dayOf } from "../reading/effective.ts";
import { sectionDifferences } from "../versions/section-differences.ts";
import { type CommitDeps, commit } from "./commit.ts";
import { bringIndexUpToDate } from "./index-pages.ts";
import type { PagePlan } from "./plan-page.ts";
import type { ChangedEntry } from "./report.ts";
import { toBatch } from "./to-batch.ts";

export interface RollbackRequest {
  /** Path or id of the page. */
  readonly sop: string;
  /** 3 or "v3": the version whose text comes back. */
  readonly version: number | string;
  readonly reason: string;
  /** Id of the person who decides it. */
  readonly author: string | null;
  readonly policy: Policy;
  readonly now: Date;
}

/**
 * Publishes the text of an earlier version as a new one, effective now. Publishing the unchanged folder
 * afterwards leaves it so. Throws `InputError` for pages and versions that are not there.
 */
export async function rollback(deps: CommitDeps, request: RollbackRequest): Promise<ChangedEntry> {
  if (request.reason.trim() === "") throw new InputError(publishing.reasonNeeded());
  const { store, index } = deps;
  await bringIndexUpToDate({ pages: store.pages, index }, request);
  const seen = await store.pages.lastPublication();
  const { page, versions } = await pageAndVersions(store.pages, request);
  const older = wantedVersion(page, versions, request);
  const current = currentVersion(versions, null, request.now);
  const added = versionFrom(older, versions, request);
  const plan: PagePlan = {
    before: page,
    page,
    newVersions: [{ ...added, replaces: current }],
    versions: [...versions, added],
    versionsBefore: versions,
    withdrawn: [],
    files: [],
    odd: [],
    refused: [],
  };
  const batch = toBatch([plan], request.policy.publishing.passageWords);
  const place = { source: page.source, at: request.now, forgottenFiles: [] };
  if ((await commit(deps, { ...batch, ...place }, seen)) === null) throw new InputError(publishing.busy());
  return {
    sop: page.path,
    title: added.title,
    version: added.version,
    effective: added.effectiveOn,
    sections: sectionDifferences(current?.sections ?? [], added.sections),
    details: [],
  };
}

async function pageAndVersions(pages: CommitDeps["store"]["pages"], { sop }: RollbackRequest) {
  const found = await pages.resolve(sop);
  if (found === null) throw new InputError(publishing.noSuchSop(sop));
  if (found.retiredAt !== null) throw new InputError(publishing.retired(sop));
  const page = (await pages.storedPages("", [found.sop])).find((each) => each.sop === found.sop);
  if (page === undefined) throw new InputError(publishing.noSuchSop(sop));
  return { page, versions: await pages.storedVersions([page.sop]) };
}

function wantedVersion(
  page: StoredPage,
  versions: readonly StoredVersion[],
  { version, now }: RollbackRequest,
): StoredVersion {
  const number = Number(/^v?(\d+)$/.exec(String(version))?.[1] ?? Number.NaN);
  const older = versions.find((each) => each.version === number);
  if (older === undefined)
    throw new InputError(publishing.noSuchVersion(page.path, String(version), versions.length));
  const current = currentVersion(versions, null, now);
  if (current?.hash === older.hash) throw new InputError(publishing.alreadyCurrent(page.path, number));
  return older;
}

function versionFrom(
  older: StoredVersion,
  versions: readonly StoredVersion[],
  request: RollbackRequest,
): StoredVersion {
  const { now, reason, author, policy } = request;
  return {
    ...older,
    version: Math.max(...versions.map((version) => version.version)) + 1,
    effective: now,
    effectiveOn: dayOf(now, policy.timeZone),
    publishedAt: now,
    withdrawnAt: null,
    reason: reason.trim(),
    author,
    rollbackOf: older.version,
    draft: null,
    approvedBy: null,
  };
}
