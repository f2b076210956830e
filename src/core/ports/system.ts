/** Time, chance and identity are handed in, so that a test decides them. */
export interface System {
  /** The instant now. */
  readonly now: () => Date;
  /** A new identifier, never given before: short, lower-case letters and digits. */
  readonly newId: () => string;
  /** Milliseconds from any fixed start, for measuring how long something took. */
  readonly stopwatch: () => number;
}
