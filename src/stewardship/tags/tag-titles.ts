import type { Company } from "../../core/company.ts";
import type { TagKind } from "../../core/tags.ts";

/** What a tag is called where people read it. */
export function tagTitle(
  tagKind: TagKind,
  tag: string,
  { skillMap, areas }: Pick<Company, "skillMap" | "areas">,
): string {
  if (tagKind === "skill") return skillMap.skills[tag]?.title ?? tag;
  if (tagKind === "topic") return areas.find(({ id }) => id === tag)?.title ?? tag;
  return tagKind === "compliance" ? tag.replaceAll("-", " ") : tag;
}

/**
 * The tag that somebody wrote, by its id or title; `null`: there is no such skill or area. Groups and rules have no
 * list: any plain word is one.
 */
export function tagNamed(
  tagKind: TagKind,
  written: string,
  company: Pick<Company, "skillMap" | "areas">,
): string | null {
  const said = written.trim().toLowerCase();
  const ids =
    tagKind === "skill"
      ? Object.keys(company.skillMap.skills)
      : tagKind === "topic"
        ? company.areas.map(({ id }) => id)
        : null;
  if (ids === null) return /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,60}$/u.test(said) ? said : null;
  return ids.find((id) => id === said || tagTitle(tagKind, id, company).toLowerCase() === said) ?? null;
}
