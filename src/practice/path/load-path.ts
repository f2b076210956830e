import { mayRead, type Person } from "../../core/people.ts";
import type { MemoryState } from "../../core/practice.ts";
import type { Reader } from "../../core/terms.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { skillsOnPath } from "../schedule/task-weight.ts";
import { type PathFacts, type PathLesson, type PathStep, pathOf } from "./path.ts";

export interface PathOwner {
  readonly person: Person;
  readonly reader: Reader;
  readonly at: Date;
}

/** Somebody's path with what it was made of. */
export interface PathLoaded extends PathFacts {
  readonly path: readonly PathStep[];
  /** By item. */
  readonly memory: ReadonlyMap<string, MemoryState>;
}

export async function loadPath(deps: PracticeDeps, { person, reader, at }: PathOwner): Promise<PathLoaded> {
  const { roles } = person;
  const [pool, memories, seen, lessons] = await Promise.all([
    deps.pool(at),
    deps.store.memoryOf(person.id),
    deps.store.lessonsSeen(person.id),
    lessonsFor(deps, { person, reader, at }),
  ]);
  const facts = {
    skillMap: deps.skillMap,
    roles,
    reader,
    pool,
    lessons,
    seen: new Set(seen.keys()),
    memory: new Map(memories.map((one) => [one.item, one])),
    policy: deps.company.policy.practice,
  };
  return { ...facts, path: pathOf(facts) };
}

/** Lessons open to the person that name a skill, and those built on a section of a skill that no lesson names. */
async function lessonsFor(
  { pages, skillMap, company }: PracticeDeps,
  { person, reader, at }: PathOwner,
): Promise<readonly PathLesson[]> {
  const named = (await pages.currentPages(at))
    .filter(({ kind, sensitive, audience }) => kind === "lesson" && !sensitive && mayRead(reader, audience))
    .map(({ sop: id, path, title, skills }) => ({ id, path, title, skills, sections: [] }));
  const onPath = skillsOnPath({ skillMap, roles: person.roles, policy: company.policy.practice });
  const unnamed = onPath.filter(({ skill }) => !named.some(({ skills }) => skills.includes(skill)));
  const sections = [...new Set(unnamed.flatMap(({ skill }) => skillMap.skills[skill]?.sections ?? []))];
  const built = await Promise.all(sections.map(async (section) => ({ section, on: await builtOn(section) })));
  const readable = new Set(named.map(({ id }) => id));
  const more = built.flatMap(({ section, on }) =>
    on
      .filter(({ sop }) => readable.has(sop))
      .map(({ sop: id, path, title }) => ({ id, path, title, skills: [], sections: [section] })),
  );
  return [...named, ...more];

  function builtOn(section: string) {
    return pages.lessonsFor(sectionKey(section), at);
  }
}

/** Of `sop#slug`. */
export function sectionKey(section: string): { readonly sop: string; readonly section: string } {
  const cut = section.lastIndexOf("#");
  return { sop: section.slice(0, cut), section: section.slice(cut + 1) };
}
