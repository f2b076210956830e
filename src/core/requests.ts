import type { Place } from "./inbound.ts";

/** A question, or a decision, carried to a human. Its state is what its steps say. */
export interface Request {
  readonly id: string;
  readonly kind: "help" | "approval";
  /** Id of the answer it began with. */
  readonly answer: string;
  /** Who asks, and where they hear of it. */
  readonly place: Place;
  /** In the asker's words; `null` once it is forgotten. */
  readonly question: string | null;
  /** What the asker adds for whoever decides. */
  readonly details: string | null;
  /** The section that was shown; `null`: no page answered. */
  readonly about: {
    readonly sop: string;
    readonly version: number;
    readonly section: string;
  } | null;
  readonly at: Date;
  /** Oldest first. */
  readonly steps: readonly RequestStep[];
}

/**
 * `offered`: to `person`, until `until`. `passed`: by them. `answered`, `decided`: by them. `lapsed`: nobody
 * decided in time. `unanswered`: nobody is left to ask. `withdrawn`: by the asker.
 */
export interface RequestStep {
  readonly kind: "offered" | "passed" | "answered" | "decided" | "lapsed" | "unanswered" | "withdrawn";
  /** Whom it was offered to, or who did it. */
  readonly person: string | null;
  /** End of an offer. */
  readonly until: Date | null;
  /** The reply, or the reason of a decision; `null` once it is forgotten. */
  readonly text: string | null;
  readonly verdict: "approved" | "rejected" | null;
  /** Id of the message to whom it was offered. */
  readonly message: string | null;
  readonly at: Date;
}
