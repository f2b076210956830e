import type { Element } from "../../core/card.ts";
import { quietLine } from "../../core/card-parts.ts";
import { draftWords } from "../../core/messages/drafts.ts";
import type { PageComparison } from "../changes/compare-pages.ts";
import { factDrift, isFaithful } from "./fact-drift.ts";

const words = draftWords.review;

/** What a text that a model worded says otherwise than the page, said before anything else about it. */
export function driftElements({ sections }: PageComparison): readonly Element[] {
  const drift = factDrift(
    sections.flatMap(({ before }) => before?.blocks ?? []),
    sections.flatMap(({ after }) => after?.blocks ?? []),
  );
  if (isFaithful(drift)) return [quietLine(words.faithful)];
  const { lost, added, limits } = drift;
  return [
    ...(lost.length === 0 ? [] : [warning(words.lost([...new Set(lost)]))]),
    ...(added.length === 0 ? [] : [warning(words.added([...new Set(added)]))]),
    ...(limits.before === limits.after ? [] : [warning(words.limits(limits.before, limits.after))]),
  ];
}

function warning(text: string): Element {
  return { kind: "notice", tone: "warning", spans: [{ text }] };
}
