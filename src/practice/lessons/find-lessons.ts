import type { Asker } from "../../core/asker.ts";
import { mayRead } from "../../core/people.ts";
import type { PageListing } from "../../core/ports/page-store.ts";
import { sectionKey } from "../path/load-path.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { namedTopic } from "../session/named-topic.ts";
import { sectionsOn } from "../session/topic.ts";
import { type FoundLesson, inOrder } from "./lesson-order.ts";

/** Lessons open to somebody, the ones most people opened first; of one kind where that is asked. */
export async function allLessons(
  deps: PracticeDeps,
  { reader, at }: Pick<Asker, "reader" | "at">,
): Promise<readonly FoundLesson[]> {
  const [pages, readers] = await Promise.all([deps.pages.currentPages(at), deps.store.lessonReaders()]);
  const open = pages.filter(
    ({ kind, sensitive, audience }) => kind === "lesson" && !sensitive && mayRead(reader, audience),
  );
  return inOrder(open.map((page) => ({ ...page, readers: readers.get(page.sop) ?? 0, rank: 0 })));
}

/** Lessons on a topic: of an area or skill that is called so, else those built on what answers it best. */
export async function lessonsOn(
  deps: PracticeDeps,
  asker: Pick<Asker, "reader" | "at">,
  topic: string,
): Promise<readonly FoundLesson[]> {
  const all = await allLessons(deps, asker);
  const named = namedTopic(deps, topic);
  const direct = named === null ? [] : all.filter((lesson) => isNamed(lesson, named));
  if (direct.length > 0) return direct;
  const ranks = await ranksBySection(deps, asker, topic);
  return inOrder(all.flatMap((lesson) => withRank(lesson, ranks.get(lesson.sop))));
}

function isNamed(
  { area, skills, title }: PageListing,
  named: NonNullable<ReturnType<typeof namedTopic>>,
): boolean {
  return named.areas.includes(area) || named.isSaid(title) || skills.some((skill) => named.skills.has(skill));
}

function withRank(lesson: FoundLesson, rank: number | undefined): readonly FoundLesson[] {
  return rank === undefined ? [] : [{ ...lesson, rank }];
}

/** Lessons built on the sections that answer a topic, by the place of the best of these. */
async function ranksBySection(
  deps: PracticeDeps,
  asker: Pick<Asker, "reader" | "at">,
  topic: string,
): Promise<ReadonlyMap<string, number>> {
  const sections = [...(await sectionsOn(deps, asker, topic))];
  const built = await Promise.all(
    sections.map((section) => deps.pages.lessonsFor(sectionKey(section), asker.at)),
  );
  const ranks = new Map<string, number>();
  for (const [rank, lessons] of built.entries())
    for (const { sop } of lessons) if (!ranks.has(sop)) ranks.set(sop, rank);
  return ranks;
}
