import type { Element } from "../../core/card.ts";
import { answerWords, trustWords } from "../../core/messages/ask.ts";
import { isoDayInWords } from "../../core/messages/dates.ts";
import { pageUrl } from "../../core/page-url.ts";
import type { CurrentSection, SectionKey } from "../../core/ports/page-store.ts";
import type { Trust } from "../../core/terms.ts";
import type { PracticeDeps } from "../practice-deps.ts";

/** A section at one version, with what a reader may rely on. */
export interface CitedSection {
  readonly section: CurrentSection;
  readonly trust: Trust;
}

/** The section as it was current at an instant; `null`: no page had it. */
export async function citeAt(
  { pages, trust }: Pick<PracticeDeps, "pages" | "trust">,
  { sop, section }: SectionKey,
  at: Date,
): Promise<CitedSection | null> {
  const [found] = await pages.currentSections([{ sop, section }], at);
  return found === undefined ? null : { section: found, trust: trust.get(sop) ?? "unverified" };
}

/** Page, version and section, with the way there. */
export function citationElement(
  { section, trust }: CitedSection,
  { now, zone }: { readonly now: Date; readonly zone: string },
): Element {
  const isWhole = section.heading.trim().toLowerCase() === section.title.trim().toLowerCase();
  const page = answerWords.pageVersion(section.title, section.version);
  const day = isoDayInWords(section.effectiveOn, now, zone);
  return {
    kind: "citation",
    label: answerWords.citation(page, isWhole ? null : section.heading),
    detail: answerWords.citationDetail(day, trustWords.state[trust]),
    trust,
    url: pageUrl(section, section.slug),
  };
}
