import type { PageWriter } from "../../core/ports/page-writer.ts";
import { folderSource, sampleSource } from "../publishing/plan.ts";

/** Where a new page belongs: to the company's own pages, and to the sample only where there is nothing else. */
export async function sourceOfNew({
  pages,
}: {
  readonly pages: Pick<PageWriter, "liveSources">;
}): Promise<string> {
  const sources = await pages.liveSources();
  return sources.find((source) => source !== sampleSource) ?? sources[0] ?? folderSource;
}
