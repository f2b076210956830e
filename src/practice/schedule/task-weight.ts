import type { SkillMap, Task } from "../../core/company.ts";
import type { PooledItem } from "../../core/items.ts";
import type { Policy } from "../../core/policy.ts";

/** Where an item stands in the work of a person. */
export interface ItemPlace {
  /** Skills it tests, those of the person's path first. Empty: none is known. */
  readonly skills: readonly string[];
  /** Skills that come before its own. */
  readonly requires: readonly string[];
  /** The person's tasks that need it, the weightiest first. */
  readonly tasks: readonly string[];
  /** Frequency × impact of these tasks, added up. */
  readonly weight: number;
  /** Place on the person's path, from 0; `null`: not on it. */
  readonly order: number | null;
}

export interface WeighingFacts {
  /** With the sections of skills as `sop#slug` by the Sop's id: whoever knows the paths puts them so. */
  readonly skillMap: SkillMap;
  readonly roles: readonly string[];
  readonly pool: readonly PooledItem[];
  readonly policy: Pick<Policy["practice"], "frequency" | "impact">;
}

/**
 * Where each item of the pool stands for people of these roles. The path has the weightiest skills first, each
 * after the skills it requires; within a skill what is routine before thresholds and exceptions. For roles of
 * which the map knows no task, the whole pool is the path.
 */
export function weighItems({ skillMap, roles, pool, policy }: WeighingFacts): ReadonlyMap<string, ItemPlace> {
  const needs = neededSkills(skillMap, roles, policy);
  const path = pathOf(skillMap, needs);
  const places = pool.map((pooled) => {
    const skills = skillsOf(pooled, skillMap).toSorted((a, b) => rankIn(path, a) - rankIn(path, b));
    return { pooled, place: placeOf(skills, skillMap, needs), rank: rankOf(path, skills) };
  });
  const onPath = places
    .filter(({ rank }) => path.size === 0 || rank < path.size)
    .toSorted((a, b) => a.rank - b.rank || aboutRank[a.pooled.item.about] - aboutRank[b.pooled.item.about]);
  const orders = new Map(onPath.map(({ pooled }, order) => [pooled.item.id, order]));
  return new Map(
    places.map(({ pooled: { item }, place }) => [item.id, { ...place, order: orders.get(item.id) ?? null }]),
  );
}

/** A skill that tasks need. */
export interface NeededSkill {
  readonly skill: string;
  /** Frequency × impact of the tasks that need it, added up. */
  readonly weight: number;
  /** Ids of these tasks, the weightiest first. */
  readonly tasks: readonly string[];
}

/** Skills that the tasks of these roles need and that the map knows, in the order of the path. */
export function skillsOnPath({
  skillMap,
  roles,
  policy,
}: Omit<WeighingFacts, "pool">): readonly NeededSkill[] {
  const needs = neededSkills(skillMap, roles, policy);
  return [...pathOf(skillMap, needs).keys()].flatMap((skill) => {
    const need = needs.get(skill);
    return need === undefined || !Object.hasOwn(skillMap.skills, skill) ? [] : [{ skill, ...need }];
  });
}

/** The tasks of these roles, each with its frequency × impact, the weightiest first. */
export function tasksByWeight(
  { roles: known }: SkillMap,
  roles: readonly string[],
  { frequency, impact }: WeighingFacts["policy"],
): readonly (Task & { readonly weight: number })[] {
  return roles
    .flatMap((role) => known[role]?.tasks ?? [])
    .map((task) => ({ ...task, weight: frequency[task.frequency] * impact[task.impact] }))
    .toSorted((a, b) => b.weight - a.weight);
}

const aboutRank = { routine: 0, threshold: 1, exception: 2 } as const;

interface Need {
  readonly weight: number;
  readonly tasks: readonly string[];
}

/** What each skill of the roles' tasks weighs, and what these require: as much as what needs them. */
function neededSkills(
  skillMap: SkillMap,
  roles: readonly string[],
  policy: WeighingFacts["policy"],
): ReadonlyMap<string, Need> {
  const needs = new Map<string, Need>();
  for (const task of tasksByWeight(skillMap, roles, policy)) {
    for (const skill of withRequired(task.skills, skillMap.skills)) {
      const { weight = 0, tasks: ids = [] } = needs.get(skill) ?? {};
      needs.set(skill, { weight: weight + task.weight, tasks: [...ids, task.id] });
    }
  }
  return needs;
}

function withRequired(first: readonly string[], skills: SkillMap["skills"]): ReadonlySet<string> {
  const all = new Set(first);
  // A set that grows while it is walked is walked to its new end.
  for (const skill of all) for (const required of skills[skill]?.requires ?? []) all.add(required);
  return all;
}

/** Skills in the order of the path, each with its rank. */
function pathOf({ skills }: SkillMap, needs: ReadonlyMap<string, Need>): ReadonlyMap<string, number> {
  const byWeight = (a: string, b: string) => (needs.get(b)?.weight ?? 0) - (needs.get(a)?.weight ?? 0);
  const ranks = new Map<string, number>();
  const visited = new Set<string>();
  const visit = (skill: string) => {
    // Skills that require one another in a circle: a slip of the map, which must not stop anybody's path.
    if (visited.has(skill)) return;
    visited.add(skill);
    for (const required of (skills[skill]?.requires ?? []).toSorted(byWeight)) visit(required);
    ranks.set(skill, ranks.size);
  };
  for (const skill of [...needs.keys()].toSorted(byWeight)) visit(skill);
  return ranks;
}

/** Skills that an item tests: those it names, and those that its section teaches. */
export function skillsOf({ item }: Pick<PooledItem, "item">, { skills }: SkillMap): readonly string[] {
  const section = `${item.sop}#${item.section}`;
  const teaching = Object.entries(skills)
    .filter(([, skill]) => skill.sections.includes(section) || skill.items.includes(item.id))
    .map(([id]) => id);
  return [...new Set([...item.skills, ...teaching])];
}

function placeOf(
  skills: readonly string[],
  { skills: known }: SkillMap,
  needs: ReadonlyMap<string, Need>,
): Omit<ItemPlace, "order"> {
  const [heaviest, ...others] = skills
    .flatMap((skill) => needs.get(skill) ?? [])
    .toSorted((a, b) => b.weight - a.weight);
  return {
    skills,
    requires: requiredBy(skills, known),
    tasks: [...new Set([heaviest, ...others].flatMap((need) => need?.tasks ?? []))],
    weight: heaviest?.weight ?? 0,
  };
}

/** Skills that come before these; of skills in a circle, none comes before the other. */
function requiredBy(skills: readonly string[], known: SkillMap["skills"]): readonly string[] {
  const direct = skills.flatMap((skill) => known[skill]?.requires ?? []);
  const before = new Set(direct.filter((required) => !skills.includes(required)));
  return [...before].filter((required) => !skills.some((own) => withRequired([required], known).has(own)));
}

/** An item on several skills of the path comes where the last of them does. */
function rankOf(path: ReadonlyMap<string, number>, skills: readonly string[]): number {
  const ranks = skills.flatMap((skill) => path.get(skill) ?? []);
  return ranks.length === 0 ? Number.MAX_SAFE_INTEGER : Math.max(...ranks);
}

function rankIn(path: ReadonlyMap<string, number>, skill: string): number {
  return path.get(skill) ?? Number.MAX_SAFE_INTEGER;
}
