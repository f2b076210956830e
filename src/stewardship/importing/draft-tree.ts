import type { Root } from "mdast";
import type { Loss } from "./report.ts";

/** A source as Markdown's own tree, before it has the form of a page. */
export interface Converted {
  readonly tree: Root;
  /** What the source says it is called; `null`: its first heading or its file's name tells. */
  readonly title: string | null;
  /** BCP 47, where the source says so. */
  readonly language: string | null;
  readonly losses: readonly Loss[];
}
