import type { PageListing } from "../../core/ports/page-store.ts";

export interface FoundLesson extends PageListing {
  /** How many people opened it. */
  readonly readers: number;
  /** Nearness to what was asked for, from 0. */
  readonly rank: number;
}

/** What is nearest first, then what most people used, then by title. */
export function inOrder(lessons: readonly FoundLesson[]): readonly FoundLesson[] {
  return lessons.toSorted((a, b) => a.rank - b.rank || b.readers - a.readers || (a.title < b.title ? -1 : 1));
}
