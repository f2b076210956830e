import { InputError } from "../../core/errors.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";
import type { Store, StorePorts } from "../../core/ports/store.ts";
import type { ItemsReport } from "./items-report.ts";
import type { PageSections } from "./place-items.ts";
import { changedFiles, type ItemsPlan, itemsObjection, planItems } from "./plan-items.ts";
import { type ItemFolder, readItemFiles } from "./read-item-files.ts";
import type { ReadItem } from "./read-items.ts";
import { countDrafts } from "./refresh-drafts.ts";

export interface ImportItemsDeps {
  readonly store: Pick<Store, "transaction">;
}

export interface ImportItemsRequest {
  readonly folder: string;
  /** As pages are published: `sample` gives way to a company's own folder. */
  readonly source: "folder" | "sample";
  readonly now: Date;
  /** Retire items even when more than the policy's share of them vanished. */
  readonly yes: boolean;
  /** Larger files are refused. */
  readonly fileBytes: number;
  readonly vanishingShare: number;
}

/**
 * Takes in the items of a content folder, after its pages. A file is looked at when it is another one than
 * last time; a text that changed there is a new version, approved for the section as it now stands. Throws
 * InputError when too many items vanished; nothing is changed then.
 */
export async function importItems(deps: ImportItemsDeps, request: ImportItemsRequest): Promise<ItemsReport> {
  const folder = await readItemFiles(request.folder, request.fileBytes);
  return deps.store.transaction(async (ports) => {
    if (await isLeftOut(ports, request)) return nothing;
    const plan = await planAgainst(ports, folder, request, new Map());
    const against = request.yes ? null : itemsObjection(plan, request.vanishingShare);
    if (against !== null) throw new InputError(against);
    const sample = request.source === "folder" ? await retireSample(ports, folder, request.now) : [];
    await write(ports, plan, request);
    return { ...plan.report, retired: [...plan.report.retired, ...sample] };
  });
}

/** What `importItems` would do now. `pages`: of the folder, by path and id, which will be published before. */
export async function previewItems(
  ports: Pick<StorePorts, "items" | "pages">,
  request: Omit<ImportItemsRequest, "yes" | "vanishingShare">,
  pages: ReadonlyMap<string, PageSections>,
): Promise<ItemsReport> {
  if (await isLeftOut(ports, request)) return nothing;
  const folder = await readItemFiles(request.folder, request.fileBytes);
  const { report } = await planAgainst(ports, folder, request, pages);
  return { ...report, drafts: countDrafts(await ports.items.items()) };
}

const sampleSource = "sample";

const nothing: ItemsReport = {
  published: [],
  changed: [],
  retired: [],
  unchanged: 0,
  drafts: 0,
  refused: [],
  odd: [],
};

/** The company's own pages are there: the sample stays out, as its pages do. */
async function isLeftOut(
  { pages }: Pick<StorePorts, "pages">,
  { source }: Pick<ImportItemsRequest, "source">,
): Promise<boolean> {
  if (source !== sampleSource) return false;
  return (await pages.liveSources()).some((live) => live !== sampleSource);
}

async function planAgainst(
  ports: Pick<StorePorts, "items" | "pages">,
  folder: ItemFolder,
  { source, now }: Pick<ImportItemsRequest, "source" | "now">,
  newPages: ReadonlyMap<string, PageSections>,
): Promise<ItemsPlan> {
  const imported = await ports.items.importedItemFiles(source);
  const changed = changedFiles(folder, imported).flatMap(({ items }) => items);
  const live = new Set((await ports.items.items()).map(({ id }) => id));
  const histories = await ports.items.itemHistories(changed.map(({ id }) => id));
  const pages = await sectionsNamed(ports, changed, now);
  return planItems(folder, { imported, histories, live }, new Map([...pages, ...newPages]));
}

/** Pages that items name, by path and by id, with the sections of their texts in force. */
async function sectionsNamed(
  { pages }: Pick<StorePorts, "pages">,
  items: readonly ReadItem[],
  now: Date,
): Promise<ReadonlyMap<string, PageSections>> {
  if (items.length === 0) return new Map();
  const sops = (await pages.addresses()).filter(({ kind }) => kind === "sop");
  const byName = new Map(sops.flatMap((one) => [one.sop, one.path].map((name) => [name, one] as const)));
  const wanted = items.flatMap(({ page, section }) => {
    const sop = byName.get(page)?.sop;
    return sop === undefined ? [] : [{ sop, section }];
  });
  const found = Map.groupBy(await pages.currentSections(wanted, now), ({ sop }) => sop);
  const named = new Map<string, PageSections>();
  for (const item of items) {
    const page = byName.get(item.page);
    if (page === undefined || named.get(item.page)?.sections.has(item.section)) continue;
    const known = (found.get(page.sop) ?? []).some(({ asked }) => asked === item.section);
    // Only to say which sections there are instead.
    const all = known
      ? (found.get(page.sop) ?? []).map((one) => [one.asked, one] as const)
      : (await allSections(pages, page.path, now)).map((one) => [one.slug, one] as const);
    named.set(item.page, { sop: page.sop, sections: new Map(all) });
  }
  return named;
}

async function allSections(
  pages: StorePorts["pages"],
  path: string,
  now: Date,
): Promise<readonly CurrentSection[]> {
  return (await pages.pageAt({ kind: "sop", path, version: null }, now))?.sections ?? [];
}

async function write(ports: StorePorts, plan: ItemsPlan, { source, now }: ImportItemsRequest): Promise<void> {
  const { items, retired, files, forgottenFiles } = plan;
  if (items.length + retired.length + files.length + forgottenFiles.length === 0) return;
  await ports.items.writeItems({ source, at: now, items, retired, files, forgottenFiles });
}

/** A company's own folder takes the place of the sample. Returns the ids of the items that go with it. */
async function retireSample(
  { items }: Pick<StorePorts, "items">,
  folder: ItemFolder,
  now: Date,
): Promise<readonly string[]> {
  const files = await items.importedItemFiles(sampleSource);
  if (files.length === 0) return [];
  const own = new Set(folder.files.flatMap((file) => file.items.map(({ id }) => id)));
  const retired = files.flatMap((file) => file.items).filter((id) => !own.has(id));
  const forgottenFiles = files.map(({ path }) => path);
  await items.writeItems({ source: sampleSource, at: now, items: [], retired, files: [], forgottenFiles });
  return retired;
}
