import type { Asker } from "../../core/asker.ts";
import type { PooledItem } from "../../core/items.ts";
import { terms } from "../../retrieval/analyse.ts";
import { decide } from "../../retrieval/decide.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { isAskable } from "./ask-next.ts";

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
  const found = await deps.search({ text: topic, history: [], reader, at, language: null });
  if (decide(found).kind === "abstain") return new Set();
  const best = found.candidates[0]?.score ?? 0;
  const near = found.candidates.filter(({ score }) => score >= best * nearShare);
  const sections = new Set(near.map(({ row }) => `${row.sop}#${row.section}`));
  return idsOf(pool.filter(({ item }) => sections.has(`${item.sop}#${item.section}`)));
}

/** Sections at least this near to the best one speak of the topic, too. */
const nearShare = 0.5;

function namedSo(
  { skillMap, company }: Pick<PracticeDeps, "skillMap" | "company">,
  pool: readonly PooledItem[],
  topic: string,
): ReadonlySet<string> {
  const said = plain(topic);
  if (said === "") return new Set();
  const isSaid = (name: string) => plain(name) === said;
  const areas = company.areas.filter(({ id, title }) => isSaid(id) || isSaid(title)).map(({ id }) => id);
  const skills = Object.entries(skillMap.skills).filter(([id, { title }]) => isSaid(id) || isSaid(title));
  const sections = new Set(skills.flatMap(([, skill]) => skill.sections));
  const ids = new Set(skills.map(([id]) => id));
  return idsOf(
    pool.filter(
      ({ item, section }) =>
        (section !== null && (areas.includes(areaOf(section.url)) || isSaid(section.title))) ||
        item.skills.some((skill) => ids.has(skill)) ||
        sections.has(`${item.sop}#${item.section}`),
    ),
  );
}

/** First folder of a page's address: `/pages/refunds/approvals/v7#over-500`. */
function areaOf(url: string): string {
  return url.split("/")[2] ?? "";
}

/** Content words alone, in their basic form: "Refunds" and "the refund" are the same topic. */
function plain(text: string): string {
  return terms(text).join(" ");
}

function idsOf(pool: readonly PooledItem[]): ReadonlySet<string> {
  return new Set(pool.map(({ item }) => item.id));
}
