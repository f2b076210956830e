import type { Element } from "../core/card.ts";
import { answerWords, trustWords } from "../core/messages/ask.ts";
import { isoDayInWords } from "../core/messages/dates.ts";
import type { Candidate } from "../core/outcome.ts";
import type { Citation } from "../core/terms.ts";

/** When it is, for whom days are told. */
export interface Today {
  readonly now: Date;
  /** The company's zone. */
  readonly timeZone: string;
}

export function citationElement(
  citation: Citation,
  { now, timeZone }: Today,
): Element & { kind: "citation" } {
  const day = isoDayInWords(citation.effectiveOn, now, timeZone);
  return {
    kind: "citation",
    label: citationLabel(citation),
    detail: answerWords.citationDetail(day, citation.trustNote ?? trustWords.state[citation.trust]),
    trust: citation.trust,
    url: citation.url,
  };
}

/** "Refund approvals v7 · Over 500"; the heading is left out where it says the title again. */
export function citationLabel(place: Pick<Candidate, "title" | "version" | "heading">): string {
  const heading =
    place.heading.trim().toLowerCase() === place.title.trim().toLowerCase() ? null : place.heading;
  return answerWords.citation(answerWords.pageVersion(place.title, place.version), heading);
}
