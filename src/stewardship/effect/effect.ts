import type { QuizItem } from "../../core/items.ts";
import type { LessonLink, SectionKey } from "../../core/ports/page-store.ts";
import type { MemoryState } from "../../core/practice.ts";
import { isRetold, type PageComparison } from "../changes/compare-pages.ts";

/** What rests on the sections of a page, as it stands. */
export interface Resting {
  readonly items: readonly Pick<QuizItem, "id" | "section" | "approvedFor">[];
  readonly memories: readonly Pick<MemoryState, "person" | "item" | "dueAt">[];
  readonly lessons: readonly (LessonLink & { readonly section: string })[];
  /** Open problems of the page. Nothing about a person is among them. */
  readonly gaps: readonly SectionKey[];
  readonly wordings: readonly (SectionKey & { readonly sectionHash: string })[];
}

/** What a change touches. People are counted, never named. */
export interface Effect {
  /** Ids of items that nobody is asked until their owner has looked at them. */
  readonly items: readonly string[];
  /** People who learned one of these items. */
  readonly learners: number;
  /** Of those, the people for whom one of them falls due within a week. */
  readonly sessions: number;
  readonly lessons: readonly Pick<LessonLink, "sop" | "path" | "title">[];
  readonly gaps: number;
  readonly wordings: number;
}

/** What rests on sections whose text is another one in the newer version, or is gone. */
export function effectOf(comparison: PageComparison, resting: Resting, now: Date): Effect {
  const touched = new Set(
    comparison.sections.flatMap((section) =>
      section.before !== null && isRetold(section) ? [section.before.slug] : [],
    ),
  );
  const isTouched = ({ section }: { readonly section: string }) => touched.has(section);
  const items = new Set(
    resting.items.filter((item) => item.approvedFor !== null && isTouched(item)).map(({ id }) => id),
  );
  const memories = resting.memories.filter(({ item }) => items.has(item));
  const soon = memories.filter(({ dueAt }) => dueAt.getTime() - now.getTime() <= aheadMs);
  const lessons = new Map(resting.lessons.filter(isTouched).map((lesson) => [lesson.sop, lesson]));
  return {
    items: [...items].sort(),
    learners: new Set(memories.map(({ person }) => person)).size,
    sessions: new Set(soon.map(({ person }) => person)).size,
    lessons: [...lessons.values()].map(({ sop, path, title }) => ({ sop, path, title })),
    gaps: resting.gaps.filter(isTouched).length,
    wordings: resting.wordings.filter(isTouched).length,
  };
}

/** Whether anything rests on what changes. */
export function hasEffect({ items, lessons, gaps, wordings }: Effect): boolean {
  return items.length + lessons.length + gaps + wordings > 0;
}

const aheadMs = 7 * 24 * 60 * 60_000;
