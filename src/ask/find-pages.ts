import type { Asker } from "../core/asker.ts";
import { toElements } from "../core/block-elements.ts";
import type { Card } from "../core/card.ts";
import { quietLine } from "../core/card-parts.ts";
import { cardOf } from "../core/card-text.ts";
import { findWords } from "../core/messages/ask.ts";
import { resolveHref } from "../core/page-url.ts";
import type { PageReports } from "../core/ports/ask-store.ts";
import type { CurrentSection } from "../core/ports/page-store.ts";
import type { AskDeps } from "./ask-deps.ts";
import { citationElement, citationLabel } from "./citation-element.ts";
import { candidateOf, cite } from "./cite.ts";
import { fitPhoneScreen } from "./phone-screen.ts";
import { readableSections, visibilityOf } from "./readable.ts";

/** A section found by words, with a card that others may be sent. */
export interface PageFound {
  readonly title: string;
  readonly detail: string;
  readonly card: Card;
}

/**
 * Sections that speak of some words, best first, of those the reader may read. The card of one that not
 * everybody may read only names it, since who gets it is not known: the page itself asks who reads.
 */
export async function findPages(
  deps: AskDeps,
  asker: Pick<Asker, "reader" | "at">,
  { text, most }: { readonly text: string; readonly most: number },
): Promise<readonly PageFound[]> {
  const { reader, at } = asker;
  const { candidates } = await deps.search({ text, history: [], reader, at, language: null });
  const sections = await readableSections(
    deps.pages,
    candidates.map(({ row }) => row),
    asker,
  );
  const shown = sections.slice(0, most);
  const reports = await deps.store.reports(shown);
  return shown.map((section) => found(deps, section, reports, at));
}

function found(
  { company: { policy } }: AskDeps,
  section: CurrentSection,
  reports: readonly PageReports[],
  now: Date,
): PageFound {
  const own = reports.find(({ sop, version }) => sop === section.sop && version === section.version) ?? null;
  const quoted = { blocks: section.blocks, shortened: false };
  const { citation } = cite(quoted, { section, passage: "", reports: own }, now, policy);
  const source = citationElement(citation, { now, timeZone: policy.timeZone });
  const isOpen = visibilityOf([section], section.sensitive) === "everybody";
  const body = isOpen
    ? fitPhoneScreen(toElements(section.blocks, (href) => resolveHref(href, section)))
    : [quietLine(findWords.notForEverybody)];
  return {
    title: section.title,
    detail: citationLabel(candidateOf(section)),
    card: cardOf([{ kind: "heading", text: section.heading }, ...body, source]),
  };
}
