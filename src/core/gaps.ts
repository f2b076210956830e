import type { SectionKey } from "./ports/page-store.ts";
import type { SignalKind } from "./signals.ts";

/** What repeats: about a person and a section or skill, about a page, or about a page that is missing. */
export type Gap = PersonalGap | PageProblem | ContentGap;

interface GapLife {
  readonly id: string;
  readonly openedAt: Date;
  /** Last time the rule said so. */
  readonly confirmedAt: Date;
  readonly closedAt: Date | null;
  /** What closed it, in a word. `page`: what was missed is about the page, not about the person. */
  readonly closing: "recalls" | "fixed" | "quiet" | "page" | "not-a-gap" | "left" | "settled" | null;
}

export interface PersonalGap extends GapLife {
  readonly kind: "personal";
  readonly person: string;
  readonly subject: Subject;
  /** `coaching`: told and practised, nobody else knows. `persists`: due for escalation. */
  readonly state: "coaching" | "persists";
  readonly why: GapReason;
  /** When the person was told; `null`: not yet. */
  readonly toldAt: Date | null;
}

export interface PageProblem extends GapLife, SectionKey {
  readonly kind: "page";
  readonly version: number;
  readonly sectionHash: string;
  readonly why: PageReason;
}

export interface ContentGap extends GapLife {
  readonly kind: "content";
  /** What the new page might be called. */
  readonly title: string;
  /** Ids of the answers that were none: their words go with them. */
  readonly questions: readonly string[];
  readonly people: number;
  /** Path of the area whose pages are nearest; `null`: none is near. */
  readonly area: string | null;
}

/** A section (`sop#slug`) or a skill. */
export type Subject =
  | ({ readonly kind: "section" } & SectionKey)
  | { readonly kind: "skill"; readonly skill: string };

/** A subject as one text, which tells it from every other. */
export function subjectKey(subject: Subject): string {
  switch (subject.kind) {
    case "section":
      return `section ${subject.sop}#${subject.section}`;
    case "skill":
      return `skill ${subject.skill}`;
  }
}

/** What a gap is about, as one text: at most one gap about the same is open. */
export function gapAbout(gap: Gap): string {
  switch (gap.kind) {
    case "personal":
      return `${gap.person} ${subjectKey(gap.subject)}`;
    case "page":
      return `page ${gap.sop}#${gap.section}`;
    case "content":
      return `content ${gap.id}`;
  }
}

/** Figures behind a personal gap, for the one sentence that explains it. */
export interface GapReason {
  readonly rule: "less-than-predicted" | "lapses";
  /** Evidence counted, and how much of it was missed. */
  readonly tries: number;
  readonly missed: number;
  readonly days: number;
  /** Recall predicted on average, 0 to 1. */
  readonly predicted: number;
  /** The test's statistic and the line it passed. */
  readonly statistic: number;
  readonly threshold: number;
}

/** Figures behind a page problem. */
export interface PageReason {
  readonly people: number;
  readonly users: number;
  /** Lower 95 % Wilson bound of their share, and the share expected for this section. */
  readonly lower: number;
  readonly expected: number;
  readonly kinds: Readonly<Partial<Record<SignalKind, number>>>;
}
