/**
 * The product's nouns, one word for one thing. Dates that matter to the second are `Date`; a field
 * ending in `On` is an ISO date (`2026-10-02`) in the company's time zone.
 */

/** Where people talk to Cairn. `cli` is the command line of the administrator. */
export type Channel = "slack" | "teams" | "web" | "cli";

export type Risk = "normal" | "high" | "critical";

/** A Sop is a procedure; a lesson is a microlearning page built on sections of Sops. */
export type PageKind = "sop" | "lesson";

/** What a reader may rely on. `unverified`: nobody has promised to review the page. */
export type Trust = "verified" | "review-due" | "overdue" | "in-doubt" | "unverified";

/** Who reads, as far as access and ranking are concerned. */
export interface Reader {
  /** `null`: an anonymous reader, who sees only what everybody may see. */
  readonly person: string | null;
  /** Lower-case names a page's `audience` may list: id, team, roles, rights. */
  readonly groups: readonly string[];
  /** Sections (`id of the Sop#slug`) which the tasks of this person's roles are made of. */
  readonly sections: ReadonlySet<string>;
}

export const anonymous: Reader = { person: null, groups: [], sections: new Set() };

/**
 * The unit retrieved: a section, or a part of an over-long one. Its id is a hash of everything else in
 * it, so a passage that a new version leaves alone keeps its id, its index row and its known wordings.
 */
export interface Passage {
  readonly id: string;
  /** Id of the Sop. */
  readonly sop: string;
  /** Slug of the section, stable across versions. */
  readonly section: string;
  /** 0 for a section that is one passage; counts up through the parts of a long one. */
  readonly part: number;
  /** The page's title. */
  readonly title: string;
  /** Headings from the top of the page down to the section's own. */
  readonly headings: readonly string[];
  /** The section's words without Markdown marks. */
  readonly text: string;
  /** Groups that may read it; empty: everybody. */
  readonly audience: readonly string[];
  /** BCP 47, e.g. `en`. */
  readonly language: string;
}

/** A passage as the index holds it. The window spans every version that contains the passage. */
export interface IndexRow extends Passage {
  /** Questions people asked this way and were helped by this section. */
  readonly wordings: readonly string[];
  readonly from: Date;
  /** `null`: no end known. */
  readonly until: Date | null;
}

/** A term of the company and what people say instead. */
export interface GlossaryEntry {
  readonly term: string;
  readonly synonyms: readonly string[];
}

/** One version of one page, as people speak of it: "Refund approvals v7, effective 2 Oct". */
export interface VersionLabel {
  readonly sop: string;
  /** Where the page stands below `sops/`, without `.md`; what links and citations carry. */
  readonly path: string;
  readonly title: string;
  /** 7 of v7. */
  readonly version: number;
  readonly effectiveOn: string;
}

/** Passage + version + exact quote. */
export interface Citation extends VersionLabel {
  readonly passage: string;
  readonly section: string;
  /** The section's own heading. */
  readonly heading: string;
  /** Words of the section, unchanged: a line for each sentence, step, point or row quoted. */
  readonly quote: string;
  /** Address of the section below our own address: `/pages/refunds/approvals/v7#over-500`. */
  readonly url: string;
  readonly trust: Trust;
  /** One line for the reader when trust needs a word: "review overdue since 3 Oct". */
  readonly trustNote: string | null;
}
