import { importing } from "../../../core/messages/importing.ts";
import type { Converted } from "../draft-tree.ts";
import { lossesOf } from "../report.ts";
import { SourceProblem } from "../source-problem.ts";
import { pdfBlocks } from "./pdf-blocks.ts";
import { linesOf } from "./pdf-lines.ts";
import { readPdf } from "./pdf-pages.ts";

/** A PDF, which knows where letters stand and nothing of headings or lists: these are told by their looks. */
export async function convertPdf(bytes: Uint8Array, mostPages: number): Promise<Converted> {
  const { pages, language, losses } = await readPdf(bytes, mostPages);
  const lines = linesOf({ pages });
  if (lines.length === 0) throw new SourceProblem(importing.refused.noText());
  const { nodes, tables } = pdfBlocks(lines);
  return {
    tree: { type: "root", children: [...nodes] },
    title: null,
    language,
    losses: lossesOf(losses, [{ what: "guessed-table", count: tables }]),
  };
}
