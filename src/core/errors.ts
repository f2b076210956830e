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
