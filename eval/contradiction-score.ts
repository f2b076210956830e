import { blockLines } from "../src/core/blocks.ts";
import { currentPageUrl } from "../src/core/page-url.ts";
import type { Policy } from "../src/core/policy.ts";
import { terms } from "../src/retrieval/analyse.ts";
import {
  type Conflict,
  conflictBetween,
  type Rarity,
  rarityAmong,
} from "../src/stewardship/flags/conflict.ts";
import { linksOfSection } from "../src/stewardship/flags/page-links.ts";
import { type StatingSection, statingSection } from "../src/stewardship/flags/statements.ts";
import { type SubjectWords, subjectWords } from "../src/stewardship/flags/subject-words.ts";
import type { PageSection, Pages } from "./contradiction-pages.ts";
import { type Plant, planted } from "./contradiction-plants.ts";

export interface Alarm extends Conflict {
  readonly one: PageSection;
  readonly other: PageSection;
}

export interface Prepared {
  readonly pages: Pages;
  readonly rarity: Rarity;
  readonly wordsOf: SubjectWords;
  readonly stating: readonly { readonly section: PageSection; readonly stating: StatingSection }[];
}

/** What the rule works with, made once for all that is tried on some pages. */
export function prepared(pages: Pages): Prepared {
  const frequencies = new Map<string, number>();
  for (const { title, heading, blocks } of pages.sections)
    for (const term of new Set(terms([title, heading, ...blockLines(blocks)].join(" "))))
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  const wordsOf = subjectWords(pages.glossary);
  const stating = pages.sections.map((section) => ({ section, stating: statingSection(section, wordsOf) }));
  return {
    pages,
    rarity: rarityAmong({ passages: pages.sections.length, frequencies }),
    wordsOf,
    stating: stating.filter((one) => one.stating.statements.length > 0),
  };
}

/** What the rule says of the pages as they are. */
export function alarmsOn({ stating, rarity }: Prepared, policy: Policy["doubts"]): readonly Alarm[] {
  return stating.flatMap((one, at) =>
    stating.slice(at + 1).flatMap((other): readonly Alarm[] => {
      if (one.section.page === other.section.page) return [];
      const conflict = conflictBetween(one.stating, other.stating, {
        rarity,
        isCited: cites(one.section, other.section) || cites(other.section, one.section),
        policy,
      });
      return conflict === null ? [] : [{ ...conflict, one: one.section, other: other.section }];
    }),
  );
}

function cites(one: PageSection, other: PageSection): boolean {
  const url = currentPageUrl(other);
  return (
    one.kind === "sop" &&
    other.kind === "sop" &&
    linksOfSection({ ...one, version: 1 }).some(
      ({ target, anchor }) => target === url && anchor === other.slug,
    )
  );
}

/** Whether the rule holds a planted sentence against the one that it was made of, and against any other. */
export function foundPlant(
  { wordsOf, stating, rarity }: Prepared,
  plant: Plant,
  policy: Policy["doubts"],
): { readonly source: boolean; readonly others: readonly string[] } {
  const { host, line } = plant;
  const changed = statingSection(planted(plant), wordsOf);
  const hits = stating.flatMap(({ section, stating: other }) => {
    if (section.page === host.page) return [];
    const conflict = conflictBetween(changed, other, { rarity, isCited: false, policy });
    return conflict !== null && conflict.here.trim() === line.trim()
      ? [{ section, there: conflict.there }]
      : [];
  });
  return {
    source: hits.some(({ section }) => section === plant.source),
    others: hits.filter(({ section }) => section !== plant.source).map(({ there }) => there),
  };
}
