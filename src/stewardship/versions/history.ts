import { type Draft, type DraftState, draftState } from "../../core/drafts.ts";
import { InputError } from "../../core/errors.ts";
import { publishing } from "../../core/messages/stewardship.ts";
import type { DraftStore } from "../../core/ports/draft-store.ts";
import type { PageStore } from "../../core/ports/page-store.ts";
import type { StoredVersion } from "../../core/ports/page-writer.ts";
import { type VersionState, versionBefore, versionState } from "../../core/versions.ts";
import type { SectionDifference } from "../publishing/report.ts";
import { sectionDifferences } from "./section-differences.ts";

/** A page and what became of it, newest version first. */
export interface PageHistory {
  readonly sop: string;
  readonly path: string;
  /** Of the newest version. */
  readonly title: string;
  /** ISO time; `null`: it is not retired. */
  readonly retiredAt: string | null;
  readonly versions: readonly HistoryEntry[];
  /** Changes proposed for it that are no version: they wait, were turned down, or ended it. Newest first. */
  readonly drafts: readonly DraftEntry[];
}

interface DraftEntry {
  readonly id: string;
  readonly kind: Draft["kind"];
  readonly state: DraftState;
  /** ISO time. */
  readonly on: string;
  readonly author: string | null;
  /** `null`: nobody has, or by itself. */
  readonly decidedBy: string | null;
  /** Of the decision; where there is none, of the proposal. */
  readonly reason: string | null;
}

interface HistoryEntry {
  readonly version: number;
  readonly title: string;
  /** ISO date in the company's zone. */
  readonly effective: string;
  /** ISO time. */
  readonly publishedAt: string;
  readonly state: VersionState;
  readonly reason: string | null;
  readonly author: string | null;
  /** `null`: it came from a file, or from the command line. */
  readonly approvedBy: string | null;
  /** The version whose text a rollback brought back. */
  readonly rollbackOf: number | null;
  /** Against the version in effect before it; every section of a first version is added. */
  readonly sections: readonly SectionDifference[];
}

export interface HistoryDeps {
  readonly pages: Pick<PageStore, "resolve" | "storedVersions">;
  readonly drafts: Pick<DraftStore, "draftsOn">;
}

/** The versions of a page by its path or id. Throws `InputError` for a page that was never published. */
export async function history(
  { pages, drafts }: HistoryDeps,
  { sop, now }: { readonly sop: string; readonly now: Date },
): Promise<PageHistory> {
  const page = await pages.resolve(sop);
  if (page === null) throw new InputError(publishing.noSuchSop(sop));
  const versions = await pages.storedVersions([page.sop]);
  return {
    sop: page.sop,
    path: page.path,
    title: versions.at(-1)?.title ?? page.path,
    retiredAt: page.retiredAt?.toISOString() ?? null,
    versions: versions
      .map((version) => toEntry(version, versions, versionState(version, versions, page.retiredAt, now)))
      .reverse(),
    drafts: (await drafts.draftsOn(page.sop)).filter(isNoVersion).map(toDraftEntry),
  };
}

/** What was published is among the versions; what was replaced lives on in another draft. */
function isNoVersion(draft: Draft): boolean {
  const state = draftState(draft);
  return state !== "replaced" && (state !== "published" || draft.kind === "retirement");
}

function toDraftEntry(draft: Draft): DraftEntry {
  const { id, kind, author, at } = draft;
  const decision = draft.steps.findLast((step) => step.kind === "approved" || step.kind === "rejected");
  const reason = decision?.reason ?? draft.reason;
  const decidedBy = decision?.person ?? null;
  return { id, kind, state: draftState(draft), on: at.toISOString(), author, decidedBy, reason };
}

function toEntry(version: StoredVersion, all: readonly StoredVersion[], state: VersionState): HistoryEntry {
  const before = versionBefore(version, all);
  return {
    version: version.version,
    title: version.title,
    effective: version.effectiveOn,
    publishedAt: version.publishedAt.toISOString(),
    state,
    reason: version.reason,
    author: version.author,
    approvedBy: version.approvedBy,
    rollbackOf: version.rollbackOf,
    sections: sectionDifferences(before?.sections ?? [], version.sections),
  };
}
