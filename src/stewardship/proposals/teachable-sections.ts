import type { DraftDeps } from "../drafts/draft-deps.ts";
import type { TeachableSections } from "./tasks-to-teach.ts";

/** The sections of the skill map as they are now, and which of them a lesson is built on. */
export async function teachableSections(
  { store: { pages }, company: { skillMap, policy } }: Pick<DraftDeps, "store" | "company">,
  now: Date,
): Promise<TeachableSections> {
  const named = [...new Set(Object.values(skillMap.skills).flatMap(({ sections }) => sections))];
  const listed = await pages.currentPages(now);
  const byPath = new Map(listed.filter(({ kind }) => kind === "sop").map(({ path, sop }) => [path, sop]));
  const keys = named.flatMap((name) => {
    const [path = "", section = ""] = name.split("#");
    const sop = byPath.get(path);
    return sop === undefined ? [] : [{ name, sop, section }];
  });
  const found = await pages.currentSections(keys, now);
  const byKey = new Map(found.map((section) => [`${section.sop}#${section.asked}`, section]));
  const byName = new Map(
    keys.map(({ name, sop, section }) => [name, byKey.get(`${sop}#${section}`) ?? null]),
  );
  const taught = new Set<string>();
  for (const section of found)
    if ((await pages.lessonsFor(section, now)).length > 0) taught.add(`${section.sop}#${section.slug}`);
  return {
    sectionAt: (name) => byName.get(name) ?? null,
    isTaught: ({ sop, slug }) => taught.has(`${sop}#${slug}`),
    atMost: policy.drafting.lessonSections,
  };
}
