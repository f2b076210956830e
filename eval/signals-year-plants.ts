import { type CompanySize, sectionsOfSkill, type Worker, type YearCompany } from "./signals-year-company.ts";

/** A true gap of a person. */
export interface PersonalPlant {
  readonly person: number;
  readonly sections: readonly number[];
  readonly from: number;
}

/** A page that is wrong. */
export interface PagePlant {
  readonly section: number;
  readonly from: number;
  /** `asked`: only who asks is stuck; the items can be answered. */
  readonly shows: "everywhere" | "asked";
}

export function plantPages(
  { pageProblems, sections }: CompanySize,
  random: () => number,
  workers: readonly Worker[],
): readonly PagePlant[] {
  const used = new Set(workers.flatMap(({ path }) => path));
  const places = new Set<number>();
  while (places.size < pageProblems) {
    const section = Math.floor(random() * sections);
    if (used.has(section)) places.add(section);
  }
  return [...places].map((section) => ({
    section,
    from: 30 + Math.floor(random() * 240),
    shows: random() < 0.5 ? "everywhere" : "asked",
  }));
}

/** In people who practise: what nobody practises, nobody can notice. */
export function plantPersonal(
  { personalGaps }: CompanySize,
  random: () => number,
  { workers, sections, pages }: Pick<YearCompany, "workers" | "sections" | "pages">,
): readonly PersonalPlant[] {
  const wrong = new Set(pages.map(({ section }) => section));
  const able = workers.filter(({ opens, joins, isExpert }) => opens > 0.5 && joins < 150 && !isExpert);
  const plants = new Map<number, PersonalPlant>();
  while (plants.size < Math.min(personalGaps, able.length)) {
    const worker = able[Math.floor(random() * able.length)];
    if (worker === undefined) continue;
    const skill = Math.floor((random() * worker.path.length) / sectionsOfSkill) * sectionsOfSkill;
    const ofSkill = worker.path.slice(skill, skill + sectionsOfSkill);
    const one = ofSkill[Math.floor(random() * ofSkill.length)] ?? 0;
    const chosen = random() < 0.6 ? [one] : ofSkill;
    if (chosen.some((section) => wrong.has(section) || sections[section]?.lookup)) continue;
    const from = worker.joins >= 0 ? worker.joins : Math.floor(random() * 240);
    plants.set(worker.id, { person: worker.id, sections: chosen, from });
  }
  return [...plants.values()];
}
