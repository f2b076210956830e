import { blockLines } from "../src/core/blocks.ts";
import type { PassageIndex } from "../src/core/ports/retrieval.ts";
import { searchTexts } from "../src/stewardship/flags/search-texts.ts";
import { statingSection } from "../src/stewardship/flags/statements.ts";
import type { PageSection } from "./contradiction-pages.ts";
import { type Plant, planted } from "./contradiction-plants.ts";
import type { Prepared } from "./contradiction-score.ts";
import { openEmbedded, withFilledIndex } from "./retrieval.ts";

/** Of each plant, whether the product's search would find the section that it was made of. */
export function foundBySearch(
  { pages: { sections }, wordsOf }: Prepared,
  plants: readonly Plant[],
  compared: number,
): Promise<readonly boolean[]> {
  const rows = sections.map((section, at) => rowOf(section, at));
  return withFilledIndex({ rows }, openEmbedded, async (index) => {
    const found: boolean[] = [];
    for (const plant of plants) {
      const lines = statingSection(planted(plant), wordsOf).statements.map(({ line }) => line);
      const near = await neighbours(index, { lines, page: plant.host.page, compared });
      found.push(near.some((at) => sections[at] === plant.source));
    }
    return found;
  });
}

async function neighbours(
  index: PassageIndex,
  {
    lines,
    page,
    compared,
  }: { readonly lines: readonly string[]; readonly page: string; readonly compared: number },
): Promise<readonly number[]> {
  const near: number[] = [];
  for (const text of searchTexts(lines)) {
    const query = { text, vector: null, groups: [], at: new Date(1), language: null, limit: compared * 2 };
    const rows = (await index.search(query)).map(({ row }) => row).filter(({ sop }) => sop !== page);
    near.push(...rows.slice(0, compared).map(({ section }) => Number(section)));
  }
  return near;
}

function rowOf({ page, title, heading, blocks }: PageSection, at: number) {
  return {
    id: String(at),
    sop: page,
    version: 1,
    section: String(at),
    part: 0,
    title,
    headings: [heading],
    text: blockLines(blocks).join("\n"),
    audience: [],
    language: "en",
    wordings: [],
    from: new Date(0),
    until: null,
  };
}
