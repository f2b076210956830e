import { handoverWords, timeInWords } from "../core/messages/handover.ts";
import type { Person } from "../core/people.ts";
import type { Request } from "../core/requests.ts";
import { scheduleOf } from "../core/working-time.ts";
import { type CandidateSearch, type Relation, relationOf } from "./candidates.ts";
import { deciders } from "./deciders.ts";
import type { KnownPeople } from "./handover-deps.ts";
import type { Subject } from "./subject.ts";

/** Everything that a card about a request is made of. */
export interface RequestView {
  readonly request: Request;
  readonly subject: Subject;
  readonly known: KnownPeople;
  /** Who will be asked when the time of whoever is asked now is over; `null`: nobody. */
  readonly next: Person | null;
  readonly now: Date;
}

/** The name of a person by their id; a page may name somebody nobody here knows, who keeps that name. */
export function nameOf({ people }: Pick<KnownPeople, "people">, id: string): string {
  return people.find((person) => person.id === id)?.name ?? id;
}

export function askerName({ known, request }: Pick<RequestView, "known" | "request">): string {
  const { person } = request.place;
  return person === null ? handoverWords.stranger : nameOf(known, person);
}

/** Zone in which somebody reads times; of nobody known, the company's. */
export function zoneOf({ people, company }: KnownPeople, id: string | null): string {
  const person = people.find((one) => one.id === id);
  return person === undefined ? company.policy.timeZone : scheduleOf(person, company).timeZone;
}

/** A time for whoever asked, in their zone. */
export function forAsker({ known, request, now }: RequestView, at: Date): string {
  return timeInWords(at, now, zoneOf(known, request.place.person));
}

/** "Refund approvals", or what to say where there is no page. */
export function pageTitle({ page }: Subject): string {
  return page?.title ?? handoverWords.asker.thisPage;
}

/** "Refund approvals v7 · Over 500" */
export function sectionLabel({ page, section }: Subject): string | null {
  if (page === null) return null;
  const heading = section?.heading ?? null;
  const same = heading?.trim().toLowerCase() === page.title.trim().toLowerCase();
  return handoverWords.section(handoverWords.pageVersion(page.title, page.version), same ? null : heading);
}

/** What was asked, short enough for one line; questions are as long as people write them. */
export function questionInShort({ details, question }: Request): string {
  const words = (details ?? question)?.replace(/\s+/g, " ").trim();
  if (words === undefined) return handoverWords.noWords;
  const letters = [...words];
  return handoverWords.quoted(letters.length <= SHORT ? words : `${letters.slice(0, SHORT - 1).join("")}…`);
}

const SHORT = 160;

/** Why a person is asked, in words of the catalogue for who reads them. */
export function whyInWords(view: RequestView, person: string, words: Because): string {
  const { subject, known } = view;
  const page = pageTitle(subject);
  const area = known.company.areas.find(({ id }) => id === subject.path?.split("/")[0])?.title ?? page;
  const name = (id: string | null | undefined) =>
    id === null || id === undefined ? null : nameOf(known, id);
  switch (relationIn(view, person)) {
    case "owner":
      return words.owner(page);
    case "deputy":
      return words.deputy(page, name(subject.page?.owner));
    case "expert":
      return words.expert(area);
    case "lead":
      return words.lead(area);
    case "administrator":
      return words.administrator();
    case "approver":
      return words.approver(page);
    case "approver-deputy":
      return words.approverDeputy(page, name(subject.page?.approver) ?? page);
    case "unknown":
      return words.unknown();
  }
}

type Because = typeof handoverWords.asker.because;

/** Whom to ask about what a request is about. */
export function searchFor(known: KnownPeople, subject: Subject, asker: string | null): CandidateSearch {
  const { people, company, administrator } = known;
  return { page: subject.page, path: subject.path, asker, people, company, administrator };
}

/** Who may decide a request. */
export function decidersOf(known: KnownPeople, { page }: Subject, asker: string | null) {
  const { people, company } = known;
  return page === null ? [] : deciders({ page, asker, people, company });
}

function relationIn({ request, subject, known }: RequestView, person: string): Relation {
  const asker = request.place.person;
  if (request.kind === "help") return relationOf(searchFor(known, subject, asker), person);
  const decider = decidersOf(known, subject, asker).find((one) => one.person.id === person);
  return decider?.as ?? "unknown";
}
