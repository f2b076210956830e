/** Somebody gave us something we cannot use: one line that says where, and what to do. Exit code 2. */
export class InputError extends Error {
  override readonly name = "InputError";
}
