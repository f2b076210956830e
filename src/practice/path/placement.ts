import type { SkillMap } from "../../core/company.ts";
import type { PooledItem } from "../../core/items.ts";
import type { Policy } from "../../core/policy.ts";
import type { Attempt, MemoryState, PracticeSession } from "../../core/practice.ts";
import type { PracticeFactOf } from "../../core/practice-facts.ts";
import type { Reader } from "../../core/terms.ts";
import { creditPlacement, type Parameters } from "../schedule/schedule.ts";
import { skillsOf, skillsOnPath, tasksByWeight } from "../schedule/task-weight.ts";
import { isAskable } from "../session/ask-next.ts";
import { casesOf } from "./path.ts";

export interface PlacementFacts {
  readonly skillMap: SkillMap;
  readonly roles: readonly string[];
  readonly reader: Pick<Reader, "groups">;
  readonly pool: readonly PooledItem[];
  /** By item. */
  readonly memory: ReadonlyMap<string, unknown>;
  readonly policy: Pick<Policy["practice"], "frequency" | "impact" | "placementQuestions">;
}

/**
 * Cases that show what somebody knows of a job: of the weightiest tasks, one skill each before a second one,
 * scenarios before anything else, and nothing that was ever asked. Ids of items.
 */
export function placementCases(facts: PlacementFacts): readonly string[] {
  const { skillMap, roles, memory, policy } = facts;
  const skills = turnsOf(tasksByWeight(skillMap, roles, policy).map((task) => task.skills));
  const chosen = new Map<string, string>();
  const taken = new Set<string>();
  for (const isFit of [isScenario, isAny]) {
    for (const skill of skills) {
      if (chosen.has(skill) || chosen.size === policy.placementQuestions) continue;
      const fresh = casesOf(skill, facts).find(
        ({ item }) => isFit(item) && !memory.has(item.id) && !taken.has(item.id),
      );
      if (fresh === undefined) continue;
      chosen.set(skill, fresh.item.id);
      taken.add(fresh.item.id);
    }
  }
  return skills.flatMap((skill) => chosen.get(skill) ?? []);
}

/** Offered to who has had the job for a while, or nobody knows how long, and has not placed themselves. */
export function isPlacementOffered({
  rolesSince,
  practiceMode,
  now,
  policy,
}: {
  readonly rolesSince: Date | null;
  readonly practiceMode: "learning" | "experienced" | null;
  readonly now: Date;
  readonly policy: Pick<Policy["practice"], "placementAfterDays">;
}): boolean {
  if (practiceMode !== null) return false;
  return rolesSince === null || now.getTime() - rolesSince.getTime() > policy.placementAfterDays * dayMs;
}

/** A case of a placement that was answered, with what decides what follows from it. */
export interface CaseAnswered {
  readonly attempt: Pick<Attempt, "person" | "item" | "correct" | "at">;
  readonly session: Pick<PracticeSession, "queue">;
  readonly skillMap: SkillMap;
  readonly roles: readonly string[];
  readonly reader: Pick<Reader, "groups">;
  readonly pool: readonly PooledItem[];
  /** By item. */
  readonly memory: ReadonlyMap<string, MemoryState>;
  readonly parameters: Parameters;
  readonly policy: Policy["practice"];
}

/**
 * Right: what else there is on its skills counts as remembered, and comes back once over the next weeks. It is
 * no evidence of skill. Wrong: the skill stays on the path.
 */
export function placementCredits(answered: CaseAnswered): readonly PracticeFactOf<"memory-credited">[] {
  const { attempt, session, pool, memory, reader, parameters, policy } = answered;
  if (!attempt.correct) return [];
  const skills = new Set(skillsPlaced(attempt.item, answered));
  const others = new Set([attempt.item, ...session.queue.map(({ item }) => item)]);
  return pool.flatMap((pooled) => {
    const { item, section } = pooled;
    if (section === null || others.has(item.id) || memory.has(item.id) || !isAskable(pooled, reader))
      return [];
    if (!skillsOf(pooled, answered.skillMap).some((skill) => skills.has(skill))) return [];
    const { person, at } = attempt;
    const credited = { person, item: item.id, section, at, parameters, policy };
    return [{ kind: "memory-credited", memory: creditPlacement(credited, policy.placementSpreadDays) }];
  });
}

/** Skills of somebody's path that a case is about. */
export function skillsPlaced(
  id: string,
  { pool, skillMap, roles, policy }: Pick<CaseAnswered, "pool" | "skillMap" | "roles" | "policy">,
): readonly string[] {
  const item = pool.find((one) => one.item.id === id);
  const own = item === undefined ? [] : skillsOf(item, skillMap);
  const onPath = skillsOnPath({ skillMap, roles, policy });
  return onPath.flatMap(({ skill }) => (own.includes(skill) ? [skill] : []));
}

/** Who knows more than half of it needs no routine any more. */
export function modeAfter(right: number, asked: number): "experienced" | "learning" {
  return right * 2 > asked ? "experienced" : "learning";
}

/** The first of each list, then the second of each, and so on; nothing twice. */
function turnsOf(lists: readonly (readonly string[])[]): readonly string[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const turns = Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list[turn] ?? []));
  return [...new Set(turns.flat())];
}

function isScenario({ kind }: PooledItem["item"]): boolean {
  return kind === "scenario";
}

function isAny(): boolean {
  return true;
}

const dayMs = 86_400_000;
