import { seededRandom } from "../src/core/seeded-random.ts";
import type { Team } from "../src/signals/digest/team-figures.ts";
import { normal } from "./signals-year-chance.ts";
import { type PagePlant, type PersonalPlant, plantPages, plantPersonal } from "./signals-year-plants.ts";

export interface CompanySize {
  readonly people: number;
  readonly managers: number;
  readonly sections: number;
  readonly roles: number;
  readonly sectionsOfRole: number;
  /** Questions of a person and week. */
  readonly asks: number;
  readonly personalGaps: number;
  readonly pageProblems: number;
  readonly contentGaps: number;
  /** How much people and items differ from what is predicted; 0: everybody recalls exactly as predicted. */
  readonly scatter: number;
}

export const largeCompany: CompanySize = {
  people: 2_000,
  managers: 150,
  sections: 400,
  roles: 40,
  sectionsOfRole: 20,
  asks: 4,
  personalGaps: 150,
  pageProblems: 40,
  contentGaps: 40,
  scatter: 1,
};

export const smallCompany: CompanySize = {
  people: 60,
  managers: 9,
  sections: 120,
  roles: 6,
  sectionsOfRole: 24,
  asks: 4,
  personalGaps: 8,
  pageProblems: 8,
  contentGaps: 5,
  scatter: 1,
};

/** Days are counted from the first Monday of the year. */
export interface Worker {
  readonly id: number;
  readonly manager: number;
  /** Sections of the role's path, in order; 3 items each. */
  readonly path: readonly number[];
  readonly joins: number;
  readonly leave: readonly { readonly from: number; readonly to: number }[];
  readonly isExpert: boolean;
  /** Chance that a session is opened. */
  readonly opens: number;
  /** How much better or worse than predicted they recall everything, as a logit. */
  readonly ability: number;
  /** Steps at work that a system reports, a week. */
  readonly steps: number;
  /** A section they look up every day; `null`: none. */
  readonly looksUp: number | null;
}

export interface TeachingSection {
  /** Looked up, never drilled. */
  readonly lookup: boolean;
  /** How often who asks it is stuck although it is sound. */
  readonly stuck: number;
  /** Days on which a new version takes effect for reasons of its own. */
  readonly rollOuts: readonly number[];
}

export interface YearCompany {
  readonly size: CompanySize;
  readonly workers: readonly Worker[];
  readonly sections: readonly TeachingSection[];
  readonly teams: readonly Team[];
  readonly personal: readonly PersonalPlant[];
  readonly pages: readonly PagePlant[];
}

export const itemsOfSection = 3;
export const sectionsOfSkill = 4;

/** A skill by the number of its first section. */
export function skillOf(section: number): number {
  return section - (section % sectionsOfSkill);
}

/** A company with ordinary life, and what is wrong in it planted, the same for the same seed. */
export function makeCompany(size: CompanySize, seed: string): YearCompany {
  const random = seededRandom(`company ${seed}`);
  const sound = Array.from({ length: size.sections }, () => makeSection(random));
  const paths = makePaths(size);
  const workers = Array.from({ length: size.people }, (_, id) => makeWorker(id, { size, paths, random }));
  const pages = plantPages(size, random, workers);
  const sections = withRollOuts(sound, { pages, random });
  const personal = plantPersonal(size, random, { workers, sections, pages });
  return { size, workers, sections, teams: teamsOf(size, workers), personal, pages };
}

function makeSection(random: () => number): TeachingSection {
  return { lookup: random() < 0.08, stuck: 0.05 * Math.exp(normal(random) * 0.5), rollOuts: [] };
}

/** The first skills of a role are those of its neighbours, too; the others are its own. */
function makePaths({ sections, roles, sectionsOfRole }: CompanySize): readonly (readonly number[])[] {
  const skills = Math.floor(sections / sectionsOfSkill);
  return Array.from({ length: roles }, (_, role) =>
    Array.from({ length: sectionsOfRole / sectionsOfSkill }, (__, i) => {
      const skill = (role * 3 + i * (i < 3 ? 1 : 7)) % skills;
      return Array.from({ length: sectionsOfSkill }, (___, j) => skill * sectionsOfSkill + j);
    }).flat(),
  );
}

/** One in six joins within the year, one in eight is an expert, one in ten hardly ever opens a session. */
function makeWorker(
  id: number,
  {
    size,
    paths,
    random,
  }: {
    readonly size: CompanySize;
    readonly paths: readonly (readonly number[])[];
    readonly random: () => number;
  },
): Worker {
  const below = (count: number) => Math.floor(random() * count);
  const path = paths[Math.floor(size.roles * random() ** 1.5)] ?? [];
  const kind = random();
  return {
    id,
    manager: managerOf(id, size, random),
    path,
    joins: kind < 0.18 ? below(330) : -1,
    leave: [below(180), 180 + below(150)].map((from) => ({ from, to: from + 14 })),
    isExpert: kind > 0.88,
    opens: random() < 0.1 ? 0.1 : 0.55 + 0.4 * random(),
    ability: size.scatter * 0.2 * normal(random),
    steps: random() < 0.2 ? 5 : 0,
    looksUp: random() < 0.1 ? (path[below(path.length)] ?? null) : null,
  };
}

/** In three weeks of the year one section in twenty gets a new version, those with a planted problem apart. */
function withRollOuts(
  sections: readonly TeachingSection[],
  { pages, random }: { readonly pages: readonly PagePlant[]; readonly random: () => number },
): readonly TeachingSection[] {
  const changed = [...sections];
  for (const day of [60, 150, 240]) {
    for (let i = 0; i < sections.length / 20; i += 1) {
      const place = Math.floor(random() * sections.length);
      const old = changed[place];
      if (old === undefined || pages.some(({ section }) => section === place)) continue;
      changed[place] = { ...old, rollOuts: [...old.rollOuts, day] };
    }
  }
  return changed;
}

function managerOf(id: number, { managers }: CompanySize, random: () => number): number {
  // Managers are the first people. Every tenth of them leads the others, some teams are small.
  const leads = Math.max(1, Math.ceil(managers / 10));
  if (id === 0) return -1;
  if (id < leads) return 0;
  if (id < managers) return id % leads;
  return leads + Math.floor((managers - leads) * random() ** 1.3);
}

function teamsOf({ managers }: CompanySize, workers: readonly Worker[]): readonly Team[] {
  return Array.from({ length: managers }, (_, id) => {
    const above = workers[id]?.manager ?? -1;
    const members = workers.filter(({ manager }) => manager === id).map((worker) => String(worker.id));
    return { manager: String(id), above: above < 0 ? null : String(above), members };
  });
}
