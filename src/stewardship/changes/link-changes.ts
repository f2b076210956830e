import type { Block } from "../../core/blocks.ts";
import { linksOf } from "../../grounding/facts.ts";
import type { FactChange } from "./fact-changes.ts";

/** The same words that lead elsewhere now. */
export function linkChanges(before: readonly Block[], after: readonly Block[]): readonly FactChange[] {
  const was = linksOf(before);
  const is = linksOf(after);
  const gone = was.filter(({ value }) => !is.some((link) => link.value === value));
  const come = is.filter(({ value }) => !was.some((link) => link.value === value));
  return gone.flatMap((old): readonly FactChange[] => {
    const now = come.find(({ line }) => line === old.line);
    return now === undefined ? [] : [{ kind: "link", before: old.text, after: now.text, about: now.line }];
  });
}
