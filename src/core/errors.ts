/** Somebody gave us something we cannot use: one line that says where, and what to do. Exit code 2. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** Another process finished this event first: what this one was about to write must not be written. */
export class AlreadyDoneError extends Error {
  override readonly name = "AlreadyDoneError";

  constructor(event: string) {
    super(`Event ${event} is already done`);
  }
}

/** What was decided on has changed meanwhile: nothing was written; decide again on what is there now. */
export class ConflictError extends Error {
  override readonly name = "ConflictError";
}

/** Why a text has no vector now. `denied`: the key or the model is not known there. `refused`: this text is not taken. */
export type EmbeddingFailure = "too-slow" | "busy" | "down" | "denied" | "refused";

/** The embedding model gave no vectors; the texts may be asked for again later. */
export class EmbeddingsUnavailableError extends Error {
  override readonly name = "EmbeddingsUnavailableError";
  readonly reason: EmbeddingFailure;

  constructor(reason: EmbeddingFailure, message: string) {
    super(message);
    this.reason = reason;
  }
}
