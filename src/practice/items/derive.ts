import { type Block, blockLines } from "../../core/blocks.ts";
import type { ItemText, QuizItem } from "../../core/items.ts";
import { derivedWords } from "../../core/messages/items.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";
import { branchesIn } from "./branches.ts";
import { gapsIn } from "./gaps.ts";
import { derivedStart } from "./read-items.ts";
import { withNames } from "./read-options.ts";

/** What of a section its drafts are made from. */
export type DerivedFrom = Pick<
  CurrentSection,
  "sop" | "slug" | "title" | "heading" | "blocks" | "lookup" | "sensitive" | "skills"
>;

/**
 * Drafts of items from a section's structure: a gap where its one amount stands, its steps to be put in order,
 * its thresholds with what follows from each. They wait for the owner. A section that is looked up or is
 * sensitive gives none.
 */
export function deriveItems(section: DerivedFrom): readonly QuizItem[] {
  if (section.lookup || section.sensitive) return [];
  const texts = [...orders(section), ...thresholds(section), ...clozes(section)];
  return texts.map((text, at) => ({
    ...text,
    id: `${derivedStart}${section.sop}#${section.slug}/${at + 1}`,
    version: 1,
    sop: section.sop,
    section: section.slug,
    skills: section.skills,
    approvedFor: null,
    origin: "derived",
  }));
}

/** Of each kind; more would be the whole page over again. */
const mostOfAKind = 3;

const plain = { options: [], explain: null, variants: {}, rule: null } as const;

function orders(section: DerivedFrom): readonly ItemText[] {
  const lists = section.blocks.filter((block) => block.kind === "list" && block.ordered);
  return lists.flatMap((list): readonly ItemText[] => {
    const steps = list.kind === "list" ? list.items.map(stepText) : [];
    if (steps.length < 3 || steps.length > 7 || steps.includes("") || new Set(steps).size < steps.length)
      return [];
    return [
      { ...plain, kind: "order", stem: derivedWords.order(section.heading), key: steps, about: "routine" },
    ];
  });
}

/** The step itself, without what is said besides. Empty: a thing in a list, or too long to be one. */
function stepText(blocks: readonly Block[]): string {
  const [first = ""] = blockLines(blocks.slice(0, 1));
  const [sentence = first] = sentencesOf(first);
  const step = quotes(sentence) % 2 === 0 ? sentence : first;
  const isThing = /^\p{Ll}/u.test(step) || step.endsWith(";");
  return step.length > longestStep || isThing ? "" : step;
}

function quotes(text: string): number {
  return text.split('"').length - 1;
}

/** Fits a button and can be read at a glance. */
const longestStep = 150;

function thresholds(section: DerivedFrom): readonly ItemText[] {
  const branches = branchesIn(section.blocks);
  const outcomes = [...new Set(branches.map(({ outcome }) => outcome))];
  if (outcomes.length < 2 || outcomes.length > 5) return [];
  const options = withNames(outcomes);
  return branches.slice(0, mostOfAKind).map(({ when, outcome }) => ({
    ...plain,
    kind: "choice",
    stem: derivedWords.threshold(section.heading, when),
    options,
    key: options.flatMap(({ name, text }) => (text === outcome ? [name] : [])),
    about: "threshold",
  }));
}

function clozes(section: DerivedFrom): readonly ItemText[] {
  const gaps = proseLines(section.blocks)
    .flatMap(sentencesOf)
    .flatMap((sentence) => gapsIn(sentence) ?? []);
  return gaps.slice(0, mostOfAKind).map(({ sentence, answer, isLimit }) => {
    const context = section.heading.includes(answer.replace(/[^\d.,].*$/, ""))
      ? section.title
      : section.heading;
    return {
      ...plain,
      kind: "cloze",
      stem: derivedWords.cloze(context, sentence),
      key: [answer],
      about: isLimit ? "threshold" : "routine",
    };
  });
}

/** Paragraphs, points and warnings; tables and examples are about single cases. */
function proseLines(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(linesOf).filter((line) => !/^(example|e\.g\.|for example)\b/i.test(line));
}

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
    case "aside":
      return blockLines([block]);
    case "list":
      return block.items.flatMap(proseLines);
    case "table":
    case "code":
      return [];
  }
}

function sentencesOf(line: string): readonly string[] {
  return [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(line)].map(({ segment }) =>
    segment.trim(),
  );
}
