import { announceAll } from "../conversation/announce.ts";
import type { ReplyDeps } from "../conversation/reply.ts";
import type { Turn } from "../jobs/jobs.ts";
import type { Runtime } from "../runtime.ts";
import type { MetadataDeps } from "../stewardship/metadata/look-at-metadata.ts";
import { lookForTags } from "../stewardship/tags/look-for-tags.ts";
import type { TagDeps } from "../stewardship/tags/tag-deps.ts";
import { administratorOf } from "./people.ts";
import { readerFacts, withIds } from "./practice.ts";

/** What tagging works with, on pages and people as they are now. */
export async function tagDeps(runtime: Runtime): Promise<TagDeps> {
  const { store } = runtime;
  const directory = await runtime.directory();
  const { company, people } = directory;
  const { resolveSop } = readerFacts(runtime, directory);
  return {
    tags: store.tags,
    items: store.items,
    pages: store.pages,
    company: { ...company, skillMap: withIds(company.skillMap, resolveSop) },
    people,
    former: await store.people.formerManagers(),
    administrator: administratorOf(runtime.config, people)?.id ?? null,
  };
}

export async function metadataDeps(runtime: Runtime): Promise<MetadataDeps> {
  return { ...(await tagDeps(runtime)), flags: runtime.store.flags };
}

/** The nightly look for texts without tags. What is found is written as it is found; what is left has another night. */
export async function proposeEveryTag(
  runtime: Runtime,
  edge: ReplyDeps,
  { now, turn }: { readonly now: Date; readonly turn: Pick<Turn, "isOver"> },
): Promise<void> {
  for await (const facts of lookForTags(await tagDeps(runtime), now)) {
    if (facts.length > 0) await announceAll(edge, [{ facts, notices: [] }]);
    if (turn.isOver()) return;
  }
}
