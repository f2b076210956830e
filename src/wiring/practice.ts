import type { AskDeps } from "../ask/ask-deps.ts";
import type { SkillMap } from "../core/company.ts";
import type { Directory } from "../directory.ts";
import { type ReaderFacts, readerOf } from "../people/reader.ts";
import { itemPool } from "../practice/items/pool.ts";
import type { PracticeDeps } from "../practice/practice-deps.ts";
import type { Runtime } from "../runtime.ts";

/** What Practice shares with the other rooms. */
interface Shared {
  readonly search: AskDeps["search"];
  readonly reachable: PracticeDeps["reachable"];
  readonly administrator: string | null;
}

/** What practice works with, on pages, items and people as they are now. */
export async function practiceDeps(runtime: Runtime, shared: Shared): Promise<PracticeDeps> {
  const { store, system } = runtime;
  const directory = await runtime.directory();
  const { company, people, trust } = directory;
  const facts = readerFacts(runtime, directory);
  return {
    ...shared,
    store: store.practice,
    model: runtime.model,
    items: store.items,
    modelDrafts: store.modelDrafts,
    pool: (at) => itemPool({ items: store.items, pages: store.pages, policy: company.policy }, at),
    pages: store.pages,
    settings: store.settings,
    accounts: store.accounts,
    company,
    skillMap: withIds(company.skillMap, facts.resolveSop),
    people,
    trust,
    readerOf: (person) => readerOf(facts, person),
    newId: system.newId,
  };
}

/** What decides what people may read. */
export function readerFacts(
  { config: { administrator } }: Runtime,
  { company, managers, owners, sops }: Directory,
): ReaderFacts {
  return { company, managers, owners, administrator, resolveSop: (path) => sops.get(path) ?? null };
}

/** The skill map with the sections of its skills by the ids of their Sops; sections of no page are left out. */
export function withIds(map: SkillMap, resolveSop: ReaderFacts["resolveSop"]): SkillMap {
  const skills = Object.entries(map.skills).map(([id, skill]) => {
    const sections = skill.sections.flatMap((section) => {
      const [path = "", slug = ""] = section.split("#");
      const sop = resolveSop(path);
      return sop === null ? [] : [`${sop}#${slug}`];
    });
    return [id, { ...skill, sections }] as const;
  });
  return { ...map, skills: Object.fromEntries(skills) };
}
