import type { SectionKey } from "./ports/page-store.ts";
import type { Trust } from "./terms.ts";

/**
 * One sign about one section, appended when it happens and never edited.
 *
 * What people do with an item or at work: `missed`, `right`, `step-missed`, `step-right`. What happens around a
 * section: `unclear`, `outdated`, `wrong-page` (feedback), `rephrased` (the same section sought again within
 * minutes), `asked-again` (within weeks), `handed-on` (taken to a person), `question-wrong` (a report of an
 * item), `shown` (it answered a question; no sign of trouble, but it makes the person a user of the section).
 */
export type SignalKind =
  | "missed"
  | "right"
  | "step-missed"
  | "step-right"
  | "unclear"
  | "outdated"
  | "wrong-page"
  | "rephrased"
  | "asked-again"
  | "handed-on"
  | "question-wrong"
  | "shown";

export interface Signal extends SectionKey {
  /** Given when it is stored. */
  readonly id: string;
  /**
   * Id of the attempt, answer, feedback, request, report or work event (`source/id`) it stands for: one signal
   * of a kind for each section.
   */
  readonly cause: string;
  readonly kind: SignalKind;
  readonly person: string;
  /** Version of the page, and hash of the section's text, that was current then. */
  readonly version: number;
  readonly sectionHash: string;
  /** Skills of the item or task; none for what is asked. */
  readonly skills: readonly string[];
  /** Recall predicted at that moment, 0 to 1, for `missed` and `right`; the usual rate for steps; else `null`. */
  readonly predicted: number | null;
  /** The item; a first try of an item counts for nothing against anybody. */
  readonly item: string | null;
  readonly isFirstTry: boolean;
  readonly at: Date;
}

/** As it is handed over to be stored. */
export type NotedSignal = Omit<Signal, "id">;

/** As it was stored. */
export interface StoredSignal extends Signal {
  /** Grows in the order in which signals are stored. */
  readonly sequence: number;
  /** It takes the place of the earlier `missed` or `right` of the same cause: somebody judged the attempt anew. */
  readonly corrects: boolean;
}

/** A question that no page answered, kept for content gaps. Never from sensitive pages or near them. */
export interface UnansweredQuestion {
  readonly answer: string;
  readonly person: string;
  /** `null` once it is forgotten. */
  readonly words: string | null;
  readonly at: Date;
}

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

/** A gap told to a manager. Its life is what was appended about it. */
export interface Escalation {
  readonly id: string;
  readonly gap: string;
  /** Whom it concerns; `null`: a page or a team. */
  readonly person: string | null;
  readonly manager: string;
  readonly at: Date;
  /** What the person was shown before the manager; `null`: nobody named. */
  readonly shownAt: Date | null;
  /** What is said of it, as the person was shown it: whoever is told later reads the same words. */
  readonly entry: EntryFacts;
  /** Oldest first. */
  readonly steps: readonly EscalationStep[];
}

/** What one entry says, in figures: words are made of it whenever it is shown. Plain JSON. */
export interface EntryFacts {
  /** Id of whom it names; `null`: nobody. */
  readonly person: string | null;
  /** Name of the skill it is about; `null`: it is about a section. */
  readonly skill: string | null;
  /** The section, as it was current then; of a skill, the one missed most. `null`: there is none. */
  readonly page: EntryPage | null;
  /** ISO time since when. */
  readonly since: string;
  /** ISO time when the person was told and began to practise it; `null`: nobody was. */
  readonly practisedSince: string | null;
  /** Misses by week, the oldest first; for a page, signs. */
  readonly weeks: readonly number[];
  readonly tries: number;
  readonly missed: number;
  readonly days: number;
  /** Recall predicted, 0 to 1; for a page, the share of people with a sign that is expected. */
  readonly predicted: number;
  /** People with a sign; 0 where somebody is named. */
  readonly people: number;
  /** `recall`: it does not stick. `changed`: the section did. `steps`: left out at work. `page`: others are stuck, too. */
  readonly cause: "recall" | "changed" | "steps" | "page";
  /** Whether it was told before: as it stands, it got `worse`, or it closed and is `back`. */
  readonly said: "new" | "worse" | "back";
  readonly isCritical: boolean;
}

export interface EntryPage extends SectionKey {
  readonly path: string;
  readonly title: string;
  readonly heading: string;
  readonly version: number;
  readonly sectionHash: string;
  readonly effectiveOn: string;
  readonly trust: Trust;
}

/**
 * `told`: to the manager, or who stood in for them. `person-told`: the person heard of the steps before it.
 * `withdrawn`: it was told to nobody after all. `worse`: another one about the same takes its place.
 */
export interface EscalationStep {
  readonly kind:
    | "told"
    | "person-told"
    | "withdrawn"
    | "practice-assigned"
    | "coached"
    | "page-blamed"
    | "not-a-gap"
    | "observed-right"
    | "contested"
    | "contest-upheld"
    | "contest-rejected"
    | "contest-lapsed"
    | "worse"
    | "closed";
  readonly by: string | null;
  readonly words: string | null;
  readonly at: Date;
}

/** Somebody says that a gap of theirs is none. It holds what a manager would be told until it is settled. */
export interface Contest {
  readonly id: string;
  readonly gap: string;
  /** `null`: the gap was not to be told to anybody yet. */
  readonly escalation: string | null;
  readonly person: string;
  /** `null`: none, or forgotten. */
  readonly words: string | null;
  readonly at: Date;
  /** Who decides, never the manager or the person; `null`: nobody is known. */
  readonly decider: string | null;
  /** Without an answer by then the entry is dropped. */
  readonly dueAt: Date;
  readonly settled: {
    readonly by: string | null;
    readonly verdict: "upheld" | "rejected" | "lapsed";
    readonly reason: string | null;
    readonly at: Date;
  } | null;
}

/** What a manager was sent. */
export interface Digest {
  readonly id: string;
  readonly manager: string;
  /** ISO date of the day it was due, or what it is about when it goes at once. One of an occasion is sent. */
  readonly occasion: string;
  readonly message: string | null;
  readonly at: Date;
  readonly entries: readonly DigestEntry[];
}

/** What was said of what. `gap` null: of a team. */
export interface DigestEntry {
  readonly gap: string | null;
  readonly escalation: string | null;
  readonly said: "new" | "worse" | "back" | "closed";
  /** What it was told with, by which one can tell whether it is worse by now. */
  readonly figures: Readonly<Record<string, number>>;
}

/** A doubt about a page, or that one is missing, told to somebody who looks after pages. */
export interface Flag {
  readonly id: string;
  readonly reason: "page-problem" | "page-blamed" | "content-gap";
  /** One text of one section is flagged once; `null`: a page is missing. */
  readonly about: (SectionKey & { readonly version: number; readonly sectionHash: string }) | null;
  /** The gap behind it; `null`: a manager said so. */
  readonly gap: string | null;
  readonly owner: string;
  readonly message: string | null;
  readonly at: Date;
  readonly settled: {
    readonly by: string;
    readonly verdict: "fixed" | "stands" | "taken-on";
    readonly words: string | null;
    readonly at: Date;
  } | null;
}

/** Somebody looked at what is kept about somebody else. */
export interface Look {
  readonly by: string;
  readonly about: string;
  /** Which view it was, in a word: `digest`, `escalation`, `export`, … */
  readonly what: string;
  readonly at: Date;
}
