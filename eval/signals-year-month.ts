import type { Year } from "./signals-year.ts";
import type { DigestEntry } from "./signals-year-digests.ts";
import { type PersonalNews, sectionsOf } from "./signals-year-gaps.ts";

/** What everybody in a small company receives in four weeks, in words, with what is true beside it. */
export function monthInWords({ company, news, entries, told }: Year, from: number): readonly string[] {
  const isIn = ({ day }: { readonly day: number }) => day >= from && day < from + 28;
  const people = [...Map.groupBy(news.filter(isIn), ({ person }) => person)].toSorted(([a], [b]) => a - b);
  const flags = told.filter((one) => one.what === "page" && isIn(one));
  return [
    ...people.map(
      ([person, own]) => `person ${person}: ${own.map((one) => personWords(one, company)).join("; ")}`,
    ),
    `the other ${company.workers.length - people.length} people: nothing`,
    ...flags.map(
      ({ subject, day, truth }) =>
        `owner of section ${subject.place}: flag on day ${day} (${truth === "page" ? "truly wrong" : "it is sound"})`,
    ),
    ...company.teams.map(({ manager, members }) => {
      const own = entries.filter((entry) => entry.manager === manager && isIn(entry));
      const said = own.map((entry) => `day ${entry.day}: ${entryWords(entry)}`).join("; ");
      return `manager ${manager} (${members.length} people): ${said || "nothing"}`;
    }),
  ];
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
  const truth = isTrue ? "true" : "chance";
  switch (kind) {
    case "coached":
      return `day ${day} told that ${what} is missed more than usual, with practice (${truth})`;
    case "persists":
      return `day ${day} shown what the manager will see of ${what} (${truth})`;
    case "closed":
      return `day ${day} ${what} is over (${closing})`;
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
