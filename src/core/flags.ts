import type { SectionKey } from "./ports/page-store.ts";
import type { SignalKind } from "./signals.ts";

/** A doubt about a page, or that one is missing. It is raised once for what it is about, and settled once. */
export interface Flag {
  readonly id: string;
  readonly doubt: Doubt;
  /** `null`: a page is missing. */
  readonly page: FlaggedPage | null;
  /** The gap behind it; `null`: there is none. */
  readonly gap: string | null;
  /** Who looked after it when it was raised; `null`: nobody was known. */
  readonly owner: string | null;
  readonly at: Date;
  readonly settled: FlagSettled | null;
}

export interface FlaggedPage {
  readonly sop: string;
  readonly version: number;
  /** `null`: the page as a whole. */
  readonly section: string | null;
  readonly sectionHash: string | null;
}

/** `by` null: by itself, because what it was about is gone. `words`: `null` once they are forgotten. */
export interface FlagSettled {
  readonly by: string | null;
  readonly verdict: FlagVerdict;
  readonly words: string | null;
  readonly at: Date;
}

/** `fixed`: somebody took the page on to change it. `taken-on`: to write it. `over`: by itself. */
export type FlagVerdict =
  | "stands"
  | "fixed"
  | "taken-on"
  | "retired"
  | "rolled-back"
  | "handed-over"
  | "over";

/**
 * Why a page is doubted, in figures and places: words are made of it whenever it is shown. Plain JSON, which
 * leads to no person.
 */
export type Doubt =
  /** `dueOn`: ISO date. `isFirst`: nobody has reviewed it since it came. */
  | { readonly kind: "review-due"; readonly dueOn: string; readonly isFirst: boolean }
  /** Of a flag without a gap: people called it unclear, and nothing was compared with other sections. */
  | {
      readonly kind: "page-problem";
      readonly people: number;
      readonly signs: Readonly<Partial<Record<SignalKind, number>>>;
    }
  /** `doubt`: id of the PageDoubt with the words; `null`: it is not kept. */
  | { readonly kind: "page-blamed"; readonly doubt: string | null }
  /** `firstOn`: ISO date. */
  | { readonly kind: "reported"; readonly people: number; readonly firstOn: string }
  | {
      readonly kind: "content-gap";
      readonly title: string;
      readonly questions: number;
      readonly people: number;
    }
  /** A link to a page or a section that is not there. `title`: of the page, where it is still known. */
  | { readonly kind: "link-gone"; readonly target: string; readonly title: string | null }
  /** The section repeats what a page that it cites no longer says. `now`: what that one says instead. */
  | {
      readonly kind: "cited-changed";
      readonly cited: OtherSection;
      readonly says: string;
      readonly now: string | null;
    }
  /** The same subject with another figure elsewhere. `here`, `there`: the two sentences. */
  | {
      readonly kind: "contradiction";
      readonly here: string;
      readonly there: string;
      readonly other: OtherSection;
    }
  | { readonly kind: "duplicate"; readonly other: OtherSection }
  | { readonly kind: "lesson-outdated"; readonly cited: OtherSection }
  | { readonly kind: "unowned" }
  | { readonly kind: "owner-left" };

export type DoubtKind = Doubt["kind"];

/** A section as it was read when the doubt arose. */
export interface OtherSection extends SectionKey {
  readonly path: string;
  readonly title: string;
  readonly heading: string;
  readonly version: number;
  readonly sectionHash: string;
}

/** What a flag is about, in one text: the same is raised once. */
export function flagAbout({ doubt, page, gap, id }: Pick<Flag, "doubt" | "page" | "gap" | "id">): string {
  if (page === null) return `gap ${gap ?? id}`;
  const text = `${page.sop}#${page.section ?? ""} ${page.sectionHash ?? `v${page.version}`}`;
  switch (doubt.kind) {
    // Whoever says so: a section's text is doubted by its readers once.
    case "page-problem":
    case "page-blamed":
      return text;
    case "review-due":
      return `review ${page.sop} ${doubt.dueOn}`;
    case "reported":
      return `reported ${page.sop} v${page.version} ${doubt.firstOn}`;
    case "link-gone":
      return `link ${text} ${doubt.target}`;
    case "cited-changed":
    case "lesson-outdated":
      return `${doubt.kind} ${text} ${textOf(doubt.cited)}`;
    case "contradiction":
    case "duplicate":
      return `${doubt.kind} ${[text, textOf(doubt.other)].toSorted().join(" ")}`;
    case "unowned":
    case "owner-left":
      return `${doubt.kind} ${page.sop} v${page.version}`;
    case "content-gap":
      return `gap ${gap ?? id}`;
  }
}

function textOf({ sop, section, sectionHash }: OtherSection): string {
  return `${sop}#${section} ${sectionHash}`;
}

/** What somebody decided about a page in its version. */
export interface PageReview {
  readonly sop: string;
  readonly version: number;
  /** `null`: erased. */
  readonly by: string | null;
  readonly verdict: "still-correct" | "snoozed" | "handed-over" | "retired" | "rolled-back";
  readonly reason: string | null;
  /** Facts that were ticked as still true, as they are written. */
  readonly ticked: readonly string[];
  /** Snoozed until. */
  readonly until: Date | null;
  /** Handed over to. */
  readonly to: string | null;
  readonly at: Date;
}

/** What was put before somebody to be looked at. */
export interface Queue {
  readonly id: string;
  readonly person: string;
  /** ISO date of the day it was due, or the flag that could not wait. One of an occasion is sent. */
  readonly occasion: string;
  readonly message: string;
  readonly at: Date;
  /** Ids of pages, and of gaps of pages that are missing, in their order. */
  readonly subjects: readonly string[];
}

/** Somebody says that a page is why it goes wrong. */
export interface PageDoubt extends SectionKey {
  readonly id: string;
  readonly by: string;
  /** Who looks after the page may read who said it. */
  readonly isNamed: boolean;
  readonly version: number;
  readonly sectionHash: string;
  /** `null`: none, or forgotten. */
  readonly words: string | null;
  readonly at: Date;
}
