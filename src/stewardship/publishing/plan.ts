import { publishing } from "../../core/messages/stewardship.ts";
import type { ImportedFile, PageHead, StoredPage, StoredVersion } from "../../core/ports/page-writer.ts";
import type { FolderContents } from "../reading/read-folder.ts";
import { cameHome, type FolderTexts } from "../reading/read-texts.ts";
import { filesOf, type GroupedPages, type PageTexts } from "./group-pages.ts";
import { type PagePlan, planPage, type Setting } from "./plan-page.ts";
import { detailsOf, planReport } from "./plan-summary.ts";
import type { PublicationReport } from "./report.ts";

/** A folder as it was read. */
export interface FolderReading {
  readonly contents: FolderContents;
  readonly texts: FolderTexts;
  readonly grouped: GroupedPages;
  /** Files imported before that are no longer there. */
  readonly vanished: readonly ImportedFile[];
}

/** What the store knows of the folder's source. */
export interface StoredState {
  readonly imported: readonly ImportedFile[];
  /** Pages not retired of the source and of the sample, and whatever stands under the folder's ids. */
  readonly heads: readonly PageHead[];
  /** In full, of those that may change: see `pagesToLookAt` and `pagesToRetire`. */
  readonly pages: readonly StoredPage[];
  /** All versions of pages that may change: see `pagesToLookAt`. */
  readonly versions: ReadonlyMap<string, readonly StoredVersion[]>;
}

export interface PublicationPlan {
  readonly source: string;
  /** Pages with something to write. */
  readonly pages: readonly PagePlan[];
  readonly retired: readonly StoredPage[];
  /** Files whose pages are gone, and those renamed. */
  readonly forgottenFiles: readonly ImportedFile[];
  /** Pages of the source that are live, and how many of them would be retired. */
  readonly live: number;
  readonly report: PublicationReport;
}

/** The source of a company's own pages. */
export const folderSource = "folder";

/** The source of the bundled sample, which gives way to a company's own pages without question. */
export const sampleSource = "sample";

/** Compares a folder with what was published from it. Nothing changed: nothing to write. */
export function planPublication(
  reading: FolderReading,
  state: StoredState,
  setting: Setting,
): PublicationPlan {
  const stored = new Map(state.pages.map((page) => [page.sop, page]));
  const looked = new Set(pagesToLookAt(reading, state.heads).map((page) => page.sop));
  const plans = reading.grouped.pages
    .filter((page) => looked.has(page.sop))
    .map((page) =>
      planPage(
        page,
        {
          stored: stored.get(page.sop) ?? null,
          versions: state.versions.get(page.sop) ?? [],
          vanished: reading.vanished.filter((file) => file.sop === page.sop),
        },
        setting,
      ),
    );
  const retired = pagesToRetire(reading, state, setting.source).flatMap(({ sop }) => stored.get(sop) ?? []);
  const gone = new Set([
    ...retired.map((page) => page.sop),
    ...reading.grouped.pages.map((page) => page.sop),
  ]);
  const live = state.heads.filter((page) => page.source === setting.source && page.retiredAt === null).length;
  return {
    source: setting.source,
    pages: plans.filter((plan) => hasWork(plan)),
    retired,
    forgottenFiles: reading.vanished.filter((file) => gone.has(file.sop)),
    live,
    report: planReport(
      {
        reading,
        plans,
        retired,
        versions: state.versions,
        refused: [...refusedOf(reading), ...plans.flatMap((plan) => plan.refused)],
      },
      setting.now,
    ),
  };
}

/** Pages with a text that was read, or a file that is gone, or that stand elsewhere than before. */
export function pagesToLookAt(reading: FolderReading, stored: readonly PageHead[]): readonly PageTexts[] {
  const known = new Map(stored.map((page) => [page.sop, page]));
  const missing = new Set(reading.vanished.map((file) => file.sop));
  return reading.grouped.pages.filter((page) => {
    const before = known.get(page.sop);
    if (before === undefined || before.path !== page.path || missing.has(page.sop)) return true;
    // What people retired stays so as long as its file is as it was.
    const isBack = before.retiredAt !== null && before.retirement === null;
    return isBack || filesOf(page).some((file) => file.page !== null || cameHome(file));
  });
}

/** Why a plan is not carried out without being asked twice; `null` when nothing speaks against it. */
export function objection(plan: PublicationPlan, vanishingShare: number): string | null {
  const { length } = plan.retired.filter((page) => page.source === plan.source);
  return length > plan.live * vanishingShare ? publishing.vanishing(length, plan.live) : null;
}

/** Imported files that are no longer in the folder: neither read nor refused nor out of sight. */
export function vanishedFiles(
  reading: Omit<FolderReading, "vanished">,
  imported: readonly ImportedFile[],
): readonly ImportedFile[] {
  const seen = new Set([...reading.texts.texts, ...refusedOf(reading)].map((each) => each.file));
  const { unseen } = reading.contents;
  return imported.filter(
    (file) =>
      !seen.has(file.path) && !unseen.some((place) => place === "" || file.path.startsWith(`${place}/`)),
  );
}

/**
 * Live pages of the source without any file left. One whose file is broken keeps its last good version, and one that
 * was written in chat and never had a file is not missing.
 */
export function pagesToRetire(
  reading: FolderReading,
  { imported, heads }: Pick<StoredState, "imported" | "heads">,
  source: string,
): readonly PageHead[] {
  const present = new Set(reading.grouped.pages.map((page) => page.sop));
  const missing = heads.filter(({ sop, retiredAt }) => retiredAt === null && !present.has(sop));
  if (missing.length === 0) return [];
  const refused = new Set(refusedOf(reading).map((each) => each.file));
  const read = reading.texts.texts.filter((text) => text.page !== null && !refused.has(text.file));
  const moot = new Set([...reading.vanished.map((file) => file.path), ...read.map((text) => text.file)]);
  const hadFile = new Set(imported.map((file) => file.sop));
  const held = new Set(imported.filter((file) => !moot.has(file.path)).map((file) => file.sop));
  return missing.filter((page) =>
    page.source === source
      ? hadFile.has(page.sop) && !held.has(page.sop)
      : page.source === sampleSource && source !== sampleSource,
  );
}

/** Every file that was not published, whoever noticed. */
function refusedOf({ contents, texts, grouped }: Omit<FolderReading, "vanished">) {
  return [...contents.refused, ...texts.refused, ...grouped.refused];
}

function hasWork(plan: PagePlan): boolean {
  return (
    plan.files.length > 0 || plan.withdrawn.length > 0 || detailsOf(plan).length > 0 || plan.before === null
  );
}
