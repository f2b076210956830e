import type { Tap } from "../../core/asker.ts";
import { draftWords } from "../../core/messages/drafts.ts";
import { mayRead, type Person } from "../../core/people.ts";
import type { StoredVersion } from "../../core/ports/page-writer.ts";
import { inSentences, type Result } from "../../core/result.ts";
import type { DraftDeps } from "./draft-deps.ts";
import { draftedPage } from "./draft-view.ts";
import { type DraftedPage, versionBefore } from "./plan-draft.ts";

const words = draftWords.refused;

/** A page that somebody may change. */
export interface OpenPage extends DraftedPage {
  readonly person: Person;
  /** The text that a change at once is written on. */
  readonly before: StoredVersion;
}

/** Runs for a page that is there and that the person may read; anybody else is told what is the matter. */
export async function withOpenPage(
  deps: DraftDeps,
  { person, reader, at }: Pick<Tap<unknown>, "person" | "reader" | "at">,
  sop: string,
  work: (open: OpenPage) => Promise<Result>,
): Promise<Result> {
  if (person === null) return inSentences(words.unknownPerson);
  const drafted = await draftedPage(deps, sop);
  const last = drafted?.versions.at(-1);
  // A page that somebody may not read is as if it were not there.
  if (drafted === null || last === undefined || !mayRead(reader, last.audience))
    return inSentences(words.noPage);
  const before = versionBefore(drafted, null, { now: at, policy: deps.company.policy });
  if (before === null) return inSentences(words.retired(last.title));
  if (!mayRead(reader, before.audience)) return inSentences(words.noPage);
  return work({ ...drafted, person, before });
}
