import type { Policy } from "./policy.ts";
import type { GlossaryEntry } from "./terms.ts";

/** What the company says about itself apart from pages and people: one document each, all optional. */
export interface Company {
  readonly areas: readonly Area[];
  readonly skillMap: SkillMap;
  readonly glossary: readonly GlossaryEntry[];
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly policy: Policy;
}

/** A folder of Sops and who knows it. */
export interface Area {
  readonly id: string;
  readonly title: string;
  readonly lead: string | null;
  readonly experts: readonly string[];
}

/** roles → tasks → skills → the sections and items that teach them. */
export interface SkillMap {
  readonly roles: Readonly<Record<string, Role>>;
  readonly skills: Readonly<Record<string, Skill>>;
}

export interface Role {
  readonly title: string;
  readonly tasks: readonly Task[];
}

export interface Task {
  readonly id: string;
  readonly title: string;
  readonly frequency: "daily" | "weekly" | "monthly" | "rarely";
  readonly impact: "low" | "medium" | "high";
  readonly goodPath: string | null;
  readonly failurePath: string | null;
  readonly skills: readonly string[];
}

export interface Skill {
  readonly title: string;
  readonly requires: readonly string[];
  /** `path#slug` */
  readonly sections: readonly string[];
  readonly items: readonly string[];
}

export interface Calendar {
  readonly timeZone: string | null;
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
}

/** Sections (`path#slug`) that the tasks of these roles are made of. */
export function sectionsOfRoles(map: SkillMap, roles: readonly string[]): ReadonlySet<string> {
  const skills = roles.flatMap((role) => map.roles[role]?.tasks ?? []).flatMap((task) => task.skills);
  return new Set(skills.flatMap((skill) => map.skills[skill]?.sections ?? []));
}
