import { blockLines } from "../../core/blocks.ts";
import type { OtherSection } from "../../core/flags.ts";
import { pageStewards } from "../../core/page-stewards.ts";
import { currentPageUrl } from "../../core/page-url.ts";
import type { CurrentSection, PageListing, SectionKey } from "../../core/ports/page-store.ts";
import { terms } from "../../retrieval/analyse.ts";
import type { FlagDeps } from "./flag-deps.ts";
import { linksOfSection } from "./page-links.ts";
import type { NewDoubt } from "./raise.ts";
import { conflictBetween, type Rarity, sharedPart, statingSection } from "./statements.ts";
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
  const audiences = [...new Set(pages.flatMap(({ audience }) => audience))];
  const found: NewDoubt[] = [];
  for (const section of texts) {
    // What states no figure contradicts nothing: nothing has to be looked for.
    if (statingSection(section).statements.length === 0) continue;
    const others = await deps.pages.currentSections(
      await neighbours(deps, section, { audiences, pages, now }),
      now,
    );
    for (const other of others) {
      const doubt = doubtBetween(deps, section, other, rarity);
      if (doubt !== null) found.push(doubt);
    }
  }
  return found;
}

/** Sections of other pages on nearly the same, and those that it cites. */
async function neighbours(
  { index, company }: FlagDeps,
  section: CurrentSection,
  {
    audiences,
    pages,
    now,
  }: { readonly audiences: readonly string[]; readonly pages: readonly PageListing[]; readonly now: Date },
): Promise<readonly SectionKey[]> {
  const lines = statingSection(section).statements.map(({ line }) => line);
  const text = [section.title, section.heading, ...lines].join(" ").slice(0, longestQuery);
  const limit = company.policy.doubts.compared * 2;
  const hits = await index.search({ text, vector: null, groups: audiences, at: now, language: null, limit });
  const near = hits
    .map(({ row }) => ({ sop: row.sop, section: row.section }))
    .filter(({ sop }) => sop !== section.sop)
    .slice(0, company.policy.doubts.compared);
  const byUrl = new Map(pages.map((page) => [currentPageUrl(page), page.sop]));
  const cited = linksOfSection(section).flatMap(({ target, anchor }) => {
    const sop = byUrl.get(target);
    return sop === undefined || sop === section.sop || anchor === "" ? [] : [{ sop, section: anchor }];
  });
  return [...new Map([...near, ...cited].map((key) => [`${key.sop}#${key.section}`, key])).values()];
}

/** Letters: what states a figure says what to look for, and a long query takes long. */
const longestQuery = 240;

function doubtBetween(
  deps: FlagDeps,
  one: CurrentSection,
  other: CurrentSection,
  rarity: Rarity,
): NewDoubt | null {
  const [older, newer] = one.effective <= other.effective ? [one, other] : [other, one];
  const policy = deps.company.policy.doubts;
  const isCited = one.kind === "sop" && other.kind === "sop" && (cites(one, other) || cites(other, one));
  const conflict = conflictBetween(statingSection(older), statingSection(newer), { rarity, isCited, policy });
  if (conflict !== null)
    return newDoubt(deps, older, { kind: "contradiction", ...conflict, other: otherOf(newer) });
  const isTwice = [one, other].every(({ blocks }) => wordsOf(blocks).size >= policy.duplicateWords);
  return isTwice && sharedPart(wordsOf(one.blocks), wordsOf(other.blocks), rarity) >= policy.duplicate
    ? newDoubt(deps, older, { kind: "duplicate", other: otherOf(newer) })
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
  const { passages, frequencies } = await index.vocabulary();
  return (term) => Math.log(1 + passages / (1 + (frequencies.get(term) ?? 0)));
}
