import type { Element } from "../core/card.ts";
import { line, quietLine } from "../core/card-parts.ts";
import { answerWords, trustWords } from "../core/messages/ask.ts";
import { isoDayInWords } from "../core/messages/dates.ts";
import { handoverWords } from "../core/messages/handover.ts";
import { pageUrl } from "../core/page-url.ts";
import { audienceGroups, mayRead, type Person } from "../core/people.ts";
import type { PageView } from "../core/ports/page-store.ts";
import type { KnownPeople } from "./handover-deps.ts";
import { type RequestView, sectionLabel } from "./request-view.ts";

const words = handoverWords.expert;

/** What Cairn showed who asked, for the person who is asked: as far as they may read it. */
export function shownElements(view: RequestView, person: string): readonly Element[] {
  const { page, quote } = view.subject;
  if (page === null) return [quietLine(words.shownNothing)];
  if (!mayBeShown(view.known, page, person)) return [quietLine(words.shownClosed)];
  const lines = quote?.split("\n") ?? [];
  return [
    ...(lines.length === 0 ? [] : [{ kind: "fold" as const, label: words.shown, elements: lines.map(line) }]),
    ...citationElement(view),
  ];
}

/** The section that a request is about, at the version that was shown. */
export function citationElement({ subject, known, now }: RequestView): readonly Element[] {
  const { page, section } = subject;
  const label = sectionLabel(subject);
  if (page === null || label === null) return [];
  const trust = known.trust.get(page.sop) ?? "unverified";
  return [
    {
      kind: "citation",
      label,
      detail: outdatedDetail(page) ?? effectiveDetail(page, trustWords.state[trust], now, known),
      trust,
      url: pageUrl(page, section?.slug ?? null),
    },
  ];
}

function effectiveDetail(page: PageView, trust: string, now: Date, { company }: KnownPeople): string {
  return answerWords.citationDetail(isoDayInWords(page.effectiveOn, now, company.policy.timeZone), trust);
}

/** Said of a version that holds no longer. */
function outdatedDetail({ state, versions }: PageView): string | null {
  if (state === "effective" || state === "scheduled") return null;
  const current = versions.find((version) => version.state === "effective");
  return current === undefined ? words.retired : words.superseded(current.version);
}

/** A page's own people may read it; everybody else by the audience that the version names. */
function mayBeShown(known: KnownPeople, page: PageView, id: string): boolean {
  if ([page.owner, page.deputy, page.approver].includes(id)) return true;
  const person = known.people.find((one) => one.id === id);
  return mayRead({ groups: person === undefined ? [] : groupsOf(known, person) }, page.audience);
}

function groupsOf({ people, administrator }: KnownPeople, person: Person): readonly string[] {
  return audienceGroups(person, [
    "employee",
    ...(people.some(({ manager }) => manager === person.id) ? (["manager"] as const) : []),
    ...(administrator === person.id ? (["administrator"] as const) : []),
  ]);
}
