import type { Contest, Digest, Escalation } from "../escalations.ts";
import type { Gap, Subject } from "../gaps.ts";
import type { OutcomeKind } from "../outcome.ts";
import type { Look, SignalKind, StoredSignal, UnansweredQuestion } from "../signals.ts";
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

/** What the nightly detection reads and keeps. Its states are its own: this store only carries them. */
export interface DetectionStore {
  /**
   * The last signal that is stored, once every transaction that was storing some has ended: no signal up to
   * it can turn up later. 0: there is none. Call it inside `Store.transaction`, and little else there:
   * whoever wants to store a signal waits for its end.
   */
  lastSettledSignal(): Promise<number>;
  /** How far detection has come. */
  detection(): Promise<DetectionState>;
  /** People with signals in a range, in the order of their ids, each with how many; those behind `after` alone. */
  peopleWithSignals(
    range: SignalRange,
    after: string | null,
  ): Promise<readonly { readonly person: string; readonly signals: number }[]>;
  /** Their signals in a range, by person and in the order in which they were stored. */
  signalsInRange(people: readonly string[], range: SignalRange): Promise<readonly StoredSignal[]>;
  /** The running tests of these people on these subjects, where there are any. */
  runningTests(keys: readonly Pick<RunningTest, "person" | "subject">[]): Promise<readonly RunningTest[]>;
  /** Those that have come further than these by now stay as they are; so do uses. */
  keepRunningTests(tests: readonly RunningTest[]): Promise<void>;
  sectionUses(keys: readonly SectionUseKey[]): Promise<readonly SectionUse[]>;
  keepSectionUses(uses: readonly SectionUse[]): Promise<void>;
  /** What people did with one text of a section, of those who did anything since. */
  usesOfSection(text: SectionTextKey, since: Date): Promise<readonly SectionUse[]>;
  /**
   * Texts of sections of these pages of which somebody who looks after them said, when people's trouble had put
   * them in doubt, that they are right; and when.
   */
  textsThatStand(sops: readonly string[]): Promise<readonly (SectionTextKey & { readonly at: Date })[]>;
  sectionFigures(): Promise<readonly SectionFigures[]>;
  keepSectionFigures(figures: readonly SectionFigures[]): Promise<void>;
  /** How far a night has come. A ConflictError when another run has come as far. */
  keepNight(night: NightSoFar, at: Date): Promise<void>;
  /** Everything up to here has been looked at, and what was found is written. */
  finishDetection(upTo: number, at: Date): Promise<void>;
  /**
   * Erases what is older, at most `limit` signals at a time: their counts stay. Running tests and uses go with
   * them. Returns how many signals went.
   */
  eraseSignals(before: Date, limit: number): Promise<number>;
}

/** `after` excluded, `upTo` included. */
export interface SignalRange {
  readonly after: number;
  readonly upTo: number;
}

export interface DetectionState {
  /** Last signal of the nights that are finished; 0: none is. */
  readonly upTo: number;
  /** A night that is not finished; `null`: there is none. */
  readonly night: NightSoFar | null;
}

/** A night that is under way: whoever goes on with it begins where this one ends. Plain JSON. */
export interface NightSoFar {
  /** Its last signal: what is stored later waits for the next night. */
  readonly upTo: number;
  /** Grows by one each time it is kept, from 1 on. */
  readonly turn: number;
  /** Last person, in the order of ids, whose signals were taken in; `null`: nobody's were. */
  readonly person: string | null;
  /** Everybody's were. */
  readonly isTakenIn: boolean;
  readonly signals: number;
  /** What they touched. */
  readonly touched: unknown;
}

/** `state` is JSON; `upTo`: the last signal it has taken in, so that none is counted twice. */
interface Kept {
  readonly state: unknown;
  readonly upTo: number;
  readonly lastAt: Date;
}

/** Where the sequential test of one person on one section or skill stands. */
export interface RunningTest extends Kept {
  readonly person: string;
  readonly subject: Subject;
}

export interface SectionTextKey extends SectionKey {
  readonly sectionHash: string;
}

interface SectionUseKey extends SectionTextKey {
  readonly person: string;
}

/** What one person did with one text of a section. */
export interface SectionUse extends SectionUseKey, Kept {}

/** What was worked out of one text of a section when it was last looked at. */
export interface SectionFigures extends SectionTextKey {
  readonly state: unknown;
  readonly at: Date;
}
