import { blockLines } from "../../core/blocks.ts";
import type { OtherSection } from "../../core/flags.ts";
import { pageStewards } from "../../core/page-stewards.ts";
import { currentPageUrl } from "../../core/page-url.ts";
import type { CurrentSection, PageListing, SectionKey } from "../../core/ports/page-store.ts";
import { terms } from "../../retrieval/analyse.ts";
import { conflictBetween, type Rarity, rarityAmong, sharedPart } from "./conflict.ts";
import type { FlagDeps } from "./flag-deps.ts";
import { linksOfSection } from "./page-links.ts";
import type { NewDoubt } from "./raise.ts";
import { searchTexts } from "./search-texts.ts";
import { type StatingSection, statingSection } from "./statements.ts";
import { subjectWords } from "./subject-words.ts";
import { searchOf } from "./take-up-signals.ts";

/** What the texts of changed pages are compared with. */
interface Comparing {
  readonly texts: readonly CurrentSection[];
  readonly pages: readonly PageListing[];
  readonly now: Date;
}

/**
 * Other pages that say something else on the same as a page that changed, or the same once more. The doubt is the
 * older text's: it has more likely been overtaken.
 */
export async function findContradictions(
  deps: FlagDeps,
  { texts, pages, now }: Comparing,
): Promise<readonly NewDoubt[]> {
  const rarity = await rarityIn(deps);
  const wordsOf = subjectWords(deps.company.glossary);
  const audiences = [...new Set(pages.flatMap(({ audience }) => audience))];
  const found: NewDoubt[] = [];
  for (const section of texts) {
    // A lesson says what the Sops say that it is built on; when they change, its owner is asked.
    if (section.kind === "lesson") continue;
    const stating = statingSection(section, wordsOf);
    // What states no figure contradicts nothing: nothing has to be looked for.
    if (stating.statements.length === 0) continue;
    const keys = await neighbours(deps, { section, stating }, { audiences, pages, now });
    const others = await deps.pages.currentSections(keys, now);
    for (const other of others.filter(({ kind }) => kind === "sop")) {
      const doubt = doubtBetween(
        deps,
        { section, stating },
        { section: other, stating: statingSection(other, wordsOf) },
        rarity,
      );
      if (doubt !== null) found.push(doubt);
    }
  }
  return found;
}

interface Stated {
  readonly section: CurrentSection;
  readonly stating: StatingSection;
}

/** Sections of other pages on nearly the same, and those that it cites. */
async function neighbours(
  { index, company }: FlagDeps,
  { section, stating }: Stated,
  {
    audiences,
    pages,
    now,
  }: { readonly audiences: readonly string[]; readonly pages: readonly PageListing[]; readonly now: Date },
): Promise<readonly SectionKey[]> {
  const found = [];
  for (const text of searchTexts(stating.statements.map(({ line }) => line))) {
    const limit = company.policy.doubts.compared * 2;
    const hits = await index.search({
      text,
      vector: null,
      groups: audiences,
      at: now,
      language: null,
      limit,
    });
    const near = hits.map(({ row }) => ({ sop: row.sop, section: row.section }));
    found.push(...near.filter(({ sop }) => sop !== section.sop).slice(0, company.policy.doubts.compared));
  }
  const byUrl = new Map(pages.map((page) => [currentPageUrl(page), page.sop]));
  const cited = linksOfSection(section).flatMap(({ target, anchor }) => {
    const sop = byUrl.get(target);
    return sop === undefined || sop === section.sop || anchor === "" ? [] : [{ sop, section: anchor }];
  });
  return [...new Map([...found, ...cited].map((key) => [`${key.sop}#${key.section}`, key])).values()];
}

function doubtBetween(deps: FlagDeps, one: Stated, other: Stated, rarity: Rarity): NewDoubt | null {
  const [older, newer] = one.section.effective <= other.section.effective ? [one, other] : [other, one];
  const policy = deps.company.policy.doubts;
  const sections = [one.section, other.section];
  const isCited = cites(one.section, other.section) || cites(other.section, one.section);
  const conflict = conflictBetween(older.stating, newer.stating, { rarity, isCited, policy });
  if (conflict !== null) {
    const { here, there } = conflict;
    return newDoubt(deps, older.section, {
      kind: "contradiction",
      here,
      there,
      other: otherOf(newer.section),
    });
  }
  const isTwice = sections.every(({ blocks }) => wordsOf(blocks).size >= policy.duplicateWords);
  return isTwice &&
    sharedPart(wordsOf(one.section.blocks), wordsOf(other.section.blocks), rarity) >= policy.duplicate
    ? newDoubt(deps, older.section, { kind: "duplicate", other: otherOf(newer.section) })
    : null;
}

function cites(one: CurrentSection, other: CurrentSection): boolean {
  const url = currentPageUrl(other);
  return linksOfSection(one).some(({ target, anchor }) => target === url && anchor === other.slug);
}

function wordsOf(blocks: CurrentSection["blocks"]): ReadonlySet<string> {
  return new Set(terms(blockLines(blocks).join(" ")));
}

export function otherOf({ sop, section, path, title, heading, version, hash }: CurrentSection): OtherSection {
  return { sop, section, path, title, heading, version, sectionHash: hash };
}

export function newDoubt(deps: FlagDeps, section: CurrentSection, doubt: NewDoubt["doubt"]): NewDoubt {
  const { sop, version, section: slug, hash } = section;
  const [owner] = pageStewards(section, searchOf(deps));
  return {
    doubt,
    gap: null,
    owner: owner?.id ?? null,
    page: { sop, version, section: slug, sectionHash: hash },
  };
}

async function rarityIn({ index }: FlagDeps): Promise<Rarity> {
  return rarityAmong(await index.vocabulary());
}
