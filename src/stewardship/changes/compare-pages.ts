import { isDeepStrictEqual } from "node:util";
import type { SectionText } from "../../core/ports/page-store.ts";
import { type ChangedLines, changedLines, comparedLines } from "../../core/section-changes.ts";
import { hasSameFacts } from "../../grounding/facts.ts";
import { type FactChange, factChanges, withoutMoved } from "./fact-changes.ts";
import { linkChanges } from "./link-changes.ts";
import { countWords, matchSections, type SectionPair } from "./match-sections.ts";
import { movedSections } from "./moved-sections.ts";
import { passedOn } from "./split-sections.ts";

/** What is different between two texts of a page. */
export interface PageComparison {
  /** Every section of the newer text in its order, then those that are gone. */
  readonly sections: readonly SectionComparison[];
}

export type SectionComparison =
  | (Compared & { readonly kind: "kept"; readonly before: SectionText; readonly after: SectionText } & {
      /** Its text differs: words, looks or links. Those of its heading do not count. */
      readonly isChanged: boolean;
      /** It has another heading or another slug. */
      readonly isRenamed: boolean;
      /** It stands elsewhere on the page. */
      readonly isMoved: boolean;
    })
  /** `from`: slug of the older section that it was cut from. */
  | (Compared & {
      readonly kind: "added";
      readonly before: null;
      readonly after: SectionText;
      readonly from: string | null;
    })
  /** `into`: slug of the newer section in which its words stand now. */
  | (Compared & {
      readonly kind: "removed";
      readonly before: SectionText;
      readonly after: null;
      readonly into: string | null;
    });

interface Compared {
  /** Sentences, steps and rows dropped or replaced, and those that stand there now. */
  readonly lines: ChangedLines;
  /** Amounts, dates, limits, names and addresses that say something else; none of a section that came or went. */
  readonly facts: readonly FactChange[];
}

/** Holds two texts of a page against each other, section by section. */
export function comparePages(before: readonly SectionText[], after: readonly SectionText[]): PageComparison {
  const counted = { before: before.map(countWords), after: after.map(countWords) };
  const pairs = matchSections(counted.before, counted.after);
  const moved = movedSections(pairs, before, after);
  const passed = passedOn(counted, pairs);
  const pairOf = new Map(pairs.map((pair) => [pair.after, pair]));
  const found = new Set(pairs.map((pair) => pair.before));
  return {
    sections: [
      ...after.map((section): SectionComparison => {
        const pair = pairOf.get(section);
        if (pair !== undefined) return kept(pair, moved.has(pair));
        const lines = { before: [], after: comparedLines(section.blocks) };
        const from = passed.from.get(section) ?? null;
        return { kind: "added", before: null, after: section, from, lines, facts: [] };
      }),
      ...before
        .filter((section) => !found.has(section))
        .map((section): SectionComparison => {
          const lines = { before: comparedLines(section.blocks), after: [] };
          const into = passed.into.get(section) ?? null;
          return { kind: "removed", before: section, after: null, into, lines, facts: [] };
        }),
    ],
  };
}

/** Whether anything about a section is different. */
export function isDifferent(section: SectionComparison): boolean {
  return section.kind !== "kept" || section.isChanged || section.isRenamed || section.isMoved;
}

/**
 * Whether a section says something else, or is gone: what is known of it no longer holds. Another place or
 * address does not matter, and another name only when it states another fact.
 */
export function isRetold(section: SectionComparison): boolean {
  if (section.kind !== "kept") return true;
  return section.isChanged || !hasSameFacts(section.before.heading, section.after.heading);
}

function kept({ before, after }: SectionPair, isMoved: boolean): SectionComparison {
  const lines = changedLines(before.blocks, after.blocks);
  return {
    kind: "kept",
    before,
    after,
    isChanged: !isDeepStrictEqual(before.blocks, after.blocks),
    isRenamed: before.slug !== after.slug || before.heading !== after.heading,
    isMoved,
    lines,
    facts: factsOf({ before, after }, lines),
  };
}

function factsOf({ before, after }: SectionPair, lines: ChangedLines): readonly FactChange[] {
  const isNamedAnew = before.heading !== after.heading;
  return [
    ...factChanges(
      isNamedAnew ? [before.heading, ...lines.before] : lines.before,
      isNamedAnew ? [after.heading, ...lines.after] : lines.after,
    ),
    ...linkChanges(before.blocks, after.blocks),
  ];
}

/** A fact that changed, and the section in which it stands now. */
export interface FactChangeIn extends FactChange {
  /** Slug. */
  readonly section: string;
  readonly heading: string;
}

/** Every fact that changed on the page. What only went from one section to another is not among them. */
export function changedFacts({ sections }: PageComparison): readonly FactChangeIn[] {
  return withoutMoved(
    sections.flatMap((one) => {
      const { slug, heading } = one.after ?? one.before;
      return one.facts.map((fact) => ({ ...fact, section: slug, heading }));
    }),
  );
}
