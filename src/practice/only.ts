import { sentences } from "../core/card-text.ts";
import { type Result, shown } from "../core/result.ts";

/** Sentences in reply for who spoke alone, and nothing else happens. */
export function only(...lines: readonly string[]): Result {
  return shown([sentences(...lines)]);
}
