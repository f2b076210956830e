import { argv, stdout } from "node:process";
import { type DigestEntry, liveYear, type Told, type Year } from "./signals-year.ts";
import { type CompanySize, largeCompany, smallCompany } from "./signals-year-company.ts";
import { type PersonalNews, sectionsOf } from "./signals-year-gaps.ts";
import { findMissingPages } from "./signals-year-questions.ts";

/** `npm run eval:signals [seed] [people]`: the generated year, the same of people whose recall is exactly as predicted, and a month of a small company in words. */
const seed = argv[2] ?? "2";
const people = Number(argv[3] ?? largeCompany.people);

report(`${people} people`, liveYear(scaled(people), seed));
report(`${people} people who recall exactly as predicted`, liveYear({ ...scaled(people), scatter: 0 }, seed));
const small = liveYear(smallCompany, seed);
report("60 people", small);
tellMonth(small, 91);

function scaled(count: number): CompanySize {
  const part = count / largeCompany.people;
  const of = (value: number) => Math.max(1, Math.round(value * part));
  return {
    ...largeCompany,
    people: count,
    managers: Math.max(10, of(largeCompany.managers)),
    sections: Math.max(80, Math.ceil(of(largeCompany.sections) / 4) * 4),
    roles: Math.max(4, of(largeCompany.roles)),
    personalGaps: of(largeCompany.personalGaps),
    pageProblems: of(largeCompany.pageProblems),
  };
}

function report(title: string, year: Year): void {
  const { company, told, news, entries, personYears } = year;
  const line = (text: string) => stdout.write(`  ${text}\n`);
  stdout.write(`\n${title}, seed ${seed}: ${year.signals} signals, ${year.tries} tries\n`);
  const lastOnset = 364 - 84;
  const planted = company.personal.filter(({ from }) => from <= lastOnset);
  const foundPeople = company.personal.filter(({ from }, i) => from <= lastOnset && year.foundPeople.has(i));
  const pages = company.pages.filter(({ from }) => from <= lastOnset);
  const foundPages = company.pages.filter(({ from }, i) => from <= lastOnset && year.foundPages.has(i));
  line(
    `personal gaps: ${foundPeople.length} of ${planted.length} planted found (${share(foundPeople.length, planted.length)})`,
  );
  line(
    `  of one section ${shareOf(foundPeople, planted, 1)}, of a skill ${shareOf(foundPeople, planted, 4)}`,
  );
  line(
    `page problems: ${foundPages.length} of ${pages.length} planted found (${share(foundPages.length, pages.length)})`,
  );
  for (const what of ["person", "page"] as const) {
    const of = (truth: Told["truth"]) =>
      told.filter((one) => one.what === what && one.truth === truth).length;
    const all = told.filter((one) => one.what === what).length;
    line(
      `told as ${what}: ${all}; truly a person's ${of("person")}, a page's ${of("page")}, nothing ${of("nothing")}; precision ${share(of(what), all)}`,
    );
    line(
      `  days from onset: ${quantiles(told.filter((one) => one.what === what).flatMap(({ after }) => after ?? []))}`,
    );
  }
  const wrong = told.filter(({ what, truth }) => what === "person" && truth === "nothing").length;
  line(
    `escalated although nothing was wrong: ${((wrong / personYears) * 10_000).toFixed(1)} in 10,000 person-years (${wrong} in ${personYears.toFixed(0)})`,
  );
  const mistaken = told.flatMap(({ truth, person }) =>
    truth === "nothing" && person !== null ? (company.workers[person] ?? []) : [],
  );
  const abilities = mistaken.map(({ ability }) => ability.toFixed(2)).join(", ");
  line(
    `  newcomers among them: ${mistaken.filter(({ joins }) => joins >= 0).length}; recall beside the predicted, as a logit: ${abilities || "-"}`,
  );
  const coached = news.filter(({ kind }) => kind === "coached").length;
  line(`coached: ${coached} times, ${(coached / personYears).toFixed(2)} a person-year`);
  line(
    `closed: ${JSON.stringify(
      Object.fromEntries(
        [
          ...Map.groupBy(
            news.filter(({ kind }) => kind === "closed"),
            ({ closing }) => closing,
          ),
        ].map(([closing, all]) => [closing, all.length]),
      ),
    )}`,
  );
  const missing = findMissingPages(company.size, seed);
  line(
    `content gaps: ${missing.found} of ${missing.planted} planted found (${share(missing.found, missing.planted)}), opened ${missing.opened}, precision ${share(missing.right, missing.opened)}; days from the third question: ${quantiles(missing.days)}`,
  );
  const weeks = new Set(entries.map(({ manager, day }) => `${manager} ${day}`)).size;
  line(
    `digests: ${weeks}, ${(weeks / company.size.managers / 52).toFixed(3)} a manager and week; entries ${entries.length}, most in one ${most(entries.map(({ manager, day }) => `${manager} ${day}`))}`,
  );
  const repeated = entries.length - new Set(entries.map(({ manager, about }) => `${manager} ${about}`)).size;
  line(`entries repeated without news: ${repeated}`);
  const inSmall = entries.filter(({ group }) => group !== null && group.people.length < 5).length;
  const named = entries.filter(
    ({ kind, person }) =>
      kind !== "page" && !told.some((one) => one.what === "person" && one.person === person),
  ).length;
  line(`entries on groups under five: ${inSmall}; people named without an escalation of their own: ${named}`);
}

function shareOf(
  found: Year["company"]["personal"],
  planted: Year["company"]["personal"],
  sections: number,
): string {
  const count = (all: typeof found) => all.filter((one) => one.sections.length === sections).length;
  return share(count(found), count(planted));
}

function share(part: number, of: number): string {
  return of === 0 ? "-" : (part / of).toFixed(3);
}

function quantiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? "-";
  return `half within ${at(0.5)}, nine in ten within ${at(0.9)}`;
}

function most(keys: readonly string[]): number {
  return Math.max(0, ...[...Map.groupBy(keys, (key) => key).values()].map((all) => all.length));
}

/** What everybody in a small company receives in four weeks, in words, with what is true beside it. */
function tellMonth(year: Year, from: number): void {
  const { company, news, entries, told } = year;
  const isIn = ({ day }: { readonly day: number }) => day >= from && day < from + 28;
  const write = (text: string) => stdout.write(`  ${text}\n`);
  stdout.write("\nFour weeks of the small company, in words\n");
  const people = Map.groupBy(news.filter(isIn), ({ person }) => person);
  for (const { id } of company.workers) {
    const own = people.get(id) ?? [];
    if (own.length > 0) write(`person ${id}: ${own.map((one) => personWords(one, company)).join("; ")}`);
  }
  write(`the other ${company.workers.length - people.size} people: nothing`);
  for (const { subject, day, truth } of told.filter((one) => one.what === "page" && isIn(one))) {
    write(
      `owner of section ${subject.place}: flag on ${dayWords(day)} (${truth === "page" ? "truly wrong" : "it is sound"})`,
    );
  }
  for (const { manager, members } of company.teams) {
    const own = entries.filter((entry) => entry.manager === manager && isIn(entry));
    const said = own.map((entry) => `${dayWords(entry.day)}: ${entryWords(entry)}`);
    write(`manager ${manager} (${members.length} people): ${said.join("; ") || "nothing"}`);
  }
}

function personWords(
  { kind, person, subject, day, closing }: PersonalNews,
  { personal }: Year["company"],
): string {
  const isTrue = personal.some(
    (one) =>
      one.person === person &&
      one.from <= day &&
      one.sections.some((section) => sectionsOf(subject).includes(section)),
  );
  const what = `${subject.of} ${subject.place}`;
  switch (kind) {
    case "coached":
      return `${dayWords(day)} told that ${what} is missed more than usual, with practice (${isTrue ? "true" : "chance"})`;
    case "persists":
      return `${dayWords(day)} shown what the manager will see of ${what} (${isTrue ? "true" : "chance"})`;
    case "closed":
      return `${dayWords(day)} ${what} is over (${closing})`;
  }
}

function entryWords({ kind, about, person, group }: DigestEntry): string {
  const place = about.split(" ").slice(-3, -1).join(" ");
  switch (kind) {
    case "closed":
      return `person ${person} recalls ${place} again`;
    case "page":
      return `page of section ${about.split(" ")[1]} is wrong for a group of ${group?.people.length} people, its owner is asked`;
    case "person":
      return `person ${person} still misses ${place} after coaching`;
  }
}

function dayWords(day: number): string {
  return `day ${day}`;
}
