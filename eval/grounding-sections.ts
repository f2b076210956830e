import { blockLines, linkTargets } from "../src/core/blocks.ts";
import { seededRandom, shuffled } from "../src/core/seeded-random.ts";
import { sentenceRanges } from "../src/core/sentences.ts";
import type { Claim, Source } from "../src/grounding/claims.ts";
import { readPages } from "./contradiction-pages.ts";

/** A section of the sample as an answer may cite it. */
export interface CitableSection {
  readonly page: string;
  readonly section: string;
  /** The check was tuned on the first half; the second was held out. */
  readonly half: 1 | 2;
  readonly source: Omit<Source, "number">;
  readonly sentences: readonly string[];
}

/** An answer with everything it could have cited. */
export interface GivenAnswer {
  readonly section: CitableSection;
  readonly claims: readonly Claim[];
  readonly sources: readonly Source[];
}

export async function citableSections(folder: string): Promise<readonly CitableSection[]> {
  const { sections } = await readPages(folder);
  return sections.flatMap(({ kind, path, title, heading, slug, blocks }) => {
    const lines = blockLines(blocks);
    const sentences = lines.flatMap((line) =>
      sentenceRanges([{ text: line }]).map(({ from, to }) => line.slice(from, to)),
    );
    if (kind !== "sop" || sentences.length === 0) return [];
    const half = seededRandom(`half of ${path}#${slug}`)() < 0.5 ? 1 : 2;
    const source = { headings: [title, heading], text: lines.join("\n"), links: linkTargets(blocks) };
    return [{ page: path, section: slug, half, source, sentences } as const];
  });
}

/** What a search would give beside it: two more of its page and two of others, in an order by chance. */
export function givenSources(
  section: CitableSection,
  sections: readonly CitableSection[],
  random: () => number,
): { readonly sources: readonly Source[]; readonly own: number } {
  const others = shuffled(
    sections.filter((one) => one !== section),
    random,
  );
  const same = others.filter(({ page }) => page === section.page).slice(0, 2);
  const foreign = others.filter(({ page }) => page !== section.page).slice(0, 2);
  const given = shuffled([section, ...same, ...foreign], random);
  return {
    sources: given.map(({ source }, at) => ({ ...source, number: at + 1 })),
    own: given.indexOf(section) + 1,
  };
}
