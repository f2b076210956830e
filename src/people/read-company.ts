import { z } from "zod";
import type { Area, Calendar, Role, Skill, SkillMap, Task } from "../core/company.ts";
import { peopleFields, peopleWords } from "../core/messages/people.ts";
import { isTimeZone } from "../core/person-zone.ts";
import type { GlossaryEntry } from "../core/terms.ts";
import { names, text, textOrNull } from "../core/yaml/fields.ts";
import {
  below,
  type Entry,
  type Findings,
  isRecord,
  joined,
  readEntry,
  readList,
  readMap,
} from "../core/yaml/read-entries.ts";
import type { YamlFile } from "../core/yaml/yaml-file.ts";
import { isoDate } from "./fields.ts";

/** One document as it is stored, with what was left out of it. */
export interface DocumentRead<T> extends Findings {
  readonly data: T;
}

/** Areas, each led and known by people of `known`. */
export function readAreas(yaml: YamlFile, known: ReadonlySet<string>): DocumentRead<readonly Area[]> {
  const read = readList(yaml, "areas", areaSchema);
  const strangers = read.entries.flatMap(({ value, path }) =>
    [["lead", value.lead ?? ""] as const, ...value.experts.map((expert) => ["experts", expert] as const)]
      .filter(([, person]) => person !== "" && !known.has(person))
      .map(([field, person]) => peopleWords.nobody(yaml.lineOf([...path, field]), field, person)),
  );
  return {
    data: read.entries.map(({ value }) => ({
      ...value,
      title: value.title ?? value.id,
      lead: value.lead !== null && known.has(value.lead) ? value.lead : null,
      experts: value.experts.filter((expert) => known.has(expert)),
    })),
    refused: read.refused,
    odd: [...read.odd, ...strangers.map((note) => ({ file: yaml.file, note }))],
  };
}

export function readGlossary(yaml: YamlFile): DocumentRead<readonly GlossaryEntry[]> {
  const read = readList(yaml, "terms", glossarySchema);
  return { data: read.entries.map(({ value }) => value), refused: read.refused, odd: read.odd };
}

export function readCalendars(yaml: YamlFile): DocumentRead<Readonly<Record<string, Calendar>>> {
  const read = readMap(yaml, "locations", calendarSchema);
  const zones = read.entries.flatMap(({ value, path }) =>
    value.timeZone === null || isTimeZone(value.timeZone)
      ? []
      : [peopleWords.noSuchZone(yaml.lineOf([...path, "timeZone"]), value.timeZone)],
  );
  const calendars = named(read.entries).map(([location, { timeZone, holidays }]) => {
    const zone = timeZone !== null && isTimeZone(timeZone) ? timeZone : null;
    return [location, { timeZone: zone, holidays }] as const;
  });
  const odd = [...read.odd, ...zones.map((note) => ({ file: yaml.file, note }))];
  return { data: Object.fromEntries(calendars), refused: read.refused, odd };
}

/** Roles and their tasks, and the skills these need. A task that names an unknown skill goes without it. */
export function readSkills(yaml: YamlFile): DocumentRead<SkillMap> {
  const skills = readMap(yaml, "skills", skillSchema);
  const roles = readMap({ ...yaml, value: onlyKey(yaml.value, "roles") }, "roles", roleSchema);
  const known = new Set(named(skills.entries).map(([id]) => id));
  const tasks = joined(
    roles.entries.flatMap(({ value, path }) =>
      taskList(value.tasks).map(([key, raw]) => readEntry(yaml, [...path, "tasks", key], raw, taskSchema)),
    ),
  );
  const unknown = tasks.entries.flatMap(({ value, path }) =>
    value.skills
      .filter((skill) => !known.has(skill))
      .map((skill) => peopleWords.noSuchSkill(yaml.lineOf([...path, "skills"]), skill)),
  );
  const data = {
    roles: Object.fromEntries(
      roles.entries.map((role) => [nameOf(role), toRole(role, tasks.entries, known)]),
    ),
    skills: Object.fromEntries(skills.entries.map((skill) => [nameOf(skill), toSkill(skill, known)])),
  };
  const odd = [
    ...skills.odd,
    ...roles.odd,
    ...tasks.odd,
    ...unknown.map((note) => ({ file: yaml.file, note })),
  ];
  return { data, refused: [...skills.refused, ...roles.refused, ...tasks.refused], odd };
}

type RoleRow = z.infer<typeof roleSchema>;
type SkillRow = z.infer<typeof skillSchema>;
type TaskRow = z.infer<typeof taskSchema>;

function toRole(role: Entry<RoleRow>, tasks: readonly Entry<TaskRow>[], known: ReadonlySet<string>): Role {
  const own = tasks.filter(({ path }) => path.slice(0, role.path.length).join("\n") === role.path.join("\n"));
  return {
    title: role.value.title ?? nameOf(role),
    tasks: own.map(({ value }): Task => {
      const skills = value.skills.filter((skill) => known.has(skill));
      return { ...value, title: value.title ?? value.id, skills };
    }),
  };
}

function toSkill(skill: Entry<SkillRow>, known: ReadonlySet<string>): Skill {
  const { title, requires, sections, items } = skill.value;
  return { title: title ?? nameOf(skill), requires: requires.filter((id) => known.has(id)), sections, items };
}

/** Tasks as a list or as names with their values; one without an id is called by its name, title or place. */
function taskList(tasks: RoleRow["tasks"]): readonly (readonly [string | number, unknown])[] {
  const keyed: readonly (readonly [string | number, unknown])[] = Array.isArray(tasks)
    ? tasks.map((raw, position) => [position, raw] as const)
    : Object.entries(tasks);
  return keyed.map(([key, raw]) => {
    const task = typeof raw === "string" ? { title: raw } : (raw ?? {});
    if (!isRecord(task)) return [key, task];
    const name = typeof key === "string" ? key : (task.title ?? `task-${key + 1}`);
    return [key, { id: name, ...task }];
  });
}

function named<T>(entries: readonly Entry<T>[]): readonly (readonly [string, T])[] {
  return entries.map((entry) => [nameOf(entry), entry.value] as const);
}

function nameOf({ path }: Entry<unknown>): string {
  return String(path.at(-1));
}

/** Without the key there is nothing: a skill map has two maps, so neither can stand alone in the file. */
function onlyKey(value: unknown, key: string): unknown {
  return isRecord(value) && key in value ? { [key]: below(value, key).value } : null;
}

const areaSchema = z.object({ id: text, title: textOrNull, lead: textOrNull, experts: names });

const glossarySchema = z.object({ term: text, synonyms: names });

const holiday = z.union([
  isoDate.transform((date) => ({ date, name: "" })),
  z.object({ date: isoDate, name: text }).strip(),
]);

const calendarSchema = z.object({
  timeZone: textOrNull,
  holidays: z.array(holiday, { error: peopleFields.holidays }).default([]),
});

const roleSchema = z.object({
  title: textOrNull,
  tasks: z
    .union([z.array(z.unknown()), z.record(z.string(), z.unknown())], { error: peopleFields.tasks })
    .default([]),
});

const taskSchema = z.object({
  id: text,
  title: textOrNull,
  frequency: z
    .enum(["daily", "weekly", "monthly", "rarely"], { error: peopleFields.frequency })
    .default("weekly"),
  impact: z.enum(["low", "medium", "high"], { error: peopleFields.impact }).default("medium"),
  goodPath: textOrNull,
  failurePath: textOrNull,
  skills: names,
});

const skillSchema = z.object({ title: textOrNull, requires: names, sections: names, items: names });
