import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { ItemText, QuizItem } from "../../core/items.ts";
import type { ItemFile, ItemStore, ItemVersion } from "../../core/ports/item-store.ts";
import type { CurrentSection, FoundSection, PageListing } from "../../core/ports/page-store.ts";
import type { Store, StorePorts } from "../../core/ports/store.ts";
import { deriveItems } from "./derive.ts";

export interface DraftDeps {
  readonly store: Pick<Store, "pages" | "items" | "transaction">;
}

/**
 * Makes drafts for the current sections that nobody has written items for, of the pages that changed since
 * the last time. What an owner approved, edited or retired stays. Returns how many drafts wait.
 */
export async function refreshDrafts({ store }: DraftDeps, { now }: { readonly now: Date }): Promise<number> {
  const known = new Map((await store.items.importedItemFiles(source)).map((file) => [file.path, file]));
  const covered = sectionsOf((await store.items.items()).filter(({ origin }) => origin === "written"));
  const pages = (await store.pages.currentPages(now)).filter(
    ({ kind, sensitive }) => kind === "sop" && !sensitive,
  );
  const marks = new Map(pages.map((page) => [page.sop, markOf(page, covered.get(page.sop) ?? [])]));
  const changed = pages.filter(({ sop }) => known.get(sop)?.hash !== marks.get(sop)).map(({ sop }) => sop);
  const gone = [...known.keys()].filter((sop) => !marks.has(sop));
  for (const sops of inPortions([...changed, ...gone])) {
    await store.transaction(async (ports) => {
      const sections = await currentSections(
        ports,
        sops.filter((sop) => marks.has(sop)),
        now,
      );
      const taken = new Set(
        sections.flatMap(({ sop, slug, asked }) =>
          covered.get(sop)?.includes(asked) ? [`${sop}#${slug}`] : [],
        ),
      );
      const open = sections.filter(({ sop, slug, asked }) => asked === slug && !taken.has(`${sop}#${slug}`));
      await writeDrafts(ports, { sops, sections, open, known, marks, now });
    });
  }
  return countDrafts(await store.items.items());
}

/** Drafts that wait for an owner. */
export function countDrafts(items: readonly QuizItem[]): number {
  return items.filter(({ origin, approvedFor }) => origin === "derived" && approvedFor === null).length;
}

/** Drafts come from pages as items from files: one row of "files" for each page, by the Sop's id. */
const source = "derived";

/** Pages written in one transaction. */
const pagesAtOnce = 50;

function inPortions<T>(list: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(list.length / pagesAtOnce);
  return Array.from({ length: count }, (_, at) => list.slice(at * pagesAtOnce, (at + 1) * pagesAtOnce));
}

/** Slugs of the sections that items test, by Sop, as they were called when the items were written. */
function sectionsOf(items: readonly QuizItem[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { sop, section } of items) found.set(sop, [...(found.get(sop) ?? []), section]);
  return found;
}

/** Another one when the page's text is another, or other sections have written items. */
function markOf({ version }: PageListing, covered: readonly string[]): string {
  const slugs = [...new Set(covered)].sort();
  return createHash("sha256")
    .update(JSON.stringify([version, slugs]))
    .digest("hex");
}

async function currentSections(
  { pages }: Pick<StorePorts, "pages">,
  sops: readonly string[],
  now: Date,
): Promise<readonly FoundSection[]> {
  const versions = await pages.storedVersions(sops);
  const keys = versions.flatMap(({ sop, sections }) => sections.map(({ slug }) => `${sop}#${slug}`));
  const wanted = [...new Set(keys)].map((key) => {
    const at = key.indexOf("#");
    return { sop: key.slice(0, at), section: key.slice(at + 1) };
  });
  return pages.currentSections(wanted, now);
}

interface Portion {
  readonly sops: readonly string[];
  /** Under every slug they ever had. */
  readonly sections: readonly FoundSection[];
  /** Those without written items. */
  readonly open: readonly CurrentSection[];
  readonly known: ReadonlyMap<string, ItemFile>;
  readonly marks: ReadonlyMap<string, string>;
  readonly now: Date;
}

async function writeDrafts({ items }: { readonly items: ItemStore }, portion: Portion): Promise<void> {
  const { sops, sections, open, known, marks, now } = portion;
  const hashes = new Map(sections.map((section) => [`${section.sop}#${section.asked}`, section.hash]));
  const derived = open.flatMap(deriveItems);
  const before = sops.flatMap((sop) => known.get(sop)?.items ?? []);
  const histories = await items.itemHistories([...new Set([...before, ...derived.map(({ id }) => id)])]);
  const live = new Set((await items.items()).map(({ id }) => id));
  const made = new Set(derived.map(({ id }) => id));
  const unmade = before.filter((id) => live.has(id) && !made.has(id));
  const kept = unmade.filter((id) => {
    const last = histories.get(id)?.[0]?.item;
    return last?.approvedFor != null && last.approvedFor === hashes.get(`${last.sop}#${last.section}`);
  });
  await items.writeItems({
    source,
    at: now,
    items: derived.flatMap((draft) => {
      const hash = hashes.get(`${draft.sop}#${draft.section}`) ?? "";
      return nextDraft(draft, histories.get(draft.id) ?? [], live.has(draft.id), hash) ?? [];
    }),
    retired: unmade.filter((id) => !kept.includes(id)),
    files: sops.flatMap((sop) => {
      const hash = marks.get(sop);
      const own = derived.filter((draft) => draft.sop === sop).map(({ id }) => id);
      const still = known.get(sop)?.items.filter((id) => kept.includes(id)) ?? [];
      return hash === undefined ? [] : [{ path: sop, hash, items: [...own, ...still] }];
    }),
    forgottenFiles: sops.filter((sop) => !marks.has(sop)),
  });
}

/** `null`: there is nothing new in it. */
function nextDraft(
  draft: QuizItem,
  history: readonly ItemVersion[],
  isLive: boolean,
  sectionHash: string,
): QuizItem | null {
  const [last] = history;
  if (last === undefined) return draft;
  const isKnown = history.some(({ item }) => isDeepStrictEqual(textOf(item), textOf(draft)));
  const isDecided = isLive ? last.item.approvedFor === sectionHash : wasRefused(last) && isKnown;
  if (isDecided || (isLive && isDeepStrictEqual(textOf(last.item), textOf(draft)))) return null;
  return { ...draft, version: last.item.version + 1 };
}

function wasRefused({ decisions }: ItemVersion): boolean {
  return decisions.at(-1)?.verdict === "retired";
}

function textOf({ kind, stem, options, key, explain, variants, rule, about }: QuizItem): ItemText {
  return { kind, stem, options, key, explain, variants, rule, about };
}
