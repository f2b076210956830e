import type { Asker } from "../core/asker.ts";
import type { Candidate, SectionChange } from "../core/outcome.ts";
import { mayRead } from "../core/people.ts";
import type { PageReports, SectionSeen } from "../core/ports/ask-store.ts";
import type { CurrentSection, LessonLink, UpcomingVersion } from "../core/ports/page-store.ts";
import { changeSince } from "../core/section-changes.ts";
import type { AskDeps } from "./ask-deps.ts";
import { readableNeighbours } from "./neighbours.ts";

/** What is to be said around an answer. */
export interface Around {
  readonly reports: readonly PageReports[];
  readonly changes: readonly SectionChange[];
  readonly upcoming: UpcomingVersion | null;
  readonly lessons: readonly LessonLink[];
  readonly neighbours: readonly Candidate[];
}

/** @param wanted.alone an answer beside which the sections next to it are not offered. */
export async function readAround(
  deps: AskDeps,
  asker: Asker,
  {
    sections,
    alone,
  }: { readonly sections: readonly [CurrentSection, ...CurrentSection[]]; readonly alone: boolean },
): Promise<Around> {
  const [first] = sections;
  const [reports, changes, upcoming, lessons, neighbours] = await Promise.all([
    deps.store.reports(sections),
    changesSince(deps, asker, sections),
    deps.pages.upcoming(first.sop, asker.at),
    deps.pages.lessonsFor(first, asker.at),
    alone ? [] : readableNeighbours(deps, first, asker),
  ]);
  return {
    reports,
    changes,
    upcoming: upcoming !== null && mayRead(asker.reader, upcoming.audience) ? upcoming : null,
    lessons: lessons.filter(({ audience }) => mayRead(asker.reader, audience)),
    neighbours,
  };
}

async function changesSince(
  { pages, store }: AskDeps,
  { person }: Asker,
  sections: readonly CurrentSection[],
): Promise<readonly SectionChange[]> {
  if (person === null) return [];
  const seen = await store.lastSeen(person.id, sections);
  const changes = await Promise.all(
    sections.map(async (section) => {
      const last = seen.find((one) => one.sop === section.sop && one.section === section.slug);
      return last === undefined ? null : changeFrom(pages, last, section);
    }),
  );
  return changes.filter((change) => change !== null);
}

async function changeFrom(
  pages: AskDeps["pages"],
  seen: SectionSeen,
  section: CurrentSection,
): Promise<SectionChange | null> {
  if (seen.version === section.version) return null;
  const text = await pages.sectionAt(section, seen.version);
  if (text === null || text.hash === section.hash) return null;
  const { sop, slug, heading, version, blocks } = section;
  return changeSince({
    sop,
    section: slug,
    heading,
    seen: { version: seen.version, blocks: text.blocks },
    current: { version, blocks },
  });
}
