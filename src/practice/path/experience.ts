import type { SkillMap } from "../../core/company.ts";
import type { PooledItem } from "../../core/items.ts";
import type { Person } from "../../core/people.ts";
import type { Policy } from "../../core/policy.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";
import type { PracticeStore } from "../../core/ports/practice-store.ts";
import { skillsOf } from "../schedule/task-weight.ts";
import { evidenceSince } from "./load-progress.ts";
import { proficiency } from "./proficiency.ts";

export interface ExperienceDeps {
  readonly store: Pick<PracticeStore, "attemptsOf" | "memoryOf" | "parametersOf">;
  readonly pool: (at: Date) => Promise<readonly PooledItem[]>;
  /** With the sections of skills as `sop#slug` by the Sop's id. */
  readonly skillMap: SkillMap;
  readonly policy: Policy["practice"];
}

interface Asked {
  readonly person: Person;
  readonly section: Pick<CurrentSection, "sop" | "slug" | "skills">;
  readonly at: Date;
}

/** Whether somebody has shown that they can do what a section is about: on questions on it, or on its skills. */
export async function isExperienced(
  { store, pool, skillMap, policy }: ExperienceDeps,
  { person, section, at }: Asked,
): Promise<boolean> {
  const attempts = await store.attemptsOf(person.id, evidenceSince(at));
  if (attempts.length === 0) return false;
  const [all, memories, fitted] = await Promise.all([
    pool(at),
    store.memoryOf(person.id),
    store.parametersOf([person.id]),
  ]);
  const about = all.filter((pooled) => pooled.state === "askable" && isAbout(pooled, section, skillMap));
  const { level } = proficiency({
    items: new Map(about.map(({ item, section: tested }) => [item.id, tested?.hash ?? ""])),
    attempts,
    memory: new Map(memories.map((one) => [one.item, one])),
    now: at,
    parameters: fitted.get(person.id) ?? null,
    policy,
  });
  return level === "can-do";
}

function isAbout(pooled: PooledItem, section: Asked["section"], skillMap: SkillMap): boolean {
  if (pooled.item.sop === section.sop && pooled.item.section === section.slug) return true;
  const taught = Object.entries(skillMap.skills)
    .filter(([, { sections }]) => sections.includes(`${section.sop}#${section.slug}`))
    .map(([id]) => id);
  const skills = new Set([...section.skills, ...taught]);
  return skillsOf(pooled, skillMap).some((skill) => skills.has(skill));
}
