import type { Element } from "../../core/card.ts";
import { boldLine, quietLine } from "../../core/card-parts.ts";
import { queueWords as words } from "../../core/messages/queue.ts";
import { markNumbers } from "../../core/wording-elements.ts";
import type { EntryView } from "./entry-view.ts";
import type { FactToCheck } from "./page-facts.ts";

/**
 * What the page states, to be looked at before somebody says that it still holds. On pages of high risk each is
 * ticked instead: see `entryButtons`.
 *
 * @param isBesides a wording is in question already: the facts stand folded.
 */
export function factElements({ facts, subject }: EntryView, isBesides: boolean): readonly Element[] {
  if (subject.risk !== "normal") return [];
  if (facts.length === 0) return isBesides ? [] : [quietLine(words.nothingStated)];
  const list = (some: readonly FactToCheck[]): Element => ({
    kind: "bullets",
    items: some.map((one) => markNumbers(one.line)),
  });
  if (isBesides) return [{ kind: "fold", label: words.statesAlso(countOf(facts)), elements: [list(facts)] }];
  const rest = facts.slice(shownFacts);
  return [
    boldLine(words.states),
    list(facts.slice(0, shownFacts)),
    ...(rest.length === 0
      ? []
      : [{ kind: "fold" as const, label: words.moreFacts(countOf(rest)), elements: [list(rest)] }]),
  ];
}

/** Lines. */
const shownFacts = 4;

function countOf(lines: readonly FactToCheck[]): number {
  return lines.reduce((sum, { facts }) => sum + facts.length, 0);
}

/** What is ticked one by one on pages of high risk; of many facts, those of a section together. */
export function ticksFor(facts: readonly FactToCheck[], most: number): readonly string[] {
  if (facts.length <= most) return facts.map(({ line }) => line);
  const sections = [...Map.groupBy(facts, ({ heading }) => heading)].map(([heading, own]) =>
    words.inSection(heading, own.flatMap((one) => one.facts).join(", ")),
  );
  const perTick = Math.ceil(sections.length / most);
  return Array.from({ length: Math.ceil(sections.length / perTick) }, (_, at) =>
    sections.slice(at * perTick, (at + 1) * perTick).join(" · "),
  );
}
