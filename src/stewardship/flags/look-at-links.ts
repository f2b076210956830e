import { blockLines } from "../../core/blocks.ts";
import { currentPageUrl } from "../../core/page-url.ts";
import type { StoredLink } from "../../core/ports/flag-store.ts";
import type { CurrentSection, PageListing } from "../../core/ports/page-store.ts";
import { newDoubt, otherOf } from "./find-contradictions.ts";
import type { FlagDeps } from "./flag-deps.ts";
import { lostFact } from "./lost-fact.ts";
import { linksOfSection } from "./page-links.ts";
import type { NewDoubt } from "./raise.ts";

interface Looking {
  /** Ids of the pages that changed, those that are gone among them. */
  readonly changed: ReadonlySet<string>;
  /** Sections of those that are there. */
  readonly texts: readonly CurrentSection[];
  readonly pages: readonly PageListing[];
  /** When links were last looked at; `null`: never. */
  readonly from: Date | null;
  readonly now: Date;
}

/** Links of changed pages and to them: those that lead nowhere, and what is cited and no longer said. */
export async function lookAtLinks(
  deps: FlagDeps,
  look: Looking,
): Promise<{ readonly links: readonly StoredLink[]; readonly doubts: readonly NewDoubt[] }> {
  const { changed, texts, now } = look;
  const links = texts.flatMap((section) =>
    linksOfSection(section).map((link): StoredLink => ({ sop: section.sop, section: section.slug, ...link })),
  );
  const incoming = (await deps.flags.linksTo(await addressesOf(deps, look))).filter(
    ({ sop }) => !changed.has(sop),
  );
  const citing = new Map(texts.map((section) => [`${section.sop}#${section.slug}`, section]));
  for (const section of await deps.pages.currentSections(incoming, now))
    citing.set(`${section.sop}#${section.slug}`, section);
  const gone = await goneLinks(deps, [...links, ...incoming], citing, look);
  const overtaken = await overtakenCitations(deps, [...links, ...incoming], citing, look);
  return { links, doubts: [...gone, ...overtaken] };
}

/** What links call the pages that changed. */
async function addressesOf({ pages }: FlagDeps, { changed }: Looking): Promise<readonly string[]> {
  const found = await Promise.all([...changed].map((sop) => pages.resolve(sop)));
  return found.flatMap((page) => (page === null ? [] : [currentPageUrl(page)]));
}

async function goneLinks(
  deps: FlagDeps,
  links: readonly StoredLink[],
  citing: ReadonlyMap<string, CurrentSection>,
  { pages, now }: Looking,
): Promise<readonly NewDoubt[]> {
  const byUrl = new Map(pages.map((page) => [currentPageUrl(page), page]));
  const anchored = links.flatMap(({ target, anchor }) => {
    const page = byUrl.get(target);
    return page === undefined || anchor === "" ? [] : [{ sop: page.sop, section: anchor }];
  });
  const there = new Set(
    (await deps.pages.currentSections(anchored, now)).map((one) => `${one.sop}#${one.slug}`),
  );
  return links.flatMap(({ sop, section: slug, target, anchor }) => {
    const section = citing.get(`${sop}#${slug}`);
    const page = byUrl.get(target);
    const isThere = page !== undefined && (anchor === "" || there.has(`${page.sop}#${anchor}`));
    if (section === undefined || isThere) return [];
    const name = anchor === "" ? target : `${target}#${anchor}`;
    return [newDoubt(deps, section, { kind: "link-gone", target: name, title: page?.title ?? null })];
  });
}

/** Sections that repeat a figure which the section they cite has just lost. */
async function overtakenCitations(
  deps: FlagDeps,
  links: readonly StoredLink[],
  citing: ReadonlyMap<string, CurrentSection>,
  { changed, pages, from, now }: Looking,
): Promise<readonly NewDoubt[]> {
  if (from === null) return [];
  const byUrl = new Map(pages.map((page) => [currentPageUrl(page), page]));
  const found: NewDoubt[] = [];
  for (const { sop, section: slug, target, anchor } of links) {
    const section = citing.get(`${sop}#${slug}`);
    const page = byUrl.get(target);
    if (section === undefined || page === undefined || !changed.has(page.sop) || anchor === "") continue;
    const key = { sop: page.sop, section: anchor };
    const [before] = await deps.pages.currentSections([key], from);
    const [after] = await deps.pages.currentSections([key], now);
    if (before === undefined || after === undefined || before.hash === after.hash) continue;
    const lost = lostFact(blockLines(section.blocks), blockLines(before.blocks), blockLines(after.blocks));
    if (lost !== null)
      found.push(newDoubt(deps, section, { kind: "cited-changed", cited: otherOf(after), ...lost }));
  }
  return found;
}
