import type { ItemKind } from "../../core/items.ts";

export const itemKinds: readonly ItemKind[] = ["choice", "several", "cloze", "recall", "order", "scenario"];

/** The kind that a word stands for; `null` for a word nobody uses for one. */
export function kindOf(word: string): ItemKind | null {
  const plain = word
    .toLowerCase()
    .trim()
    .replaceAll(/[\s_/]+/g, "-");
  return itemKinds.find((kind) => words[kind].includes(plain)) ?? null;
}

/** What other programs and people call the kinds. */
const words: Readonly<Record<ItemKind, readonly string[]>> = {
  choice: [
    "choice",
    "single",
    "single-choice",
    "single-answer",
    "single-select",
    "multiple-choice",
    "mcq",
    "radio",
    "pick-one",
    "select-one",
    "true-false",
    "yes-no",
  ],
  several: [
    "several",
    "several-choice",
    "multi",
    "multiple",
    "multi-choice",
    "multi-select",
    "multiple-select",
    "multiple-answer",
    "multiple-answers",
    "multiple-response",
    "checkbox",
    "checkboxes",
    "select-all",
    "pick-several",
  ],
  cloze: [
    "cloze",
    "gap",
    "gap-fill",
    "fill-in",
    "fill-the-gap",
    "fill-in-the-gap",
    "fill-in-the-blank",
    "fill-in-the-blanks",
    "blank",
    "completion",
  ],
  recall: [
    "recall",
    "typed",
    "typed-recall",
    "free-recall",
    "short",
    "short-answer",
    "short-text",
    "free-text",
    "open",
    "number",
    "numeric",
    "numerical",
  ],
  order: [
    "order",
    "ordering",
    "ordered",
    "sequence",
    "sequencing",
    "sort",
    "sorting",
    "steps",
    "put-in-order",
  ],
  scenario: ["scenario", "case", "case-study", "branch", "branching", "decision", "situation"],
};
