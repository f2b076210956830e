import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { comparePages, type SectionComparison } from "../src/stewardship/changes/compare-pages.ts";
import type { Step } from "./section-sample.ts";

const labelSchema = z.object({
  series: z.string(),
  from: z.string(),
  to: z.string(),
  stratum: z.enum(["vanished", "appeared", "changed", "displaced"]),
  slug: z.string(),
  /** Of the section read, so that a label fits the text it was made on. */
  hash: z.string(),
  /** What it became, or for `appeared` what it was; null: nothing. */
  is: z.string().nullable(),
  isMoved: z.boolean().optional(),
  isChanged: z.boolean().optional(),
});
/** What a person who read both texts said of one section. */
export type SectionLabel = z.infer<typeof labelSchema>;

interface Score {
  right: number;
  of: number;
}

export async function readLabels(): Promise<readonly SectionLabel[]> {
  const text = await readFile(join(import.meta.dirname, "section-labels.json"), "utf8");
  return z.array(labelSchema).parse(JSON.parse(text));
}

/** How often the comparison says what the label says. */
export function scoreLabels(
  steps: readonly Step[],
  labels: readonly SectionLabel[],
): { readonly figures: Readonly<Record<string, Score>>; readonly wrong: readonly string[] } {
  const figures: Record<string, Score> = {};
  const wrong: string[] = [];
  const note = (name: string, isRight: boolean, words: string) => {
    const score = figures[name] ?? { right: 0, of: 0 };
    figures[name] = { right: score.right + Number(isRight), of: score.of + 1 };
    if (!isRight) wrong.push(`${name}: ${words}`);
  };
  for (const label of labels) {
    const found = comparisonOf(steps, label);
    const is = (label.stratum === "appeared" ? found.before : found.after)?.slug ?? null;
    const place = `${label.series} ${label.to} ${label.slug}`;
    note("found again", is === label.is, `${place}: ${is} where it is ${label.is}`);
    note(`  ${label.stratum}`, is === label.is, place);
    if (label.is === null || found.kind !== "kept" || is !== label.is) continue;
    note("moved or not", found.isMoved === label.isMoved, `${place}: ${found.isMoved}`);
    note("changed or not", found.isChanged === label.isChanged, `${place}: ${found.isChanged}`);
  }
  return { figures, wrong };
}

function comparisonOf(steps: readonly Step[], label: SectionLabel): SectionComparison {
  const step = steps.find(
    ({ series, from, to }) => series === label.series && from === label.from && to === label.to,
  );
  if (step === undefined) throw new Error(`There is no step ${label.series} ${label.from}.`);
  const found = comparePages(step.before, step.after).sections.find(
    (section) => (label.stratum === "appeared" ? section.after : section.before)?.slug === label.slug,
  );
  const text = label.stratum === "appeared" ? found?.after : found?.before;
  if (found === undefined || text?.hash !== label.hash)
    throw new Error(`The label of ${label.slug} was made on another text.`);
  return found;
}
