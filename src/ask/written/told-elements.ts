import { toElements } from "../../core/block-elements.ts";
import type { Element } from "../../core/card.ts";
import { quietLine } from "../../core/card-parts.ts";
import { answerWords } from "../../core/messages/ask.ts";
import type { Quoted } from "../../core/outcome.ts";
import { resolveHref } from "../../core/page-url.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";
import type { WrittenAnswer } from "../../core/written.ts";
import { citationElement, type Today } from "../citation-element.ts";
import { fitPhoneScreen } from "../phone-screen.ts";
import { citationMark, warningsIn, writtenElements } from "./written-elements.ts";

interface Told extends Today {
  readonly outcome: Pick<Quoted, "parts">;
  /** The sections that the parts quote, whole, in the same order. */
  readonly sections: readonly CurrentSection[];
}

/** A model's words, the warnings of the pages beside them, and what proves them. */
export function toldElements(written: WrittenAnswer, told: Told): readonly Element[] {
  const { parts } = told.outcome;
  return [
    ...fitPhoneScreen([...writtenElements(written, parts), ...warningElements(told)]),
    ...numberedCitations(told),
    quietLine(answerWords.written(pagesIn(told.sections))),
  ];
}

/** The same for plain words, nothing of it folded. */
export function toldSummary(written: WrittenAnswer, told: Told): readonly Element[] {
  return [
    ...writtenElements(written, told.outcome.parts),
    ...warningElements(told),
    ...numberedCitations(told),
  ];
}

/** What a model's words stand on, whole. */
export function ownWords(sections: readonly CurrentSection[]): Element {
  const elements = sections.flatMap((section, place) => [
    ...(sections.length > 1
      ? [{ kind: "heading" as const, text: answerWords.numbered(citationMark(place), section.heading) }]
      : []),
    ...toElements(section.blocks, (href) => resolveHref(href, section)),
  ]);
  return { kind: "fold", label: answerWords.ownWords(pagesIn(sections)), elements };
}

function pagesIn(sections: readonly CurrentSection[]): number {
  return new Set(sections.map(({ sop }) => sop)).size;
}

function warningElements({ outcome, sections }: Told): readonly Element[] {
  return outcome.parts.flatMap(({ blocks }, place) => {
    const section = sections[place];
    return toElements(warningsIn(blocks), (href) =>
      section === undefined ? href : resolveHref(href, section),
    );
  });
}

function numberedCitations(told: Told): readonly Element[] {
  return told.outcome.parts.map(({ citation }, place) => {
    const element = citationElement(citation, told);
    return { ...element, label: answerWords.numbered(citationMark(place), element.label) };
  });
}
