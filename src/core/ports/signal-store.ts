import type { Contest, Digest, Escalation } from "../escalations.ts";
import type { Gap } from "../gaps.ts";
import type { OutcomeKind } from "../outcome.ts";
import type { Look, SignalKind, StoredSignal, UnansweredQuestion } from "../signals.ts";
import type { DetectionStore } from "./detection-store.ts";
import type { SectionKey } from "./page-store.ts";

/**
 * Signals and what came of them. Facts are appended by `ConversationStore.append`; what is written here is a
 * cache that the nightly detection keeps, and what is erased with age.
 */
export interface SignalStore extends SignalReader, DetectionStore {}

/** What cards, digests and lists ask. Every filter that is left out lets everything through. */
export interface SignalReader {
  /** Newest first. */
  signals(which: {
    readonly person?: string;
    readonly about?: SectionKey;
    readonly since?: Date;
    readonly limit?: number;
  }): Promise<readonly StoredSignal[]>;
  /** The signs of one cause, corrections apart. */
  signalsOf(cause: string): Promise<readonly StoredSignal[]>;
  /** How these tasks went at work since: what steps are usually done right. */
  workOutcomes(tasks: readonly string[], since: Date): Promise<readonly WorkOutcome[]>;
  /** How many there were of each kind in each month, those erased since among them. */
  signalCounts(which: { readonly since: Date }): Promise<readonly SignalCount[]>;
  /**
   * Who got stuck with which section, in weeks counted back from `until`, the last `weeks` of them. Nothing of
   * first tries, and of what was judged anew only the last word. `people` left out: everybody.
   */
  stuckWeeks(which: {
    readonly until: Date;
    readonly weeks: number;
    readonly people?: readonly string[];
  }): Promise<readonly StuckWeek[]>;
  /** Questions that no page answered, by known people, oldest first. Nothing sensitive is among them. */
  unanswered(since: Date): Promise<readonly UnansweredQuestion[]>;
  /** Those of one person, newest first. */
  unansweredBy(person: string): Promise<readonly UnansweredQuestion[]>;
  /** A person's earlier answers since, newest first, with what was found and what was cited. Nothing sensitive. */
  answersSince(person: string, since: Date): Promise<readonly EarlierAnswer[]>;

  gap(id: string): Promise<Gap | null>;
  /** Last opened first. `since`: open, or closed since then. */
  gaps(which: {
    readonly kind?: Gap["kind"];
    readonly person?: string;
    readonly people?: readonly string[];
    readonly about?: SectionKey;
    readonly open?: boolean;
    readonly since?: Date;
  }): Promise<readonly Gap[]>;

  escalation(id: string): Promise<Escalation | null>;
  /** Newest first, each with its steps. `open`: none of its steps has ended it. */
  escalations(which: {
    readonly manager?: string;
    readonly person?: string;
    readonly gap?: string;
    readonly open?: boolean;
  }): Promise<readonly Escalation[]>;

  contest(id: string): Promise<Contest | null>;
  /** Oldest first. `open`: not settled. */
  contests(which: {
    readonly person?: string;
    readonly gap?: string;
    readonly decider?: string;
    readonly open?: boolean;
  }): Promise<readonly Contest[]>;

  /** What a manager was sent, newest first. */
  digests(which: { readonly manager: string; readonly limit: number }): Promise<readonly Digest[]>;
  /** What a manager was told of each of these gaps last. */
  lastTold(manager: string, gaps: readonly string[]): Promise<ReadonlyMap<string, LastTold>>;

  /** Looks at what is kept about somebody, or about anybody, newest first. */
  looks(which: {
    readonly about?: string;
    readonly since: Date;
    readonly limit: number;
  }): Promise<readonly Look[]>;
}

/** One person and one section in one week. */
export interface StuckWeek extends SectionKey {
  readonly person: string;
  /** 0: the seven days up to `until`. */
  readonly weeksAgo: number;
  /** Days (UTC) on which there was a sign of trouble. */
  readonly days: number;
}

interface SignalCount extends SectionKey {
  readonly version: number;
  readonly kind: SignalKind;
  /** First day of the month, UTC. */
  readonly month: Date;
  readonly count: number;
}

export interface WorkOutcome {
  readonly task: string;
  /** Times it was done, with or without a step missed. */
  readonly total: number;
  /** Step (section or skill) → times it was missed. */
  readonly missed: ReadonlyMap<string, number>;
}

export interface EarlierAnswer {
  readonly id: string;
  readonly at: Date;
  readonly outcome: OutcomeKind;
  /** Reason of its outcome: tells a question from what was unfolded or picked. */
  readonly reason: string;
  /** Best first; a section once. */
  readonly found: readonly (SectionKey & { readonly score: number })[];
  readonly cited: readonly SectionKey[];
}

export interface LastTold {
  readonly at: Date;
  readonly said: Digest["entries"][number]["said"];
  readonly figures: Digest["entries"][number]["figures"];
}
