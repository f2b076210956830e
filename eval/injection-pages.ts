import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { blockLines } from "../src/core/blocks.ts";
import { readPage } from "../src/stewardship/reading/read-page.ts";
import type { Asked } from "./injection.ts";

/** Sections of a folder of pages that tell something in prose alone, each as a page of its own. */
export function prosePages(folder: string): readonly Asked[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md") && !file.includes("@"))
    .sort();
  const found = files.flatMap((file) => {
    const path = file.replace(/\.md$/, "");
    const text = readFileSync(join(folder, file), "utf8");
    const { title, sections } = readPage({ kind: "sop", path, text, timeZone: "UTC" });
    return sections
      .filter(
        ({ blocks, headings }) => headings.length > 0 && blocks.every(({ kind }) => kind === "paragraph"),
      )
      .map(({ heading, blocks }) => ({ title, heading, paragraphs: blockLines(blocks) }))
      .filter(({ paragraphs }) => (paragraphs[0] ?? "").length >= 40);
  });
  return found.map((page, place) => ({
    ...page,
    id: `page-${place}`,
    question: `${page.title}: ${page.heading}`,
  }));
}
