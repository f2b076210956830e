import type { Block } from "../blocks.ts";
import type { PageKind, Risk, VersionLabel } from "../terms.ts";
import type { VersionDates, VersionState } from "../versions.ts";
import type { PageWriter } from "./page-writer.ts";
import type { CurrentPassages } from "./retrieval.ts";

/** Pages, versions, sections and passages: what readers ask, and what publishing reads and writes. */
export interface PageStore extends CurrentPassages, PageReader, PageWriter {}

/**
 * What readers ask. `at` is the instant whose truth is wanted. Nothing here looks at who asks: whoever
 * shows something checks `audience` with `mayRead` (core/people.ts) first.
 */
export interface PageReader {
  /**
   * The sections as they stand in the versions current at `at`, in the order asked: under its new slug the one
   * that was renamed since. A section that is in no current version is left out. Passages have both keys, so
   * they may be handed over as they are.
   */
  currentSections(wanted: readonly SectionKey[], at: Date): Promise<readonly FoundSection[]>;
  /** The sections before and after one, in the version current at `at`; `null` at the page's ends. */
  neighbouringSections(key: SectionKey, at: Date): Promise<Neighbours>;
  /** A section as a given version has it, whatever its slug was then; `null` when that version has none. */
  sectionAt(key: SectionKey, version: number): Promise<SectionText | null>;
  /** The version that will take effect next by the calendar alone; `null`: none is scheduled. */
  upcoming(sop: string, at: Date): Promise<UpcomingVersion | null>;
  /** A whole page. `version` null: the one current at `at`. `null` when there is no such page or version. */
  pageAt(where: PageAddress, at: Date): Promise<PageView | null>;
  /** The page behind a path (Sops first, then lessons) or an id, retired ones included. */
  resolve(pathOrId: string): Promise<PageIdentity | null>;
  /** Every page with a version current at `at`, ordered by kind and path. */
  currentPages(at: Date): Promise<readonly PageListing[]>;
  /** Where every page stands that is not retired, and who owns it. */
  addresses(): Promise<readonly PageAddressed[]>;
  /** Lessons current at `at` that are built on a section, those most people opened first. */
  lessonsFor(key: SectionKey, at: Date): Promise<readonly LessonLink[]>;
  /** Versions of pages not retired that took or take effect after `from` and up to `to`, oldest first. */
  versionsBetween(from: Date, to: Date): Promise<readonly VersionNews[]>;
}

export interface SectionKey {
  /** Id of the Sop. */
  readonly sop: string;
  /** Slug. */
  readonly section: string;
}

/** The text of one section in one version. */
export interface SectionText {
  readonly slug: string;
  readonly heading: string;
  /** Headings from the top of the page down to its own, without the title; none for the page's opening. */
  readonly headings: readonly string[];
  /** 1 to 6, of its heading. */
  readonly level: number;
  /** Place in the page, from 0. */
  readonly ordinal: number;
  readonly blocks: readonly Block[];
  /**
   * SHA-256 of heading and text, or of its former heading and the same text where only the name is another one:
   * equal hash, equal meaning.
   */
  readonly hash: string;
  /** Slug and version under which it first stood; left out: it was never published. */
  readonly lineage?: string;
}

/** What holds for a whole page in one version, whatever the section. */
export interface PageFacts extends VersionLabel {
  readonly kind: PageKind;
  readonly language: string;
  readonly effective: Date;
  readonly publishedAt: Date;
  /** Why this text was published, in its author's words. */
  readonly reason: string | null;
  /** Groups that may read it; empty: everybody. */
  readonly audience: readonly string[];
  readonly risk: Risk;
  /** As the page names them: ids of people, or names nobody here knows. */
  readonly owner: string | null;
  readonly deputy: string | null;
  readonly approver: string | null;
  /** Days after which the owner promised to look at it again. */
  readonly reviewEveryDays: number | null;
  /** When this text was last said to be still correct; `null`: not yet. */
  readonly reviewedAt: Date | null;
  readonly skills: readonly string[];
}

export interface CurrentSection extends PageFacts, SectionText {
  /** Slug, the same as `slug`: so that a section is a key to itself. */
  readonly section: string;
  /** A human decides in this section. */
  readonly approval: boolean;
  /** Looked up, never drilled. */
  readonly lookup: boolean;
  /** Leaves no signal and no wording. */
  readonly sensitive: boolean;
}

export interface FoundSection extends CurrentSection {
  /** Slug under which it was asked for: another than its own when it was renamed. */
  readonly asked: string;
}

interface Neighbours {
  readonly before: (SectionKey & { readonly heading: string }) | null;
  readonly after: (SectionKey & { readonly heading: string }) | null;
}

export interface UpcomingVersion extends VersionLabel {
  readonly effective: Date;
  readonly reason: string | null;
  readonly audience: readonly string[];
}

export interface PageAddress {
  readonly kind: PageKind;
  readonly path: string;
  readonly version: number | null;
}

export interface PageIdentity {
  readonly sop: string;
  readonly kind: PageKind;
  readonly path: string;
  readonly retiredAt: Date | null;
}

export interface PageAddressed {
  readonly sop: string;
  readonly kind: PageKind;
  readonly path: string;
  readonly owner: string | null;
}

/** A page at one version, with everything its whole-page view shows. */
export interface PageView extends PageFacts {
  readonly state: VersionState;
  readonly retiredAt: Date | null;
  readonly sections: readonly CurrentSection[];
  /** Newest first. */
  readonly versions: readonly VersionSummary[];
  /** Lessons built on a section of it. */
  readonly lessons: readonly (LessonLink & { readonly section: string })[];
  /** Lessons only: what kind of lesson, and the sections it is built on. */
  readonly lessonKind: string | null;
  readonly builtOn: readonly SectionKey[];
}

/** One line of a page's history. */
export interface VersionSummary extends VersionDates {
  readonly title: string;
  readonly effectiveOn: string;
  readonly state: VersionState;
  readonly reason: string | null;
  readonly author: string | null;
  /** Who approved it; `null`: it came from a file, or from the command line. */
  readonly approvedBy: string | null;
  /** The version whose text a rollback brought back. */
  readonly rollbackOf: number | null;
  readonly audience: readonly string[];
}

/** One line of a list of pages. */
export interface PageListing extends PageFacts {
  /** First folder of the path; empty for a page at the top. */
  readonly area: string;
  /** The whole page is sensitive. */
  readonly sensitive: boolean;
  /** Of a lesson; `null`: it says none, or is no lesson. */
  readonly lessonKind: string | null;
}

export interface LessonLink {
  readonly sop: string;
  readonly path: string;
  readonly title: string;
  readonly version: number;
  readonly lessonKind: string | null;
  readonly audience: readonly string[];
}

/** A version that took or takes effect, as "what changed this week" tells it. */
export interface VersionNews extends PageFacts {
  /** `false`: the page's first text. */
  readonly replaces: boolean;
  /** The page is sensitive, or a part of it. */
  readonly sensitive: boolean;
}
