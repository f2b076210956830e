import type { SkillMap, Task } from "../../core/company.ts";
import type { PooledItem } from "../../core/items.ts";
import type { Policy } from "../../core/policy.ts";
import type { Attempt } from "../../core/practice.ts";
import { skillsOf } from "../schedule/task-weight.ts";

export interface ReadinessFacts {
  readonly skillMap: SkillMap;
  readonly tasks: readonly Task[];
  readonly pool: readonly PooledItem[];
  /** The person's, in any order. */
  readonly attempts: readonly CaseTried[];
  readonly policy: Pick<Policy["practice"], "readinessCases">;
}

type CaseTried = Pick<Attempt, "item" | "sectionHash" | "variant" | "correct" | "kind" | "at">;

/** A task that somebody has shown they can do. */
export interface PassedTask {
  readonly task: string;
  readonly title: string;
  /** When the last of the cases in a row was right, the first time there were as many. */
  readonly at: Date;
  readonly cases: number;
}

/**
 * Tasks passed: so many cases right in a row, none of which the person had seen before, on the rules as they
 * hold. A case is a scenario, or what is computed by a rule. Tasks not passed are not told.
 */
export function passedTasks(facts: ReadinessFacts): readonly PassedTask[] {
  const { tasks, attempts, policy } = facts;
  const first = firstTries(attempts);
  return tasks.flatMap((task) => {
    const at = passedAt(first, casesOfTask(task, facts), policy.readinessCases);
    return at === null ? [] : [{ task: task.id, title: task.title, at, cases: policy.readinessCases }];
  });
}

/** The first attempt at each variant, oldest first. */
function firstTries(attempts: readonly CaseTried[]): readonly CaseTried[] {
  const seen = new Set<string>();
  return attempts
    .filter(({ kind }) => kind !== "work")
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .filter(({ item, variant }) => {
      const name = `${item} ${variant}`;
      if (seen.has(name)) return false;
      seen.add(name);
      return true;
    });
}

/** Cases of a task by item, each with the hash of its section's text as it holds now. */
function casesOfTask({ skills }: Task, { pool, skillMap }: ReadinessFacts): ReadonlyMap<string, string> {
  const cases = pool.filter(({ item }) => item.kind === "scenario" || item.rule !== null);
  return new Map(
    cases.flatMap(({ item, section }) =>
      section !== null && skillsOf({ item }, skillMap).some((skill) => skills.includes(skill))
        ? [[item.id, section.hash] as const]
        : [],
    ),
  );
}

function passedAt(
  tries: readonly CaseTried[],
  cases: ReadonlyMap<string, string>,
  inARow: number,
): Date | null {
  let run = 0;
  for (const { item, sectionHash, correct, at } of tries) {
    if (cases.get(item) !== sectionHash) continue;
    run = correct ? run + 1 : 0;
    if (run === inARow) return at;
  }
  return null;
}
