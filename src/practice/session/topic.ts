import type { Asker } from "../../core/asker.ts";
import type { PooledItem } from "../../core/items.ts";
import { decide } from "../../retrieval/decide.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { isAskable } from "./ask-next.ts";
import { namedTopic } from "./named-topic.ts";

/**
 * Items on what somebody calls a topic: an area of the pages or a skill that is called so, else the sections
 * that answer it best.
 */
export async function itemsOnTopic(
  deps: PracticeDeps,
  { reader, at }: Pick<Asker, "reader" | "at">,
  topic: string,
): Promise<ReadonlySet<string>> {
  const pool = (await deps.pool(at)).filter((pooled) => isAskable(pooled, reader));
  const named = namedSo(deps, pool, topic);
  if (named.size > 0) return named;
  const sections = await sectionsOn(deps, { reader, at }, topic);
  return idsOf(pool.filter(({ item }) => sections.has(`${item.sop}#${item.section}`)));
}

/** Sections (`sop#slug`) that answer a topic best, the best first. */
export async function sectionsOn(
  deps: Pick<PracticeDeps, "search">,
  { reader, at }: Pick<Asker, "reader" | "at">,
  topic: string,
): Promise<ReadonlySet<string>> {
  const found = await deps.search({ text: topic, history: [], reader, at, language: null });
  if (decide(found).kind === "abstain") return new Set();
  const best = found.candidates[0]?.score ?? 0;
  const near = found.candidates.filter(({ score }) => score >= best * nearShare);
  return new Set(near.map(({ row }) => `${row.sop}#${row.section}`));
}

/** Sections at least this near to the best one speak of the topic, too. */
const nearShare = 0.5;

function namedSo(
  deps: Pick<PracticeDeps, "skillMap" | "company">,
  pool: readonly PooledItem[],
  topic: string,
): ReadonlySet<string> {
  const named = namedTopic(deps, topic);
  if (named === null) return new Set();
  return idsOf(
    pool.filter(
      ({ item, section }) =>
        (section !== null && (named.areas.includes(areaOf(section.url)) || named.isSaid(section.title))) ||
        item.skills.some((skill) => named.skills.has(skill)) ||
        named.sections.has(`${item.sop}#${item.section}`),
    ),
  );
}

/** First folder of a page's address: `/pages/refunds/approvals/v7#over-500`. */
function areaOf(url: string): string {
  return url.split("/")[2] ?? "";
}

function idsOf(pool: readonly PooledItem[]): ReadonlySet<string> {
  return new Set(pool.map(({ item }) => item.id));
}
