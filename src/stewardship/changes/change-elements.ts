import type { Span } from "../../core/blocks.ts";
import type { Element } from "../../core/card.ts";
import { boldLine, line } from "../../core/card-parts.ts";
import { changeWords } from "../../core/messages/changes.ts";
import { isShort, wordingElement } from "../../core/wording-elements.ts";
import { changedFacts, isDifferent, type PageComparison, type SectionComparison } from "./compare-pages.ts";
import { type GatheredFact, gatherFacts } from "./gather-facts.ts";

const words = changeWords.card;

/**
 * A change as a person reads it in chat: first what the page states differently, then the old and the new
 * wording of what changed. At most a phone's screen of it is in sight; the rest unfolds.
 */
export function changeElements(comparison: PageComparison): readonly Element[] {
  const different = comparison.sections.filter(isDifferent);
  if (different.length === 0) return [line(words.nothing)];
  const elements = different.map(sectionElements);
  const facts = factElements(gatherFacts(changedFacts(comparison)));
  const [first = []] = elements;
  if (different.length === 1 && different.every(({ lines }) => isShort(lines))) return [...facts, ...first];
  return [
    ...facts,
    { kind: "bullets", items: different.slice(0, shownSections).map((one) => [{ text: sectionTitle(one) }]) },
    { kind: "fold", label: words.everything(different.length), elements: elements.flat() },
  ];
}

/** All of a change, to be unfolded: nothing of it is folded again. */
export function changeDetails(comparison: PageComparison): readonly Element[] {
  const facts = gatherFacts(changedFacts(comparison));
  return [
    ...(facts.length === 0 ? [] : [boldLine(words.facts), factList(facts)]),
    ...comparison.sections.filter(isDifferent).flatMap(sectionElements),
  ];
}

/** Each fact that changed on a line of its own: "refund limit: 300 → 250 euro". */
function factElements(facts: readonly GatheredFact[]): readonly Element[] {
  if (facts.length === 0) return [];
  const shown = facts.slice(0, shownFacts);
  const rest = facts.slice(shownFacts);
  if (rest.length === 0) return [boldLine(words.facts), factList(shown)];
  const fold: Element = { kind: "fold", label: words.moreFacts(rest.length), elements: [factList(rest)] };
  return [boldLine(words.facts), factList(shown), fold];
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

function factList(facts: readonly GatheredFact[]): Element {
  return { kind: "bullets", items: facts.map(factSpans) };
}

function factSpans({ about, heading, before, after, places }: GatheredFact): readonly Span[] {
  const { becomes, gone, new: fresh } = words.fact;
  const lead = { text: words.about(about === "" ? heading : about) };
  if (before === null) return [lead, { text: after ?? "", bold: true }, { text: fresh }];
  if (after === null) return [lead, { text: before }, { text: gone }];
  const often = places > 1 ? [{ text: words.fact.places(places) }] : [];
  return [lead, { text: before }, { text: becomes }, { text: after, bold: true }, ...often];
}

/** More than these would push the buttons off a phone's screen. */
const shownFacts = 5;
const shownSections = 4;
