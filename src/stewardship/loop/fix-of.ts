import type { Report } from "../../core/fixes.ts";
import type { SectionText, VersionSummary } from "../../core/ports/page-store.ts";
import { changedLines } from "../../core/section-changes.ts";

/** The version that says something else than what was reported. */
export interface Fix {
  readonly version: number;
  readonly effectiveOn: string;
  /** Slug of the section now; `null`: it was taken out. */
  readonly section: string | null;
}

/** A version that was in force after the report, and the section as it has it. */
export interface LaterText {
  readonly version: Pick<VersionSummary, "version" | "effectiveOn" | "author" | "approvedBy">;
  readonly text: SectionText | null;
}

/**
 * The first version since the report whose words are others, if the present one's still are. Who wrote or approved
 * it need not be told.
 *
 * @param then the section as it was reported
 * @param later in the order in which they came into force
 */
export function fixOf(
  { person }: Pick<Report, "person">,
  then: SectionText,
  later: readonly LaterText[],
): Fix | null {
  const last = later.at(-1);
  if (last === undefined || !saysOtherwise(then, last.text)) return null;
  const first = later.find(({ text }) => saysOtherwise(then, text)) ?? last;
  const { version, effectiveOn, author, approvedBy } = first.version;
  if (author === person || approvedBy === person) return null;
  return { version, effectiveOn, section: last.text?.slug ?? null };
}

/** The same words in other looks, or under another heading, are no answer to a report. */
function saysOtherwise(then: SectionText, now: SectionText | null): boolean {
  if (now === null) return true;
  const { before, after } = changedLines(then.blocks, now.blocks);
  return before.length + after.length > 0;
}
