import type { SkillMap } from "../../core/company.ts";
import type { PooledItem } from "../../core/items.ts";
import type { Policy } from "../../core/policy.ts";
import type { MemoryState } from "../../core/practice.ts";
import type { Reader } from "../../core/terms.ts";
import { type NeededSkill, skillsOf, skillsOnPath } from "../schedule/task-weight.ts";
import { isAskable } from "../session/ask-next.ts";

export interface PathFacts {
  /** With the sections of skills as `sop#slug` by the Sop's id. */
  readonly skillMap: SkillMap;
  readonly roles: readonly string[];
  readonly reader: Pick<Reader, "groups">;
  readonly pool: readonly PooledItem[];
  /** Lessons that the person may read. */
  readonly lessons: readonly PathLesson[];
  /** Ids of lessons that the person was shown. */
  readonly seen: ReadonlySet<string>;
  /** By item. */
  readonly memory: ReadonlyMap<string, Pick<MemoryState, "last">>;
  readonly policy: Pick<Policy["practice"], "frequency" | "impact">;
}

export interface PathLesson {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly skills: readonly string[];
  /** Sections (`sop#slug`) that it is built on. */
  readonly sections: readonly string[];
}

/** One skill of somebody's path: a lesson on it, then one case. */
export interface PathStep {
  readonly skill: string;
  readonly title: string;
  /** The person's tasks that need it, the weightiest first. */
  readonly tasks: readonly string[];
  /** `null`: its section is shown instead. */
  readonly lesson: PathLesson | null;
  /** A scenario, else the best item there is; `null`: none may be asked. */
  readonly item: string | null;
  /** The case was tried, and was not right yet: it comes back by itself. */
  readonly isTried: boolean;
  readonly state: StepState;
}

type StepState =
  | { readonly kind: "done" }
  /** Where to go on. One at most. */
  | { readonly kind: "next" }
  | { readonly kind: "open" }
  /** `after`: the skill whose step comes first. */
  | { readonly kind: "waiting"; readonly after: string };

/**
 * The way into a job: its skills, each after those it requires, apart from that the weightiest first. A skill
 * that nothing teaches and nothing asks is no step.
 */
export function pathOf(facts: PathFacts): readonly PathStep[] {
  const bare = skillsOnPath(facts).flatMap((needed) => toStep(needed, facts) ?? []);
  const places = new Map(bare.map(({ skill }, place) => [skill, place]));
  const isDone = (skill: string) => bare[places.get(skill) ?? -1]?.isDone ?? true;
  const blocked = bare.map(({ skill }, place) => {
    const before = requiredBy(skill, facts.skillMap).filter((one) => (places.get(one) ?? place) < place);
    return before.find((one) => !isDone(one)) ?? null;
  });
  const open = bare.flatMap((step, place) => (step.isDone || blocked[place] !== null ? [] : [place]));
  const next = open.find((place) => !bare[place]?.isTried) ?? open[0];
  return bare.map(({ isDone: done, ...step }, place) => {
    const after = blocked[place] ?? null;
    if (done) return { ...step, state: { kind: "done" } };
    if (after !== null) return { ...step, state: { kind: "waiting", after } };
    return { ...step, state: { kind: place === next ? "next" : "open" } };
  });
}

/** Where somebody goes on; `null`: everything is done. */
export function nextStep(path: readonly PathStep[]): PathStep | null {
  return path.find(({ state }) => state.kind === "next") ?? null;
}

/** Items that may be asked about a skill, the best first to find out whether somebody can do it. */
export function casesOf(
  skill: string,
  { pool, reader, skillMap }: Pick<PathFacts, "pool" | "reader" | "skillMap">,
): readonly PooledItem[] {
  return pool
    .filter((pooled) => isAskable(pooled, reader) && skillsOf(pooled, skillMap).includes(skill))
    .toSorted((a, b) => caseRank(a, skillMap) - caseRank(b, skillMap) || (a.item.id < b.item.id ? -1 : 1));
}

/**
 * A case to be decided before a question of another kind, what is about this skill alone before what needs
 * others, too, what is drawn afresh before what is always the same.
 */
function caseRank({ item }: PooledItem, skillMap: SkillMap): number {
  const isShared = skillsOf({ item }, skillMap).length > 1;
  return (
    (item.kind === "scenario" ? 0 : 8) +
    (isShared ? 4 : 0) +
    (item.rule === null ? 2 : 0) +
    (item.about === "routine" ? 0 : 1)
  );
}

function toStep(
  { skill, tasks }: NeededSkill,
  facts: PathFacts,
): (Omit<PathStep, "state"> & { readonly isDone: boolean }) | null {
  const known = facts.skillMap.skills[skill];
  const lesson = lessonOn(skill, facts);
  const cases = casesOf(skill, facts);
  const best = cases[0]?.item ?? null;
  if (known === undefined || (lesson === null && best === null)) return null;
  const last = cases
    .filter(({ item }) => item.kind === best?.kind)
    .map(({ item }) => facts.memory.get(item.id)?.last);
  const isDone =
    best === null ? lesson !== null && facts.seen.has(lesson.id) : last.some((one) => one === "right");
  const isTried = !isDone && last.some((one) => one !== undefined);
  return { skill, title: known.title, tasks, lesson, item: best?.id ?? null, isTried, isDone };
}

/** One that says so itself, the fewer other skills the better, else one built on a section that teaches it. */
function lessonOn(skill: string, { lessons, skillMap }: PathFacts): PathLesson | null {
  const sections = skillMap.skills[skill]?.sections ?? [];
  const [named] = lessons
    .filter((lesson) => lesson.skills.includes(skill))
    .toSorted((a, b) => a.skills.length - b.skills.length);
  return (
    named ?? lessons.find((lesson) => lesson.sections.some((section) => sections.includes(section))) ?? null
  );
}

/** What comes before a skill, near or far. */
function requiredBy(skill: string, { skills }: SkillMap): readonly string[] {
  const all = new Set<string>(skills[skill]?.requires);
  // A set that grows while it is walked is walked to its new end.
  for (const one of all) for (const required of skills[one]?.requires ?? []) all.add(required);
  return [...all];
}
