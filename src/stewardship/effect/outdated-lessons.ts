import type { OtherSection } from "../../core/flags.ts";
import type { CurrentSection, PageListing, PageReader } from "../../core/ports/page-store.ts";

/** A lesson, and a section it is built on that says something else since the lesson was written. */
export interface OutdatedLesson {
  readonly lesson: PageListing;
  readonly cited: OtherSection;
}

/**
 * Lessons that still teach what a section said before: it was changed, or taken out, since the lesson's text was
 * published or last found correct. Looked for where the lesson or one of its pages changed.
 */
export async function outdatedLessons(
  pages: Pick<PageReader, "pageAt" | "currentSections">,
  {
    listed,
    changed,
    now,
  }: {
    readonly listed: readonly PageListing[];
    /** Ids of pages. */
    readonly changed: ReadonlySet<string>;
    readonly now: Date;
  },
): Promise<readonly OutdatedLesson[]> {
  const found: OutdatedLesson[] = [];
  for (const lesson of listed.filter(({ kind }) => kind === "lesson")) {
    const view = await pages.pageAt({ kind: "lesson", path: lesson.path, version: lesson.version }, now);
    const builtOn = view?.builtOn ?? [];
    if (!changed.has(lesson.sop) && !builtOn.some(({ sop }) => changed.has(sop))) continue;
    const then = await pages.currentSections(builtOn, knownFrom(lesson));
    const current = await pages.currentSections(builtOn, now);
    const texts = new Map(current.map((section) => [`${section.sop}#${section.asked}`, section]));
    for (const was of then) {
      const is = texts.get(`${was.sop}#${was.asked}`);
      if (is?.hash !== was.hash) found.push({ lesson, cited: citedOf(is ?? was) });
    }
  }
  return found;
}

/** The moment up to which its author, or whoever last found it correct, knew the pages. */
function knownFrom({ effective, publishedAt, reviewedAt }: PageListing): Date {
  const times = [effective, publishedAt, reviewedAt].flatMap((date) => date?.getTime() ?? []);
  return new Date(Math.max(...times));
}

function citedOf({ sop, slug, path, title, heading, version, hash }: CurrentSection): OtherSection {
  return { sop, section: slug, path, title, heading, version, sectionHash: hash };
}
