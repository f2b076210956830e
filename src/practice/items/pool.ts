import { type ItemSection, itemState, type PooledItem } from "../../core/items.ts";
import { pageUrl } from "../../core/page-url.ts";
import type { Policy } from "../../core/policy.ts";
import type { ItemStore } from "../../core/ports/item-store.ts";
import type { CurrentSection, PageReader } from "../../core/ports/page-store.ts";
import { reviewDueOf } from "../../core/review-due.ts";

export interface PoolDeps {
  readonly items: Pick<ItemStore, "items">;
  readonly pages: Pick<PageReader, "currentSections">;
  readonly policy: Pick<Policy, "timeZone" | "trust">;
}

/** Every item that is not retired, with the section it tests as it is current at `at`. Two queries. */
export async function itemPool({ items, pages, policy }: PoolDeps, at: Date): Promise<readonly PooledItem[]> {
  const all = await items.items();
  const keys = new Map(all.map(({ sop, section }) => [keyOf({ sop, section }), { sop, section }]));
  const current = await pages.currentSections([...keys.values()], at);
  const sections = new Map(
    current.map((section) => [
      keyOf({ sop: section.sop, section: section.asked }),
      toItemSection(section, policy),
    ]),
  );
  return all.map((item) => {
    const section = sections.get(keyOf(item)) ?? null;
    return { item, section, state: itemState(item, section) };
  });
}

function keyOf({ sop, section }: { readonly sop: string; readonly section: string }): string {
  return `${sop}#${section}`;
}

function toItemSection(section: CurrentSection, policy: PoolDeps["policy"]): ItemSection {
  const due = reviewDueOf(section, policy);
  return {
    sop: section.sop,
    section: section.slug,
    title: section.title,
    heading: section.heading,
    version: section.version,
    hash: section.hash,
    url: pageUrl(section, section.slug),
    risk: section.risk,
    audience: section.audience,
    lookup: section.lookup,
    sensitive: section.sensitive,
    reviewDue: due === null ? null : new Date(due.getTime()),
    owner: section.owner,
  };
}
