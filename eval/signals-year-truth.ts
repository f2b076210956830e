import type { YearCompany } from "./signals-year-company.ts";
import { sectionsOf, type YearSubject } from "./signals-year-gaps.ts";

/** What was true of something that was told. */
export interface Truth {
  readonly truth: "person" | "page" | "nothing";
  /** Days since it truly began; `null`: it never did. */
  readonly after: number | null;
}

/** What is planted, until it is mended; and on which day each of it was found. */
export function makeTruth({ personal, pages }: YearCompany) {
  const mended = { people: new Set<number>(), pages: new Set<number>() };
  const found = { people: new Map<number, number>(), pages: new Map<number, number>() };
  const ofPerson = new Map(personal.map((plant, i) => [plant.person, { plant, i }]));
  const ofSection = new Map(pages.map((plant, i) => [plant.section, { plant, i }]));

  const isPageWrong = (section: number, day: number) => {
    const known = ofSection.get(section);
    const isOn = known !== undefined && day >= known.plant.from && !mended.pages.has(known.i);
    return isOn ? known.plant.shows : null;
  };

  const plantedIn = (person: number, subject: YearSubject) => {
    const known = ofPerson.get(person);
    const sections = sectionsOf(subject);
    return known?.plant.sections.some((section) => sections.includes(section)) ? known : undefined;
  };

  return {
    /** By place in `company.personal` and `company.pages`: the day. */
    found,
    isPageWrong,
    hasGap: (person: number, section: number, day: number): boolean => {
      const known = plantedIn(person, { of: "section", place: section });
      return known !== undefined && day >= known.plant.from && !mended.people.has(known.i);
    },
    ofPage: (section: number, day: number): Truth => {
      const known = ofSection.get(section);
      if (known === undefined || isPageWrong(section, day) === null) return { truth: "nothing", after: null };
      if (!found.pages.has(known.i)) found.pages.set(known.i, day);
      return { truth: "page", after: day - known.plant.from };
    },
    ofPerson: (person: number, subject: YearSubject, day: number): Truth => {
      const known = plantedIn(person, subject);
      if (known !== undefined && day >= known.plant.from) {
        if (!found.people.has(known.i)) found.people.set(known.i, day);
        return { truth: "person", after: day - known.plant.from };
      }
      const isPage = sectionsOf(subject).some((section) => isPageWrong(section, day) !== null);
      return { truth: isPage ? "page" : "nothing", after: null };
    },
    mendPerson: (person: number, subject: YearSubject): void => {
      const known = plantedIn(person, subject);
      if (known !== undefined) mended.people.add(known.i);
    },
    mendPage: (section: number): void => {
      const known = ofSection.get(section);
      if (known !== undefined) mended.pages.add(known.i);
    },
  };
}
