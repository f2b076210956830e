import { toElements } from "../../core/block-elements.ts";
import { type Block, blockLines } from "../../core/blocks.ts";
import type { Button, Card, Element } from "../../core/card.ts";
import { act, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { pathWords } from "../../core/messages/path.ts";
import { currentPageUrl, resolveHref } from "../../core/page-url.ts";
import type { CurrentSection, PageView } from "../../core/ports/page-store.ts";
import { type CitedSection, citationElement } from "../session/cite-section.ts";
import type { PathStep } from "./path.ts";
import { pathButton } from "./path-card.ts";

const words = pathWords.lesson;

export interface LessonView {
  readonly step: PathStep;
  /** Place of the step on the path, from 1, and how many there are. */
  readonly place: number;
  readonly all: number;
  /** `null`: there is none, the section speaks for itself. */
  readonly lesson: PageView | null;
  /** What it is built on; `null`: nothing that is open to the learner. */
  readonly source: CitedSection | null;
  readonly zone: string;
  readonly now: Date;
}

/** One lesson, or where there is none a section in short; then the case to try it on. */
export function lessonCard(view: LessonView): Card {
  const { step, place, all, source } = view;
  return cardOf([
    quietLine(words.place(place, all, step.title)),
    ...teaching(view),
    ...(source === null ? [] : [citationElement(source, view)]),
    ...(step.item === null ? [quietLine(words.noCase)] : [quietLine(words.tryHint)]),
    { kind: "buttons", buttons: buttons(view) },
  ]);
}

function teaching({ lesson, source }: LessonView): readonly Element[] {
  if (lesson !== null) {
    return [
      { kind: "heading", text: lesson.title },
      ...shortened(lesson.sections, lessonLines, words.restOfLesson),
    ];
  }
  if (source === null) return [line(words.nothingToShow)];
  const { section } = source;
  return [{ kind: "heading", text: section.heading }, ...shortened([section], sectionLines, words.rest)];
}

/** Whole blocks as far as the lines go, a warning never parted from what it warns of; the rest behind a fold. */
function shortened(sections: readonly CurrentSection[], lines: number, label: string): readonly Element[] {
  const pieces = sections.flatMap((section, place) =>
    section.blocks.map((block, at) => ({ section, block, opens: place > 0 && at === 0 })),
  );
  let left = lines;
  let cut = 0;
  for (const { block } of pieces) {
    left -= blockLines([block]).length;
    if (left < 0 && cut > 0 && block.kind !== "aside") break;
    cut += 1;
  }
  const rest = elementsOf(pieces.slice(cut));
  return [
    ...elementsOf(pieces.slice(0, cut)),
    ...(rest.length === 0 ? [] : [{ kind: "fold" as const, label, elements: rest }]),
  ];
}

interface Piece {
  readonly section: CurrentSection;
  readonly block: Block;
  /** The first of a section with a heading of its own. */
  readonly opens: boolean;
}

function elementsOf(pieces: readonly Piece[]): readonly Element[] {
  const runs: { readonly section: CurrentSection; readonly opens: boolean; readonly blocks: Block[] }[] = [];
  for (const { section, block, opens } of pieces) {
    const last = runs.at(-1);
    if (last?.section === section) last.blocks.push(block);
    else runs.push({ section, opens, blocks: [block] });
  }
  return runs.flatMap(({ section, opens, blocks }) => [
    ...(opens ? [{ kind: "text" as const, spans: [{ text: section.heading, bold: true as const }] }] : []),
    ...toElements(blocks, (href) => resolveHref(href, section)),
  ]);
}

function buttons({ step, lesson }: LessonView): readonly Button[] {
  const tryIt = { ...act(words.tryIt, "practice.try", { skill: step.skill }), primary: true } as const;
  return [
    ...(step.item === null ? [] : [tryIt]),
    pathButton(),
    ...(lesson === null ? [] : [{ kind: "link" as const, label: words.whole, url: currentPageUrl(lesson) }]),
  ];
}

/** What a phone shows of a lesson without much scrolling. */
const lessonLines = 22;
/** A section that stands in for a lesson is quoted short. */
const sectionLines = 8;
