import type { Flag, OtherSection } from "../../core/flags.ts";
import type { PageListing } from "../../core/ports/page-store.ts";

/** How that stands now what an open flag is about. */
export interface FlagNow {
  /** `null`: the page is gone. */
  readonly page: PageListing | null;
  /** ISO date of its review; `null`: nobody promised one. */
  readonly dueOn: string | null;
  readonly ownerState: "here" | "left" | "nobody";
  /** Hash of a section's current text; `null`: it is gone. */
  readonly hashOf: (key: Pick<OtherSection, "sop" | "section">) => string | null;
  /** The gap behind it is closed. */
  readonly isGapClosed: boolean;
  readonly isTargetThere: (target: string) => boolean;
}

/** Whether there is nothing left to decide: what was doubted changed, is gone, or was settled elsewhere. */
export function isOver(flag: Flag, now: FlagNow): boolean {
  const { doubt, page } = flag;
  if (now.isGapClosed) return true;
  if (page === null) return false;
  if (now.page === null) return true;
  const isSame = (one: OtherSection) => now.hashOf(one) === one.sectionHash;
  const isOwnText =
    page.section === null
      ? now.page.version === page.version
      : now.hashOf({ sop: page.sop, section: page.section }) === page.sectionHash;
  switch (doubt.kind) {
    case "review-due":
      return now.dueOn !== doubt.dueOn;
    case "unowned":
      return now.ownerState !== "nobody";
    case "owner-left":
      return now.ownerState !== "left";
    case "reported":
    case "lesson-outdated":
      return now.page.version !== page.version;
    case "page-problem":
    case "page-blamed":
    case "cited-changed":
      return !isOwnText;
    case "link-gone":
      return !isOwnText || now.isTargetThere(doubt.target);
    case "contradiction":
    case "duplicate":
      return !isOwnText || !isSame(doubt.other);
    case "content-gap":
      return false;
  }
}
