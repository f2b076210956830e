import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { SectionText } from "../src/core/ports/page-store.ts";
import type { GlossaryEntry, PageKind } from "../src/core/terms.ts";
import { readFolder } from "../src/stewardship/reading/read-folder.ts";
import { readPage } from "../src/stewardship/reading/read-page.ts";

/** A section of a page as it stands in a folder. */
export interface PageSection extends Pick<SectionText, "heading" | "slug" | "blocks"> {
  readonly kind: PageKind;
  /** Below its folder, without `.md`. */
  readonly path: string;
  /** Kind and path. */
  readonly page: string;
  readonly title: string;
}

export interface Pages {
  readonly sections: readonly PageSection[];
  readonly glossary: readonly GlossaryEntry[];
}

/** The pages of a folder; texts with a date in their name are of another time. */
export async function readPages(folder: string): Promise<Pages> {
  const { files } = await readFolder(folder, { fileBytes: 10_000_000 });
  const sections = files
    .filter(({ datedOn }) => datedOn === null)
    .flatMap(({ kind, path, text }) => {
      const page = readPage({ kind, path, text, timeZone: "UTC" });
      return page.sections.map(({ heading, slug, blocks }) => ({
        kind,
        path,
        page: `${kind}:${path}`,
        title: page.title,
        heading,
        slug,
        blocks,
      }));
    });
  return { sections, glossary: await readGlossary(join(folder, "glossary.yaml")) };
}

const glossarySchema = z.object({
  terms: z.array(z.object({ term: z.string(), synonyms: z.array(z.string()) })),
});

async function readGlossary(file: string): Promise<readonly GlossaryEntry[]> {
  const text = await readFile(file, "utf8").catch(() => "terms: []");
  return glossarySchema.parse(parse(text)).terms;
}
