import type { Task } from "../../core/company.ts";
import type { Attempt } from "../../core/practice.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { skillsOf, skillsOnPath, tasksByWeight } from "../schedule/task-weight.ts";
import { isAskable } from "../session/ask-next.ts";
import { type Competency, timeToCompetency } from "./competency.ts";
import { loadPath, type PathLoaded, type PathOwner } from "./load-path.ts";
import { type Proficiency, type ProficiencyFacts, proficiency } from "./proficiency.ts";

/** What somebody can do, and what it follows from. */
export interface Progress {
  readonly loaded: PathLoaded;
  /** Newest first. */
  readonly attempts: readonly Attempt[];
  /** The weightiest first. */
  readonly tasks: readonly TaskProgress[];
  readonly competency: Competency;
}

export interface TaskProgress {
  readonly task: Task;
  /** Of its skills that can be asked about; of each what the person can do. */
  readonly skills: readonly SkillProgress[];
}

export interface SkillProgress {
  readonly skill: string;
  readonly title: string;
  readonly proficiency: Proficiency;
}

export async function loadProgress(deps: PracticeDeps, owner: PathOwner): Promise<Progress> {
  const { person, at } = owner;
  const [loaded, attempts, fitted] = await Promise.all([
    loadPath(deps, owner),
    deps.store.attemptsOf(person.id, evidenceSince(at)),
    deps.store.parametersOf([person.id]),
  ]);
  const policy = deps.company.policy.practice;
  const parameters = fitted.get(person.id) ?? null;
  const known = { attempts, memory: loaded.memory, now: at, parameters, policy };
  const items = itemsOfSkills(loaded);
  const skills = new Map(
    [...items].map(([skill, own]) => [
      skill,
      {
        skill,
        title: deps.skillMap.skills[skill]?.title ?? skill,
        proficiency: proficiency({ ...known, items: own }),
      },
    ]),
  );
  const tasks = tasksByWeight(deps.skillMap, person.roles, policy).map((task) => ({
    task,
    skills: task.skills.flatMap((skill) => skills.get(skill) ?? []),
  }));
  const { rolesSince } = person;
  const competency = timeToCompetency({ ...known, rolesSince, skills: [...items.values()] });
  return { loaded, attempts, tasks: tasks.filter((one) => one.skills.length > 0), competency };
}

/** Answers older than that weigh next to nothing. */
export function evidenceSince(now: Date): Date {
  return new Date(now.getTime() - lookBackDays * 86_400_000);
}

const lookBackDays = 730;

/** Of each skill on the path that can be asked about, its items with the hash of their sections' texts. */
function itemsOfSkills({
  pool,
  reader,
  skillMap,
  roles,
  policy,
}: PathLoaded): ReadonlyMap<string, ProficiencyFacts["items"]> {
  const askable = pool.filter((pooled) => isAskable(pooled, reader));
  const bySkill = new Map<string, Map<string, string>>();
  for (const pooled of askable) {
    for (const skill of skillsOf(pooled, skillMap)) {
      const items = bySkill.get(skill) ?? new Map<string, string>();
      bySkill.set(skill, items.set(pooled.item.id, pooled.section?.hash ?? ""));
    }
  }
  const onPath = skillsOnPath({ skillMap, roles, policy });
  return new Map(
    onPath.flatMap(({ skill }) => {
      const items = bySkill.get(skill);
      return items === undefined ? [] : [[skill, items] as const];
    }),
  );
}
