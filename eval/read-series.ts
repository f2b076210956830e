import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Series } from "./replay-series.ts";

const indexSchema = z.object({
  path_now: z.string(),
  versions: z.array(z.object({ file: z.string(), date: z.string() })),
});

/** A page's texts as they followed one another, each with the name of its file. */
export interface NamedSeries extends Series {
  /** `18f-handbook/pages-leave-md` */
  readonly name: string;
  readonly texts: readonly { readonly at: Date; readonly text: string; readonly file: string }[];
}

/** Every version series below a folder of handbooks, in the order of their names. */
export async function readAllSeries(folder: string): Promise<readonly NamedSeries[]> {
  const all: NamedSeries[] = [];
  for (const handbook of (await readdir(folder)).sort()) {
    const versions = join(folder, handbook, "versions");
    for (const page of (await readdir(versions)).sort())
      all.push(await readSeries(`${handbook}/${page}`, join(versions, page)));
  }
  return all;
}

/** Commits are not always dated in their order; a text is published after the one before it. */
export async function readSeries(name: string, place: string): Promise<NamedSeries> {
  const { path_now, versions } = indexSchema.parse(
    JSON.parse(await readFile(join(place, "index.json"), "utf8")),
  );
  let last = 0;
  const texts = [];
  for (const { file, date } of versions) {
    last = Math.max(Date.parse(date), last + 1_000);
    texts.push({ at: new Date(last), text: await readFile(join(place, file), "utf8"), file });
  }
  return { name, file: path_now, texts };
}
