import { announceAll } from "../conversation/announce.ts";
import type { ReplyDeps } from "../conversation/reply.ts";
import type { Runtime } from "../runtime.ts";
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

/** The nightly look for texts without tags. */
export async function proposeEveryTag(runtime: Runtime, edge: ReplyDeps, now: Date): Promise<void> {
  const facts = await lookForTags(await tagDeps(runtime), now);
  for (let from = 0; from < facts.length; from += atOnce)
    await announceAll(edge, [{ facts: facts.slice(from, from + atOnce), notices: [] }]);
}

const atOnce = 200;
