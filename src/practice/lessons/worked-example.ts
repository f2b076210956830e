import { type Block, type Span, spanText } from "../../core/blocks.ts";
import type { SectionText } from "../../core/ports/page-store.ts";

/** A worked example as it is gone through: what is given, then step by step. */
export interface WorkedExample {
  /** What is said before the first step: the case. */
  readonly given: readonly Block[];
  readonly steps: readonly WorkedStep[];
}

interface WorkedStep {
  /** What the reader thinks about first: "Step 2: count the months that have begun." */
  readonly prompt: string;
  readonly solution: readonly Block[];
}

/**
 * Steps begin at a heading, or where a paragraph begins in bold; the first bold beginning tells the case.
 * `null`: there is nothing to go through.
 */
export function workedExampleOf(sections: readonly SectionText[]): WorkedExample | null {
  const given: Block[] = [];
  const steps: { prompt: string; solution: Block[] }[] = [];
  let isCaseTold = false;
  for (const [place, section] of sections.entries()) {
    if (place > 0) steps.push({ prompt: section.heading, solution: [] });
    for (const block of section.blocks) {
      const begun = place > 0 ? null : beginning(block);
      if (begun !== null && isCaseTold) steps.push({ prompt: begun.prompt, solution: [...begun.rest] });
      else (steps.at(-1)?.solution ?? given).push(block);
      isCaseTold ||= begun !== null;
    }
  }
  const toShow = steps.filter(({ solution }) => solution.length > 0);
  return given.length === 0 || toShow.length === 0 ? null : { given, steps: toShow };
}

/** The bold words a paragraph begins with, and what follows them. */
function beginning(block: Block): { readonly prompt: string; readonly rest: readonly Block[] } | null {
  if (block.kind !== "paragraph") return null;
  const end = block.spans.findIndex(({ bold }) => bold !== true);
  const bold = end === -1 ? block.spans : block.spans.slice(0, end);
  const prompt = spanText(bold).trim();
  if (prompt === "") return null;
  const rest = withoutLeadingSpace(end === -1 ? [] : block.spans.slice(end));
  return { prompt, rest: rest.length === 0 ? [] : [{ kind: "paragraph", spans: rest }] };
}

function withoutLeadingSpace(spans: readonly Span[]): readonly Span[] {
  const [first, ...others] = spans;
  return first === undefined ? [] : [{ ...first, text: first.text.trimStart() }, ...others];
}
