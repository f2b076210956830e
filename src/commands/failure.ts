import { InputError } from "../core/errors.ts";
import { failureWords } from "../core/messages/command-line.ts";

/** One line for whoever ran the command, whatever went wrong. */
export function failureLine(error: unknown): string {
  if (error instanceof InputError) return error.message;
  const what = lastLine(error);
  if (/\b(?:ENOSPC|EDQUOT|no space left)\b/i.test(what)) return failureWords.diskFull(what);
  if (/\b(?:EACCES|EPERM|EROFS)\b/.test(what)) return failureWords.denied(what);
  return failureWords.unknown(what.replace(/\.$/, ""));
}

/** Where it happened, for those who want to know; `null` where the line says all. */
export function failureDetails(error: unknown): string | null {
  return error instanceof Error && !(error instanceof InputError) ? (error.stack ?? null) : null;
}

/** The ORM puts the reason last. */
function lastLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const lines = message.split("\n").map((line) => line.trim());
  return lines.findLast((line) => line !== "") ?? "no reason was given";
}
