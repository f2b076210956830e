import { seededRandom } from "../src/core/seeded-random.ts";
import { instantOf, isPracticeDay } from "./gaps-calendar.ts";
import { type CompanySize, makeCompany, type YearCompany } from "./signals-year-company.ts";
import { type DigestEntry, makeDigests } from "./signals-year-digests.ts";
import { type PersonalNews, watchPeople, type YearSubject } from "./signals-year-gaps.ts";
import { type PageNews, watchPages } from "./signals-year-pages.ts";
import { type Life, makeLife, type YearSignal } from "./signals-year-people.ts";
import { makeTruth, type Truth } from "./signals-year-truth.ts";

/** What was told, and what was true of it. */
export interface Told extends Truth {
  readonly what: "person" | "page";
  readonly day: number;
  readonly person: number | null;
  readonly subject: YearSubject;
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
  const year = beginYear(size, seed);
  for (let day = 0; day < 364; day += 1) {
    changeSections(year, day);
    if (day % 7 === 0) year.digests.send(day);
    if (isPracticeDay(day)) liveDay(year, day);
  }
  const { company, counts, news, told, digests, truth } = year;
  return {
    company,
    news,
    told,
    signals: counts.signals,
    tries: counts.tries,
    entries: digests.sent,
    foundPeople: truth.found.people,
    foundPages: truth.found.pages,
    personYears: counts.daysThere / workdaysOfYear,
  };
}

const workdaysOfYear = 230;

type YearSoFar = ReturnType<typeof beginYear>;

function beginYear(size: CompanySize, seed: string) {
  const company = makeCompany(size, seed);
  const mends: { readonly day: number; readonly run: () => void }[] = [];
  return {
    company,
    random: seededRandom(`year ${seed}`),
    lives: company.workers.map((worker) => makeLife(worker, company, seed)),
    people: watchPeople(),
    pages: watchPages(size.sections),
    truth: makeTruth(company),
    digests: makeDigests(company),
    mends,
    news: [] as PersonalNews[],
    told: [] as Told[],
    counts: { signals: 0, tries: 0, daysThere: 0 },
  };
}

/** What is mended on this day, and what is rolled out. */
function changeSections(year: YearSoFar, day: number): void {
  for (const mend of year.mends) if (mend.day === day) mend.run();
  for (const [section, { rollOuts }] of year.company.sections.entries()) {
    if (rollOuts.includes(day)) changeSection(year, section);
  }
}

function changeSection({ pages, lives }: YearSoFar, section: number): void {
  pages.startAnew(section);
  for (const life of lives) life.forget(section);
}

function liveDay(year: YearSoFar, day: number): void {
  const { people, pages, lives, counts, company } = year;
  const isThere = (person: number) => lives[person]?.isThere(day) ?? false;
  people.morning(day, isThere);
  const there = lives.filter((life) => life.isThere(day));
  const signals = signalsOf(year, there, day);
  counts.daysThere += there.length;
  counts.signals += signals.length;
  counts.tries += signals.filter(({ predicted }) => predicted !== null).length;
  const touched = pages.take(day, signals);
  for (const signal of signals) {
    const isLookedUp = company.sections[signal.section]?.lookup === true;
    if (!pages.isOpen(signal.section) && !isLookedUp) people.take(signal);
  }
  for (const found of pages.night(day, touched)) tellOwner(year, found);
  const { isSuspected: isPageSuspected, isOpen: isPageInDoubt } = pages;
  for (const said of people.night({ day, isThere, isPageSuspected, isPageInDoubt })) tellPerson(year, said);
}

function signalsOf({ people, truth }: YearSoFar, there: readonly Life[], day: number): readonly YearSignal[] {
  const coaching = people.coaching();
  const now = instantOf(day);
  return there.flatMap((life) =>
    life.live({
      day,
      now,
      coaching: coaching.get(life.worker.id) ?? [],
      isPageWrong: (section) => truth.isPageWrong(section, day),
      hasGap: (section) => truth.hasGap(life.worker.id, section, day),
    }),
  );
}

/** The owner mends the page within two weeks, or says that it is right. */
function tellOwner(year: YearSoFar, { section, day }: PageNews): void {
  const { truth, told, digests, pages, mends } = year;
  const real = truth.ofPage(section, day);
  told.push({ what: "page", ...real, day, person: null, subject: { of: "section", place: section } });
  digests.addPage(section, day, pages.peopleWithSigns(section));
  const mend = () => {
    truth.mendPage(section);
    if (real.truth === "page") changeSection(year, section);
    else pages.startAnew(section);
  };
  mends.push({ day: day + 15, run: mend });
}

/** Whoever persists is told to their manager, who helps within two to four weeks. */
function tellPerson({ truth, told, digests, news, mends, random }: YearSoFar, said: PersonalNews): void {
  const { kind, person, subject, day } = said;
  news.push(said);
  digests.addPerson(said);
  if (kind !== "persists") return;
  told.push({ what: "person", ...truth.ofPerson(person, subject, day), day, person, subject });
  mends.push({ day: day + 14 + Math.floor(random() * 14), run: () => truth.mendPerson(person, subject) });
}
