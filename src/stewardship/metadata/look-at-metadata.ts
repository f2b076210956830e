import type { FlagReader } from "../../core/ports/flag-store.ts";
import { readTagFacts } from "../tags/look-for-tags.ts";
import type { TagDeps } from "../tags/tag-deps.ts";
import { waitingTags } from "../tags/waiting-tags.ts";
import { type MetadataReport, metadataReport } from "./metadata-report.ts";

export interface MetadataDeps extends TagDeps {
  readonly flags: Pick<FlagReader, "usesOfPages">;
}

/** What is missing now, with what was asked in the days by which pages are weighed. */
export async function lookAtMetadata(deps: MetadataDeps, now: Date): Promise<MetadataReport> {
  const days = deps.company.policy.queue.useDays;
  const since = new Date(now.getTime() - days * 86_400_000);
  const [facts, proposals, answers, unanswered] = await Promise.all([
    readTagFacts(deps, now),
    deps.tags.tagProposals(),
    deps.flags.usesOfPages(since),
    deps.tags.unansweredNear(since),
  ]);
  const waiting = waitingTags(facts, proposals, { ...deps, areas: deps.company.areas });
  return metadataReport({
    ...facts,
    people: deps.people,
    answers,
    unanswered,
    days,
    proposed: waiting.length,
  });
}
