import type { Oddity, Refusal } from "../refusals.ts";

/** Lines shown of each list; `--json` has them all. */
const shown = 40;

export function oddLine({ file, note }: Oddity): string {
  return `odd      ${file}: ${note}`;
}

export function refusedLine({ file, line, reason }: Refusal): string {
  return `REFUSED  ${file}${line === null ? "" : `:${line}`}: ${reason}`;
}

export function list<T>(items: readonly T[], line: (item: T) => string): readonly string[] {
  const lines = items.slice(0, shown).map(line);
  return items.length > shown ? [...lines, `         and ${items.length - shown} more`] : lines;
}
