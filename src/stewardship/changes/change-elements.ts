import type { Element } from "../../core/card.ts";
import { boldLine, line } from "../../core/card-parts.ts";
import { changeWords } from "../../core/messages/changes.ts";
import { isShort, markNumbers, wordingElement } from "../../core/wording-elements.ts";
import type { FactChangeIn } from "./compare-pages.ts";
import { changedFacts, isDifferent, type PageComparison, type SectionComparison } from "./compare-pages.ts";

const words = changeWords.card;

/**
 * A change as a person reads it in chat: first what the page states differently, then the old and the new
 * wording of what changed. At most a phone's screen of it is in sight; the rest unfolds.
 */
export function changeElements(comparison: PageComparison): readonly Element[] {
  const different = comparison.sections.filter(isDifferent);
  if (different.length === 0) return [line(words.nothing)];
  const elements = different.map(sectionElements);
  const facts = factElements(changedFacts(comparison));
  const [first = []] = elements;
  if (different.length === 1 && different.every(({ lines }) => isShort(lines))) return [...facts, ...first];
  return [
    ...facts,
    { kind: "bullets", items: different.slice(0, shownSections).map((one) => [{ text: sectionTitle(one) }]) },
    { kind: "fold", label: words.everything(different.length), elements: elements.flat() },
  ];
}

/** Each fact that changed on a line of its own: "refund limit: 300 → 250 euro". */
export function factElements(facts: readonly FactChangeIn[]): readonly Element[] {
  if (facts.length === 0) return [];
  const shown = facts.slice(0, shownFacts);
  const rest = facts.slice(shownFacts);
  return [
    boldLine(words.facts),
    { kind: "bullets", items: shown.map(factSpans) },
    ...(rest.length === 0
      ? []
      : [
          {
            kind: "fold" as const,
            label: words.moreFacts(rest.length),
            elements: [{ kind: "bullets" as const, items: rest.map(factSpans) }],
          },
        ]),
  ];
}

/** What became of a section, in one line. */
export function sectionTitle(section: SectionComparison): string {
  const { section: say } = words;
  if (section.kind === "added")
    return section.from === null
      ? say.added(section.after.heading)
      : say.cutFrom(section.after.heading, section.from);
  if (section.kind === "removed")
    return section.into === null
      ? say.removed(section.before.heading)
      : say.mergedInto(section.before.heading, section.into);
  const { heading: from } = section.before;
  const { heading: to } = section.after;
  if (from !== to) return section.isChanged ? say.renamedAndChanged(from, to) : say.renamed(from, to);
  if (section.isMoved) return section.isChanged ? say.movedAndChanged(to) : say.moved(to);
  return section.isChanged ? say.changed(to) : say.readdressed(to);
}

function sectionElements(section: SectionComparison): readonly Element[] {
  const { before, after } = section.lines;
  const isOtherwise = section.kind === "kept" && section.isChanged && before.length + after.length === 0;
  const alsoMoved =
    section.kind === "kept" && section.isMoved && section.before.heading !== section.after.heading;
  return [
    { kind: "notice", tone: "change", spans: [{ text: sectionTitle(section) }] },
    ...(alsoMoved ? [line(words.section.movedToo)] : []),
    ...(isOtherwise ? [line(words.looks)] : []),
    ...(before.length + after.length === 0 ? [] : [wordingElement(section.lines)]),
  ];
}

function factSpans({ about, heading, before, after }: FactChangeIn) {
  const { becomes, gone, new: fresh } = words.fact;
  const lead = { text: words.about(about === "" ? heading : about) };
  if (before === null) return [lead, { text: fresh }, { text: after ?? "", bold: true as const }];
  if (after === null) return [lead, { text: gone }, ...markNumbers(before)];
  return [lead, { text: before }, { text: becomes }, { text: after, bold: true as const }];
}

/** More than these would push the buttons off a phone's screen. */
const shownFacts = 5;
const shownSections = 4;
