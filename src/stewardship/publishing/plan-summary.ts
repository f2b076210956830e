import { isDeepStrictEqual } from "node:util";
import { oddities } from "../../core/messages/stewardship.ts";
import type { StoredPage, StoredVersion } from "../../core/ports/page-writer.ts";
import type { Oddity, Refusal } from "../../core/refusals.ts";
import { currentVersion, upcomingVersion } from "../../core/versions.ts";
import { comparePages } from "../changes/compare-pages.ts";
import { movedBetween } from "../changes/moved-between.ts";
import { sectionDifferences } from "../versions/section-differences.ts";
import type { FolderReading } from "./plan.ts";
import type { NewVersion, PagePlan } from "./plan-page.ts";
import type { ChangedEntry, PublicationReport, PublishedEntry, RetiredEntry } from "./report.ts";

export interface Planned {
  readonly reading: FolderReading;
  readonly plans: readonly PagePlan[];
  readonly retired: readonly StoredPage[];
  readonly versions: ReadonlyMap<string, readonly StoredVersion[]>;
  readonly refused: readonly Refusal[];
}

/** What a plan would do, as publishing reports it. */
export function planReport(planned: Planned, now: Date): PublicationReport {
  const { reading, plans, retired, versions, refused } = planned;
  const isNew = (plan: PagePlan): boolean => plan.before === null || plan.before.retiredAt !== null;
  const published = plans.filter(isNew).map((plan) => publishedEntry(plan, now));
  const changed = plans.filter((plan) => !isNew(plan)).map((plan) => changedEntries(plan, now));
  return {
    published: published.filter((entry) => entry !== null),
    changed: changed.flat(),
    retired: retired.map((page) => retiredEntry(page, versions.get(page.sop) ?? [], now)),
    moved: movedSections(planned),
    unchanged:
      reading.grouped.pages.length -
      published.length -
      changed.filter((entries) => entries.length > 0).length,
    refused: [...refused].sort((a, b) => (a.file < b.file ? -1 : 1)),
    odd: [
      ...reading.texts.odd,
      ...plans.flatMap((plan) => plan.odd),
      ...renamedNotes(plans, retired, versions),
    ].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
  };
}

/** Nothing can have moved before a page lost something. */
function movedSections({ plans, retired, versions }: Planned): PublicationReport["moved"] {
  const gained = plans.flatMap(({ page, newVersions }) =>
    newVersions.map(({ sections, replaces }) => ({
      sop: page.path,
      comparison: comparePages(replaces?.sections ?? [], sections),
    })),
  );
  const ended = retired.map(({ sop, path }) => ({
    sop: path,
    comparison: comparePages(versions.get(sop)?.at(-1)?.sections ?? [], []),
  }));
  return movedBetween([...gained, ...ended]);
}

function publishedEntry(plan: PagePlan, now: Date): PublishedEntry | null {
  const version = currentVersion(plan.versions, null, now) ?? upcomingVersion(plan.versions, null, now);
  return version === null ? null : entry(plan.page, version);
}

function changedEntries(plan: PagePlan, now: Date): readonly ChangedEntry[] {
  const { page, versions } = plan;
  const details = detailsOf(plan);
  const fresh = plan.newVersions.map((version, i) => ({
    ...entry(page, version),
    sections: differences(version),
    details: i === plan.newVersions.length - 1 ? details : [],
  }));
  const taken = plan.withdrawn
    .flatMap((number) => versions.find((version) => version.version === number) ?? [])
    .map((version) => ({ ...entry(page, version), sections: [], details: ["withdrawn"] }));
  const current = currentVersion(versions, null, now) ?? versions.at(-1);
  if (fresh.length > 0 || details.length === 0 || current === undefined) return [...fresh, ...taken];
  return [{ ...entry(page, current), sections: [], details }, ...taken];
}

function differences(version: NewVersion) {
  return sectionDifferences(version.replaces?.sections ?? [], version.sections);
}

/** Names of what changed about a page apart from its texts. */
export function detailsOf({ before, page }: PagePlan): readonly string[] {
  if (before === null || before.retiredAt !== null) return [];
  const keys = Object.keys(page) as (keyof StoredPage)[];
  return keys.filter((key) => key !== "createdAt" && !isDeepStrictEqual(page[key], before[key]));
}

function retiredEntry(page: StoredPage, versions: readonly StoredVersion[], now: Date): RetiredEntry {
  const current = currentVersion(versions, null, now);
  return {
    sop: page.path,
    title: (current ?? versions.at(-1))?.title ?? page.path,
    version: current?.version ?? null,
  };
}

function entry(page: StoredPage, version: StoredVersion): PublishedEntry {
  return { sop: page.path, title: version.title, version: version.version, effective: version.effectiveOn };
}

/** A new page with the very words of a retired one was probably renamed without an id to go by. */
function renamedNotes(
  plans: readonly PagePlan[],
  retired: readonly StoredPage[],
  versions: ReadonlyMap<string, readonly StoredVersion[]>,
): readonly Oddity[] {
  const bodies = new Map(
    retired.flatMap((page) => {
      const body = versions.get(page.sop)?.at(-1)?.body;
      return body === undefined || body.trim() === "" ? [] : [[body, page.sop] as const];
    }),
  );
  return plans.flatMap((plan) => {
    const from = plan.before === null ? bodies.get(plan.newVersions.at(-1)?.body ?? "") : undefined;
    return from === undefined
      ? []
      : [{ file: plan.files[0]?.path ?? plan.page.path, note: oddities.perhapsRenamed(from) }];
  });
}
