import type { Asker } from "../core/asker.ts";
import type { Candidate } from "../core/outcome.ts";
import type { CurrentSection } from "../core/ports/page-store.ts";
import type { AskDeps } from "./ask-deps.ts";
import { candidateOf } from "./cite.ts";
import { readableSections } from "./readable.ts";

/** The sections before and after one on its page. */
export async function readableNeighbours(
  { pages }: Pick<AskDeps, "pages">,
  section: CurrentSection,
  asker: Asker,
): Promise<readonly Candidate[]> {
  const { before, after } = await pages.neighbouringSections(section, asker.at);
  const keys = [before, after].filter((key) => key !== null);
  return (await readableSections(pages, keys, asker)).map(candidateOf);
}
