import type { Subject } from "./gaps.ts";
import type { SectionKey } from "./ports/page-store.ts";

/** How well something was remembered, in the terms of FSRS. */
export type Rating = "again" | "hard" | "good" | "easy";

/** What a learner says about their own answer before they see the key. */
export type Confidence = "plain" | "sure" | "guessing";

/** What the scheduler knows about one learner and one item. A cache of the attempts. */
export interface MemoryState {
  readonly person: string;
  readonly item: string;
  /** Hash of the section's text that was learned. */
  readonly learned: string;
  /** FSRS: days until recall falls to 0.9. */
  readonly stability: number;
  /** FSRS: 1 to 10. */
  readonly difficulty: number;
  readonly lastAt: Date;
  readonly dueAt: Date;
  readonly repetitions: number;
  readonly lapses: number;
  /** Right and "Sure" so many times running. */
  readonly sureRuns: number;
  /** The last answer. `sure-and-wrong` comes back first. */
  readonly last: "right" | "wrong" | "sure-and-wrong";
  /** Values drawn last, so that the same variant does not come twice running. */
  readonly lastVariant: string;
}

/**
 * Why an item is asked. `due`: before it is forgotten. `missed`: it was answered wrong. `new`: next on the
 * path. `changed`: the rule has changed. `step-missed`: a work system reported a missed step. `unclear`: the
 * person found the section unclear. `coached`: they were told that it does not stay. `topic`: they asked for it.
 * `placement`: to find out what they can do.
 */
export type Why =
  | { readonly kind: "due" /** 0 to 1, as predicted when it was chosen. */; readonly recall: number }
  | { readonly kind: "missed"; readonly at: Date }
  | { readonly kind: "new"; readonly task: string | null; readonly skill: string | null }
  | { readonly kind: "changed"; readonly from: number | null; readonly to: number }
  | { readonly kind: "step-missed"; readonly task: string; readonly step: string; readonly at: Date }
  | { readonly kind: "unclear"; readonly at: Date }
  | { readonly kind: "coached"; readonly since: Date }
  | { readonly kind: "neighbour"; readonly at: Date }
  | { readonly kind: "topic"; readonly topic: string }
  | { readonly kind: "placement" }
  | { readonly kind: "lesson"; readonly title: string };

/** What somebody is coached on, since they were told of it. */
export interface Coaching {
  readonly person: string;
  readonly subject: Subject;
  readonly since: Date;
}

export interface QueuedItem {
  readonly item: string;
  readonly why: Why;
}

/** A few questions in a row. One learner has at most one open at a time. */
export interface PracticeSession {
  readonly id: string;
  readonly person: string;
  readonly kind: "daily" | "asked" | "placement" | "nudge";
  /** Day on which it was planned, where the person is: ISO date. */
  readonly plannedOn: string;
  readonly at: Date;
  /** Still to be asked after the question that is open. */
  readonly queue: readonly QueuedItem[];
  /** The question that waits for an answer; `null`: none. */
  readonly question: string | null;
  /** Questions asked so far, and right ones. */
  readonly asked: number;
  readonly right: number;
  /** First tap; `null`: unopened. */
  readonly openedAt: Date | null;
  readonly endedAt: Date | null;
  /** `unopened`: another took its place. */
  readonly ending: "done" | "stopped" | "unopened" | null;
  /** Message with its last card, for what takes its place. */
  readonly message: string | null;
  /** Counts its changes: two taps at once cannot both move it. */
  readonly moves: number;
}

/** One variant of one item, as it was put to a learner. */
export interface AskedQuestion extends SectionKey {
  readonly id: string;
  readonly session: string | null;
  readonly person: string;
  readonly item: string;
  readonly itemVersion: number;
  /** Version of the page, and hash of the section's text, that it tests. */
  readonly sopVersion: number;
  readonly sectionHash: string;
  readonly why: Why;
  /** What was drawn, by name. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Seed of the order in which options or steps are shown. */
  readonly seed: string;
  readonly at: Date;
  /** What the learner wrote that no rule could grade, until they rate it themselves. */
  readonly held: { readonly answer: string; readonly confidence: Confidence } | null;
  readonly answeredAt: Date | null;
}

/** One answer of a learner. Never edited: who judges it anew appends a correction. */
export interface Attempt extends SectionKey {
  readonly id: string;
  /** A second attempt at the same question is a ConflictError; `null`: work that was done right. */
  readonly question: string | null;
  readonly person: string;
  readonly item: string;
  readonly itemVersion: number;
  readonly sopVersion: number;
  readonly sectionHash: string;
  readonly kind: "answer" | "dont-know" | "work";
  /** What was answered; blanked with the other words of people. `null`: blanked, or nothing was. */
  readonly answer: string | null;
  readonly correct: boolean;
  readonly gradedBy: "rule" | "self" | "owner" | "model" | "work";
  readonly confidence: Confidence;
  readonly rating: Rating;
  /** Recall predicted at that moment, 0 to 1; `null`: the first try. */
  readonly predicted: number | null;
  /** The values drawn, as one text: which variant it was. */
  readonly variant: string;
  readonly at: Date;
}

/** A learner's doubt about a question, for the owner of its page. */
export interface QuestionReport {
  readonly id: string;
  readonly question: string;
  readonly item: string;
  readonly person: string;
  /** `right`: "my answer was right". `unclear`, `outdated`, `other`: the question itself. */
  readonly about: "right" | "unclear" | "outdated" | "other";
  readonly words: string | null;
  /** Whom it was taken to. */
  readonly owner: string | null;
  readonly at: Date;
  readonly settled: {
    readonly by: string;
    /** `accepted`: the answer counts as right, or the question was wrong. */
    readonly verdict: "accepted" | "stays" | "retired";
    readonly reason: string | null;
    readonly at: Date;
  } | null;
}

/** When practice next looks at somebody. */
export interface PracticeDay {
  readonly person: string;
  readonly nextAt: Date;
  /** Daily sessions in a row that nobody opened. */
  readonly ignored: number;
}

/** Something that happened in a work system. */
export interface WorkEvent {
  /** As the system calls it; the same twice is taken once. */
  readonly id: string;
  readonly source: string;
  readonly person: string;
  /** Of the skill map. */
  readonly task: string;
  /** `missed`: done without a step. */
  readonly kind: "started" | "done-right" | "missed";
  /** Section (`sop#slug`, by the Sop's id) or skill of the step that was missed; `null`: not said. */
  readonly step: string | null;
  readonly at: Date;
}

/** How far somebody is in a checklist: the last of a person and lesson counts. */
export interface ChecklistMark {
  readonly person: string;
  /** Id of the lesson, and which version. */
  readonly lesson: string;
  readonly version: number;
  /** Keys of the points that are ticked. */
  readonly ticked: readonly string[];
  /** `put-away`: begun anew before it was finished. */
  readonly state: "open" | "finished" | "put-away";
  readonly at: Date;
}
