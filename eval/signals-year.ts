import { defaultPolicy } from "../src/core/policy.ts";
import { seededRandom } from "../src/core/seeded-random.ts";
import { type FigureGroup, figureGroups } from "../src/signals/team-figures.ts";
import { type CompanySize, makeCompany, type YearCompany } from "./signals-year-company.ts";
import { type PersonalNews, sectionsOf, watchPeople, type YearSubject } from "./signals-year-gaps.ts";
import { watchPages } from "./signals-year-pages.ts";
import { instantOf, isWorkday, type Life, makeLife } from "./signals-year-people.ts";

/** What was told, and what was true of it. */
export interface Told {
  readonly what: "person" | "page";
  readonly truth: "person" | "page" | "nothing";
  readonly day: number;
  /** Days since it truly began; `null`: it never did. */
  readonly after: number | null;
  readonly person: number | null;
  readonly subject: YearSubject;
}

export interface DigestEntry {
  readonly manager: string;
  readonly day: number;
  readonly kind: "closed" | "page" | "person";
  /** What it is about, the same for the same news. */
  readonly about: string;
  readonly person: number | null;
  readonly group: FigureGroup | null;
}

export interface Year {
  readonly company: YearCompany;
  readonly signals: number;
  readonly tries: number;
  readonly news: readonly PersonalNews[];
  readonly told: readonly Told[];
  readonly entries: readonly DigestEntry[];
  /** Planted and found, by place in `company.personal` and `company.pages`: the day. */
  readonly foundPeople: ReadonlyMap<number, number>;
  readonly foundPages: ReadonlyMap<number, number>;
  readonly personYears: number;
}

/** A year of a company, day by day: people live, the nightly rules look, owners mend, managers are told. */
export function liveYear(size: CompanySize, seed: string): Year {
  const company = makeCompany(size, seed);
  const random = seededRandom(`year ${seed}`);
  const lives = company.workers.map((worker) => makeLife(worker, company, seed));
  const people = watchPeople();
  const pages = watchPages(size.sections);
  const truth = makeTruth(company);
  const news: PersonalNews[] = [];
  const told: Told[] = [];
  const waiting: DigestEntry[] = [];
  const entries: DigestEntry[] = [];
  const mends: { readonly day: number; readonly run: () => void }[] = [];
  let [signalCount, tries, daysThere] = [0, 0, 0];

  for (let day = 0; day < 364; day += 1) {
    for (const [i, mend] of mends.entries()) if (mend.day === day) mends[i]?.run();
    for (const [section, { rollOuts }] of company.sections.entries()) {
      if (rollOuts.includes(day)) changeSection(section, lives, pages.startAnew);
    }
    if (day % 7 === 0) entries.push(...sendDigests(waiting, day));
    if (!isWorkday(day)) continue;
    const coached = people.coachedSections();
    const now = instantOf(day);
    const signals = lives.flatMap((life) => {
      if (!life.isThere(day)) return [];
      daysThere += 1;
      return life.live({
        day,
        now,
        coached: coached.get(life.worker.id) ?? [],
        isPageWrong: (section) => truth.pageWrong(section, day),
        hasGap: (section) => truth.personalGap(life.worker.id, section, day),
      });
    });
    signalCount += signals.length;
    const touched = pages.take(day, signals);
    for (const signal of signals) {
      if (signal.predicted !== null) tries += 1;
      people.take(signal, pages.isOpen(signal.section) || company.sections[signal.section]?.lookup === true);
    }
    for (const { section } of pages.night(day, touched)) {
      const { truth: real, after } = truth.ofPage(section, day);
      told.push({
        what: "page",
        truth: real,
        day,
        after,
        person: null,
        subject: { of: "section", place: section },
      });
      waiting.push(...pageEntries(company, section, { day, contributors: pages.peopleWithSigns(section) }));
      mends.push({
        day: day + 15,
        run: () => {
          truth.mendPage(section);
          if (real === "page") changeSection(section, lives, pages.startAnew);
          else pages.startAnew(section);
        },
      });
    }
    const said = people.night({
      day,
      isThere: (person) => lives[person]?.isThere(day) ?? false,
      isPageSuspected: pages.isSuspected,
      isPageInDoubt: pages.isOpen,
    });
    news.push(...said);
    for (const { kind, person, subject, closing } of said) {
      const manager = String(company.workers[person]?.manager ?? -1);
      const about = `${person} ${subject.of} ${subject.place}`;
      if (kind === "closed" && closing?.startsWith("persists"))
        waiting.push({ manager, day, kind: "closed", about: `closed ${about} ${day}`, person, group: null });
      if (kind !== "persists") continue;
      const found = truth.ofPerson(person, subject, day);
      told.push({ what: "person", ...found, day, person, subject });
      waiting.push({ manager, day, kind: "person", about: `person ${about} ${day}`, person, group: null });
      mends.push({ day: day + 14 + Math.floor(random() * 14), run: () => truth.mendPerson(person, subject) });
    }
  }
  return {
    company,
    signals: signalCount,
    tries,
    news,
    told,
    entries,
    foundPeople: truth.foundPeople,
    foundPages: truth.foundPages,
    personYears: daysThere / 230,
  };
}

/** What is planted, until it is mended. */
function makeTruth({ personal, pages }: YearCompany) {
  const mendedPeople = new Set<number>();
  const mendedPages = new Set<number>();
  const foundPeople = new Map<number, number>();
  const foundPages = new Map<number, number>();
  const ofPerson = new Map(personal.map((plant, i) => [plant.person, { plant, i }]));
  const ofSection = new Map(pages.map((plant, i) => [plant.section, { plant, i }]));
  const isOn = (from: number, day: number, isMended: boolean) => day >= from && !isMended;
  const pageWrong = (section: number, day: number) => {
    const known = ofSection.get(section);
    if (known === undefined || !isOn(known.plant.from, day, mendedPages.has(known.i))) return null;
    return known.plant.shows;
  };
  return {
    foundPeople,
    foundPages,
    pageWrong,
    personalGap: (person: number, section: number, day: number): boolean => {
      const known = ofPerson.get(person);
      if (known === undefined || !known.plant.sections.includes(section)) return false;
      return isOn(known.plant.from, day, mendedPeople.has(known.i));
    },
    ofPage: (section: number, day: number): Pick<Told, "truth" | "after"> => {
      const known = ofSection.get(section);
      if (known === undefined || pageWrong(section, day) === null) return { truth: "nothing", after: null };
      if (!foundPages.has(known.i)) foundPages.set(known.i, day);
      return { truth: "page", after: day - known.plant.from };
    },
    ofPerson: (person: number, subject: YearSubject, day: number): Pick<Told, "truth" | "after"> => {
      const sections = sectionsOf(subject);
      const known = ofPerson.get(person);
      const isTrue = known?.plant.sections.some((section) => sections.includes(section)) ?? false;
      if (known !== undefined && isTrue && day >= known.plant.from) {
        if (!foundPeople.has(known.i)) foundPeople.set(known.i, day);
        return { truth: "person", after: day - known.plant.from };
      }
      const isPage = sections.some((section) => pageWrong(section, day) !== null);
      return { truth: isPage ? "page" : "nothing", after: null };
    },
    mendPerson: (person: number, subject: YearSubject): void => {
      const known = ofPerson.get(person);
      if (known?.plant.sections.some((section) => sectionsOf(subject).includes(section)))
        mendedPeople.add(known.i);
    },
    mendPage: (section: number): void => {
      const known = ofSection.get(section);
      if (known !== undefined) mendedPages.add(known.i);
    },
  };
}

function changeSection(section: number, lives: readonly Life[], startAnew: (section: number) => void): void {
  startAnew(section);
  for (const life of lives) life.forget(section);
}

/** A wrong page is told to managers whose people met it, in groups that may be spoken of. */
function pageEntries(
  { teams }: YearCompany,
  section: number,
  { day, contributors }: { readonly day: number; readonly contributors: readonly number[] },
): readonly DigestEntry[] {
  const groups = figureGroups({
    teams,
    contributors: new Set(contributors.map(String)),
    policy: defaultPolicy,
  });
  return groups.map((group) => ({
    manager: group.manager,
    day,
    kind: "page",
    about: `page ${section} ${day}`,
    person: null,
    group,
  }));
}

/** On Mondays: for each manager at most five, what closed first, then pages, then people. The rest waits. */
function sendDigests(waiting: DigestEntry[], day: number): readonly DigestEntry[] {
  const sent: DigestEntry[] = [];
  const left: DigestEntry[] = [];
  const order = { closed: 0, page: 1, person: 2 } as const;
  for (const all of Map.groupBy(waiting, ({ manager }) => manager).values()) {
    const ordered = all.toSorted((a, b) => order[a.kind] - order[b.kind] || a.day - b.day);
    sent.push(...ordered.slice(0, mostEntries).map((entry) => ({ ...entry, day })));
    left.push(...ordered.slice(mostEntries));
  }
  waiting.splice(0, waiting.length, ...left);
  return sent;
}

const mostEntries = 5;
