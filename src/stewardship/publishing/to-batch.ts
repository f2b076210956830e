import type {
  PassageWindow,
  PublicationBatch,
  StoredPage,
  StoredVersion,
} from "../../core/ports/page-writer.ts";
import type { IndexRow, Passage } from "../../core/terms.ts";
import { currentSpan, type Window } from "../../core/versions.ts";
import { carryHistory } from "./carry-history.ts";
import { leftAlone, type PagePlan } from "./plan-page.ts";
import { passagesOf } from "./version-text.ts";

/** Plans of some pages as rows to write; the publication's number is given when its turn comes. */
export type Batch = Omit<PublicationBatch, "publication" | "source" | "at" | "forgottenFiles">;

/** What of some plans must be written: passages that a new version leaves alone are not among it. */
export function toBatch(plans: readonly PagePlan[], passageWords: number): Batch {
  const passages = plans.flatMap((plan) => passageChanges(plan, passageWords));
  return {
    pages: plans.map((plan) => plan.page),
    versions: plans.flatMap((plan) => carryHistory(plan.newVersions)),
    passages: passages.flatMap((change) => (change.row === null ? [] : [change.row])),
    windows: passages.flatMap((change) => (change.row === null ? [change.window] : [])),
    withdrawn: plans.flatMap((plan) => plan.withdrawn.map((version) => ({ sop: plan.page.sop, version }))),
    files: plans.flatMap((plan) => plan.files),
  };
}

/** A page without any file: retired as of now. */
export function retirement(page: StoredPage, versions: readonly StoredVersion[], now: Date): PagePlan {
  return { ...leftAlone(page, versions), page: { ...page, retiredAt: now } };
}

interface PassageChange {
  readonly window: PassageWindow;
  /** `null`: a passage of older versions only, whose text need not be written again. */
  readonly row: IndexRow | null;
}

function passageChanges(plan: PagePlan, passageWords: number): readonly PassageChange[] {
  const { page, before, versions, versionsBefore } = plan;
  const fresh = new Map<string, Passage>(
    plan.newVersions
      .flatMap((version) => passagesOf(version, page, passageWords))
      .map((passage) => [passage.id, passage]),
  );
  const holders = holdersOf(versions);
  const holdersBefore = holdersOf(versionsBefore);
  return [...holders].flatMap(([id, numbers]): readonly PassageChange[] => {
    const numbersBefore = holdersBefore.get(id);
    const window = windowOf(numbers, versions, page.retiredAt);
    const known = numbersBefore && windowOf(numbersBefore, versionsBefore, before?.retiredAt ?? null);
    if (known !== undefined && sameWindow(known, window)) return [];
    const passage = fresh.get(id);
    return [{ window: { id, ...window }, row: passage ? { ...passage, wordings: [], ...window } : null }];
  });
}

/** Versions that contain each passage. */
function holdersOf(versions: readonly StoredVersion[]): ReadonlyMap<string, ReadonlySet<number>> {
  const holders = new Map<string, Set<number>>();
  for (const version of versions) {
    for (const id of version.passages) {
      const numbers = holders.get(id) ?? new Set<number>();
      holders.set(id, numbers.add(version.version));
    }
  }
  return holders;
}

/** A text that never comes into effect has a window without any instant in it. */
function windowOf(
  numbers: ReadonlySet<number>,
  versions: readonly StoredVersion[],
  retiredAt: Date | null,
): Window {
  const span = currentSpan(numbers, versions, retiredAt);
  const first = versions.find((version) => numbers.has(version.version))?.publishedAt ?? new Date(0);
  return span ?? { from: first, until: first };
}

function sameWindow(one: Window, other: Window): boolean {
  return one.from.getTime() === other.from.getTime() && one.until?.getTime() === other.until?.getTime();
}
