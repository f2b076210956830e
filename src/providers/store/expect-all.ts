import { ConflictError } from "../../core/errors.ts";

/** Of rows that had to be written, each was: else somebody else was first with one of them. */
export function expectAll(written: number, expected: number, conflict: string): void {
  if (written !== expected) throw new ConflictError(conflict);
}
