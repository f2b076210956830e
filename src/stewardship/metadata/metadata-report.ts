import type { SkillMap } from "../../core/company.ts";
import type { QuizItem } from "../../core/items.ts";
import type { HoleKind, Lack } from "../../core/messages/metadata.ts";
import type { Person } from "../../core/people.ts";
import type { PageToTag } from "../../core/ports/tag-store.ts";
import { type TagDecision, tagName } from "../../core/tags.ts";
import { lastDecisions } from "../tags/taggables.ts";
import { readsLike } from "./reads-like.ts";

/** What pages, items and paths lack, and what that costs, in counts. Nobody is named. */
export interface MetadataReport {
  readonly pages: number;
  /** Days that answers and questions are counted over. */
  readonly days: number;
  /** Nothing of which there is none. */
  readonly lacking: readonly Lacking[];
  readonly items: { readonly all: number; readonly withoutSkill: readonly string[] };
  /** Roles with holes in their path that somebody has. */
  readonly roles: readonly RoleHoles[];
  /** Titles of skills that people need and no lesson shows. */
  readonly withoutLesson: readonly string[];
  /** Proposed tags that wait. */
  readonly proposed: number;
  /** Pages whose stewards said for whom they are and whose files do not: everybody may still read them. */
  readonly saidAudiences: readonly SaidAudience[];
}

interface SaidAudience {
  /** Path. */
  readonly page: string;
  readonly audience: readonly string[];
}

interface Lacking {
  readonly what: Lack;
  /** Paths. */
  readonly pages: readonly string[];
  /** Answers that rest on them. */
  readonly answers: number;
  /** Questions that came nearest to them, and found no answer or only a choice. */
  readonly unanswered: number;
}

interface RoleHoles {
  readonly role: string;
  readonly title: string;
  readonly people: number;
  readonly holes: readonly {
    readonly skill: string;
    readonly title: string;
    readonly lacks: readonly HoleKind[];
  }[];
}

export interface MetadataFacts {
  readonly pages: readonly PageToTag[];
  /** Approved ones. */
  readonly items: readonly QuizItem[];
  /** With the sections of skills as `sop#slug` by the Sop's id. */
  readonly skillMap: SkillMap;
  /** Everybody who has not left. */
  readonly people: readonly Person[];
  /** By page. */
  readonly answers: ReadonlyMap<string, number>;
  readonly unanswered: ReadonlyMap<string, number>;
  readonly days: number;
  readonly proposed: number;
  /** What was said of tags in chat, oldest first. */
  readonly decisions: readonly TagDecision[];
}

export function metadataReport(facts: MetadataFacts): MetadataReport {
  const { pages, days, proposed } = facts;
  const withoutSkill = facts.items.filter((item) => skillsOf(item, facts.skillMap).length === 0);
  return {
    pages: pages.length,
    days,
    lacking: lackingIn(facts),
    items: { all: facts.items.length, withoutSkill: withoutSkill.map(({ id }) => id) },
    roles: rolesWithHoles(facts),
    withoutLesson: withoutLesson(facts),
    proposed,
    saidAudiences: saidAudiences(facts),
  };
}

/** "Who may read a page changes by no word in chat": until its file says it, what was said is only listed. */
function saidAudiences({ pages, decisions }: MetadataFacts): readonly SaidAudience[] {
  const last = lastDecisions(decisions);
  return pages.flatMap(({ sop, path, audience }) => {
    const name = tagName({ subject: { kind: "page", id: sop }, tagKind: "audience" });
    const said = last.get(name)?.tags ?? [];
    return audience.length > 0 || said.length === 0 ? [] : [{ page: path, audience: said }];
  });
}

function lackingIn({ pages, people, answers, unanswered }: MetadataFacts): readonly Lacking[] {
  const known = new Set(people.map(({ id }) => id));
  const lacks: Readonly<Record<Lack, (page: PageToTag) => boolean>> = {
    owner: ({ owner }) => owner === null || !known.has(owner),
    review: ({ kind, reviewEveryDays }) => kind === "sop" && reviewEveryDays === null,
    skills: ({ skills, sensitive }) => skills.length === 0 && !sensitive,
    audience: ({ audience }) => audience.length === 0,
    language: ({ text, language }) => readsLike(text, language) === "another",
  };
  return (Object.keys(lacks) as Lack[]).flatMap((what) => {
    const found = pages.filter(lacks[what]);
    if (found.length === 0) return [];
    const sum = (counts: ReadonlyMap<string, number>) =>
      found.reduce((total, { sop }) => total + (counts.get(sop) ?? 0), 0);
    return [
      { what, pages: found.map(({ path }) => path), answers: sum(answers), unanswered: sum(unanswered) },
    ];
  });
}

/** A skill of a path needs a section that teaches it and a question that asks it; a lesson may be missing. */
function rolesWithHoles(facts: MetadataFacts): readonly RoleHoles[] {
  const { skillMap, people } = facts;
  const found = Object.entries(skillMap.roles).flatMap(([role, { title, tasks }]): readonly RoleHoles[] => {
    const count = people.filter(({ roles }) => roles.includes(role)).length;
    const skills = [...new Set(tasks.flatMap((task) => task.skills))];
    const holes = skills.flatMap((skill) => {
      const lacks = holesOf(skill, facts);
      return lacks.length === 0 ? [] : [{ skill, title: skillMap.skills[skill]?.title ?? skill, lacks }];
    });
    return count === 0 || holes.length === 0 ? [] : [{ role, title, people: count, holes }];
  });
  // Where most people miss something comes first.
  return found.toSorted((a, b) => b.people - a.people || (a.title < b.title ? -1 : 1));
}

function holesOf(skill: string, { skillMap, items }: MetadataFacts): readonly HoleKind[] {
  const hasSection = (skillMap.skills[skill]?.sections.length ?? 0) > 0;
  const hasItem = items.some((item) => skillsOf(item, skillMap).includes(skill));
  return [...(hasSection ? [] : (["section"] as const)), ...(hasItem ? [] : (["item"] as const))];
}

/** Skills of roles that somebody has, of which no lesson tells: their section is shown instead. */
function withoutLesson({ skillMap, pages, people }: MetadataFacts): readonly string[] {
  const byPath = new Map(pages.map(({ path, sop }) => [path, sop]));
  const lessons = pages.filter(({ kind }) => kind === "lesson");
  const builtOn = new Set(
    lessons.flatMap((lesson) =>
      lesson.builtOn.map((section) => {
        const [page = "", slug = ""] = section.split("#");
        return `${byPath.get(page) ?? page}#${slug}`;
      }),
    ),
  );
  const needed = new Set(
    people.flatMap(({ roles }) =>
      roles.flatMap((role) => skillMap.roles[role]?.tasks ?? []).flatMap(({ skills }) => skills),
    ),
  );
  return Object.entries(skillMap.skills)
    .filter(
      ([id, { sections }]) =>
        needed.has(id) &&
        !sections.some((section) => builtOn.has(section)) &&
        !lessons.some(({ skills }) => skills.includes(id)),
    )
    .map(([, { title }]) => title)
    .sort();
}

/** Its own, and those whose sections name the one that it tests. */
function skillsOf({ skills, sop, section }: QuizItem, { skills: all }: SkillMap): readonly string[] {
  if (skills.length > 0) return skills;
  return Object.entries(all).flatMap(([id, skill]) =>
    skill.sections.includes(`${sop}#${section}`) ? [id] : [],
  );
}
