import type { Element } from "../../core/card.ts";
import { boldLine, line, quietLine } from "../../core/card-parts.ts";
import type { EntryFacts, EntryPage } from "../../core/escalations.ts";
import { answerWords, trustWords } from "../../core/messages/ask.ts";
import { dayInWords, isoDayInWords } from "../../core/messages/dates.ts";
import { entryWords as words } from "../../core/messages/digest.ts";
import { pageUrl } from "../../core/page-url.ts";
import type { Person } from "../../core/people.ts";
import type { Policy } from "../../core/policy.ts";
import { titleOf } from "../subjects.ts";
import { pictureOf, trendInWords } from "./trend.ts";

export interface EntryView {
  readonly entry: EntryFacts;
  readonly people: readonly Pick<Person, "id" | "name">[];
  readonly policy: Pick<Policy, "timeZone" | "signals">;
  readonly now: Date;
}

/**
 * One entry. The person and the manager read the same, word for word: days are those of the company's zone,
 * whoever reads them, and the figures those of when the person saw it.
 */
export function entryElements(view: EntryView): readonly Element[] {
  const { entry, now, policy } = view;
  const zone = policy.timeZone;
  return [
    boldLine(entryTitle(view)),
    ...(entry.said === "new" ? [] : [line(words[entry.said])]),
    line([...whatLines(view), ...causeLines(entry, now, zone)].join(" ")),
    ...(entry.weeks.length === 0 ? [] : [quietLine(trendLine(entry))]),
    ...(entry.page === null ? [] : [citation(entry.page, now, zone)]),
    line(proposalLine(entry)),
  ];
}

/** "Ada Example: Refund approvals · Over 500" */
export function entryTitle({ entry, people }: Pick<EntryView, "entry" | "people">): string {
  const what = titleOf(entry);
  if (entry.cause === "missing") return words.missing(what);
  return entry.person === null ? what : words.titleOf(nameOf(people, entry.person), what);
}

/** The name of a person by their id. */
export function nameOf(people: readonly Pick<Person, "id" | "name">[], id: string): string {
  return people.find((person) => person.id === id)?.name ?? id;
}

function whatLines({ entry, now, policy }: EntryView): readonly string[] {
  const zone = policy.timeZone;
  const since = dayInWords(new Date(entry.since), now, zone);
  if (entry.person === null) {
    // Below this many, how many they are would tell who they are.
    const isCounted = entry.people >= policy.signals.countsFrom;
    const people = isCounted ? words.people(entry.people) : words.some;
    return [entry.cause === "missing" ? words.asked(people, since) : words.stuck(people, since)];
  }
  const practised =
    entry.practisedSince === null ? null : dayInWords(new Date(entry.practisedSince), now, zone);
  return [
    words.since(since),
    words.missed(entry.missed, entry.tries, entry.days, practised),
    words.expected(entry.predicted),
  ];
}

function causeLines({ cause, page }: EntryFacts, now: Date, zone: string): readonly string[] {
  switch (cause) {
    case "missing":
      return [];
    case "changed":
      return page === null
        ? [words.cause.recall]
        : [words.cause.changed(page.version, isoDayInWords(page.effectiveOn, now, zone))];
    case "recall":
    case "steps":
    case "page":
      return [words.cause[cause]];
  }
}

function proposalLine({ cause, person }: EntryFacts): string {
  if (cause === "missing") return words.proposal.missing;
  return person === null ? words.proposal.owner : words.proposal[cause];
}

function trendLine({ weeks, person }: EntryFacts): string {
  const say = person === null ? words.trend.signs : words.trend.misses;
  return say(pictureOf(weeks), trendInWords(weeks));
}

function citation(page: EntryPage, now: Date, zone: string): Element {
  const isWhole = page.heading.trim().toLowerCase() === page.title.trim().toLowerCase();
  return {
    kind: "citation",
    label: answerWords.citation(
      answerWords.pageVersion(page.title, page.version),
      isWhole ? null : page.heading,
    ),
    detail: answerWords.citationDetail(
      isoDayInWords(page.effectiveOn, now, zone),
      trustWords.state[page.trust],
    ),
    trust: page.trust,
    url: pageUrl({ ...page, kind: "sop" }, page.section),
  };
}
