import type { Company, SkillMap } from "../../core/company.ts";
import type { QuizItem } from "../../core/items.ts";
import type { PageToTag } from "../../core/ports/tag-store.ts";
import { byKind, type TagDecision, type TagKind, type TagsByKind, tagName } from "../../core/tags.ts";
import type { NamedTag, Taggable } from "./score-tags.ts";

export interface TagFacts {
  readonly pages: readonly PageToTag[];
  /** Without drafts. */
  readonly items: readonly QuizItem[];
  readonly company: Pick<Company, "areas" | "policy">;
  /** With the sections of skills as `sop#slug` by the Sop's id. */
  readonly skillMap: SkillMap;
  /** Oldest first. */
  readonly decisions: readonly TagDecision[];
}

export const noTags: TagsByKind = byKind(() => []);

/** Every page, lesson and item with what is known of its tags. */
export function taggablesOf(facts: TagFacts): readonly Taggable[] {
  const said = lastDecisions(facts.decisions);
  const areas = new Set(facts.company.areas.map(({ id }) => id));
  const known = new Map<string, TagsByKind>();
  for (const page of facts.pages) known.set(page.sop, tagsOf(page, said, areas));
  const byPath = new Map(facts.pages.map((page) => [page.path, page.sop]));
  const tagsOn = (sections: readonly string[]): TagsByKind =>
    tagsOfSections(sections, { facts, known, byPath });
  const pages = facts.pages.map(
    (page): Taggable => ({
      subject: { kind: "page", id: page.sop },
      title: page.title,
      text: page.text,
      tags: known.get(page.sop) ?? noTags,
      builtOn: tagsOn(page.builtOn),
    }),
  );
  const items = facts.items.map((item): Taggable => {
    const own = said.get(tagName({ subject: { kind: "item", id: item.id }, tagKind: "skill" }))?.tags ?? [];
    const builtOn = tagsOn([`${item.sop}#${item.section}`]);
    return {
      subject: { kind: "item", id: item.id },
      title: item.stem,
      text: [...item.options.map(({ text }) => text), ...item.key, item.explain ?? ""].join(" "),
      tags: { ...noTags, skill: item.skills.length > 0 ? item.skills : own },
      builtOn: { ...noTags, skill: builtOn.skill },
    };
  });
  return [...pages, ...items];
}

/** What the skill map and the areas say of their tags, and what the other tags are called. */
export function namedTags({ skillMap, company, pages }: TagFacts): readonly NamedTag[] {
  const skills = Object.entries(skillMap.skills).map(
    ([tag, { title }]): NamedTag => ({
      tagKind: "skill",
      tag,
      words: [title, title, title, tag.replaceAll("-", " "), ...taskWords(skillMap, tag)].join(" "),
    }),
  );
  const areas = company.areas.map(
    ({ id, title }): NamedTag => ({ tagKind: "topic", tag: id, words: `${id} ${title}` }),
  );
  const rules = new Set(pages.flatMap(({ inFile }) => inFile.compliance));
  const compliance = [...rules].map(
    (tag): NamedTag => ({ tagKind: "compliance", tag, words: tag.replaceAll("-", " ") }),
  );
  return [...skills, ...areas, ...compliance];
}

/** A task that needs many skills says little of each. */
const mostSkillsOfTask = 2;

function taskWords({ roles }: SkillMap, skill: string): readonly string[] {
  const tasks = Object.values(roles).flatMap((role) => role.tasks);
  return tasks
    .filter(({ skills }) => skills.includes(skill))
    .flatMap(({ title, goodPath, failurePath, skills }) =>
      skills.length > mostSkillsOfTask ? [title] : [title, goodPath ?? "", failurePath ?? ""],
    );
}

export function lastDecisions(decisions: readonly TagDecision[]): ReadonlyMap<string, TagDecision> {
  const last = new Map<string, TagDecision>();
  for (const decision of decisions) {
    const before = last.get(tagName(decision));
    if (before === undefined || before.ordinal < decision.ordinal) last.set(tagName(decision), decision);
  }
  return last;
}

/** "What the file says counts; else what somebody said in chat"; a page in the folder of an area is about that. */
function tagsOf(
  page: PageToTag,
  said: ReadonlyMap<string, TagDecision>,
  areas: ReadonlySet<string>,
): TagsByKind {
  const tagged = (tagKind: TagKind): readonly string[] => {
    if (page.inFile[tagKind].length > 0) return page.inFile[tagKind];
    const own = said.get(tagName({ subject: { kind: "page", id: page.sop }, tagKind }))?.tags ?? [];
    return own.length === 0 && tagKind === "topic" && areas.has(page.area) ? [page.area] : own;
  };
  return byKind(tagged);
}

/** A section's own skills in the map count before those of its whole page. */
function tagsOfSections(
  sections: readonly string[],
  {
    facts,
    known,
    byPath,
  }: {
    readonly facts: TagFacts;
    readonly known: ReadonlyMap<string, TagsByKind>;
    readonly byPath: ReadonlyMap<string, string>;
  },
): TagsByKind {
  const all = sections.flatMap((section) => {
    const [page = "", slug = ""] = section.split("#");
    const sop = known.has(page) ? page : byPath.get(page);
    const tags = sop === undefined ? undefined : known.get(sop);
    if (sop === undefined || tags === undefined) return [];
    const mapped = Object.entries(facts.skillMap.skills)
      .filter(([, skill]) => skill.sections.includes(`${sop}#${slug}`))
      .map(([id]) => id);
    return [{ ...tags, skill: mapped.length > 0 ? mapped : tags.skill }];
  });
  return byKind((kind) => [...new Set(all.flatMap((tags) => tags[kind]))]);
}
