import type { LossKind } from "../../core/messages/importing.ts";

/** What an import came to. */
export interface ImportReport {
  /** Drafts written, in the order of their sources. */
  readonly written: readonly WrittenDraft[];
  /** Sources of which there is no draft, each with its reason. Everything else went on. */
  readonly refused: readonly RefusedSource[];
  /** Pictures, style sheets and other files that belong to pages and are no pages themselves. */
  readonly leftOut: number;
}

export interface WrittenDraft {
  /** Below the folder, or within the archive, with `/` between folders. */
  readonly source: string;
  /** Below the folder that was written to. */
  readonly draft: string;
  readonly title: string;
  /** What the draft does not have, or has only in part. */
  readonly losses: readonly Loss[];
}

export interface RefusedSource {
  readonly source: string;
  readonly reason: string;
}

export interface Loss {
  readonly what: LossKind;
  readonly count: number;
}

/** The same kind counted once, in the order in which kinds first came; nothing of which there is none. */
export function lossesOf(...parts: readonly (readonly Loss[])[]): readonly Loss[] {
  const counts = new Map<LossKind, number>();
  for (const { what, count } of parts.flat()) counts.set(what, (counts.get(what) ?? 0) + count);
  return [...counts].flatMap(([what, count]) => (count > 0 ? [{ what, count }] : []));
}
