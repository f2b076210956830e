import type { SkillMap } from "../../core/company.ts";
import type { PageListing, SectionKey } from "../../core/ports/page-store.ts";

type SkilledPage = Pick<PageListing, "sop" | "path" | "kind" | "skills" | "sensitive">;

/** Pages that say which skill they teach, of which the skill map names no section there. */
export function pagesOffTheMap(map: SkillMap, pages: readonly SkilledPage[]): readonly SkilledPage[] {
  return pages.filter(
    (page) => page.kind === "sop" && !page.sensitive && skillsOffTheMap(map, page).length > 0,
  );
}

/**
 * The skill map with the pages that say themselves which skill they teach, in their file or by their owner's word:
 * where the map names sections of a page, the map knows better.
 */
export function withTaggedPages(
  map: SkillMap,
  pages: readonly SkilledPage[],
  sections: readonly SectionKey[],
): SkillMap {
  const slugs = Map.groupBy(sections, ({ sop }) => sop);
  const added = pages.flatMap((page) =>
    skillsOffTheMap(map, page).flatMap((skill) =>
      (slugs.get(page.sop) ?? []).map(({ section }) => ({ skill, section: `${page.path}#${section}` })),
    ),
  );
  if (added.length === 0) return map;
  const bySkill = Map.groupBy(added, ({ skill }) => skill);
  const skills = Object.entries(map.skills).map(([id, skill]) => {
    const more = (bySkill.get(id) ?? []).map(({ section }) => section);
    return [id, { ...skill, sections: [...skill.sections, ...more] }] as const;
  });
  return { ...map, skills: Object.fromEntries(skills) };
}

function skillsOffTheMap({ skills }: SkillMap, page: SkilledPage): readonly string[] {
  return page.skills.filter((id) => {
    const skill = Object.hasOwn(skills, id) ? skills[id] : undefined;
    return skill !== undefined && !skill.sections.some((section) => section.startsWith(`${page.path}#`));
  });
}
