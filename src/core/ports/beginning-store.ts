/**
 * Answers that were begun on a platform before they were whole, kept with their events: whatever happens in
 * between, the answer takes the place of its beginning instead of standing below it.
 */
export interface BeginningStore {
  /** Call before anything is said. `false`: it was begun before, or is answered. */
  begin(event: string, way: BeginningWay, now: Date): Promise<boolean>;
  /** The platform's id of what now stands there. */
  stands(event: string, platformId: string): Promise<void>;
  /** Nothing stands there after all. */
  forget(event: string): Promise<void>;
  /** Its place, for the message that asks first; `null`: nothing was begun, or another message has the place. */
  take(event: string, message: string): Promise<Beginning | null>;
}

/** `stream`: by the platform's own means for texts that grow. `post`: a message that is replaced. */
export type BeginningWay = "stream" | "post";

export interface Beginning {
  readonly way: BeginningWay;
  readonly at: Date;
  /** `null`: it may stand there, and nobody knows where. */
  readonly platformId: string | null;
}
