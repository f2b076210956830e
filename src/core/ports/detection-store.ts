import type { Subject } from "../gaps.ts";
import type { StoredSignal } from "../signals.ts";
import type { SectionKey } from "./page-store.ts";

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

interface DetectionState {
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
