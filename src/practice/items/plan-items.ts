import { isDeepStrictEqual } from "node:util";
import type { QuizItem } from "../../core/items.ts";
import { itemWords } from "../../core/messages/items.ts";
import type { ItemBatch, ItemFile, ItemVersion } from "../../core/ports/item-store.ts";
import type { Refusal } from "../../core/refusals.ts";
import { isEditedInChat, lastWritten, textOf } from "./item-history.ts";
import type { ItemsReport } from "./items-report.ts";
import { type PageSections, type PlacedItem, placeItems } from "./place-items.ts";
import type { ItemFileRead, ItemFolder } from "./read-item-files.ts";

/** What the store knows of the items of a folder. */
export interface StoredItems {
  /** Files last imported from the folder's source. */
  readonly imported: readonly ItemFile[];
  /** Versions of every item that one of the changed files has, newest first. */
  readonly histories: ReadonlyMap<string, readonly ItemVersion[]>;
  /** Ids of all items that are not retired. */
  readonly live: ReadonlySet<string>;
}

export interface ItemsPlan extends Pick<ItemBatch, "items" | "retired" | "files" | "forgottenFiles"> {
  /** Items of the source before. */
  readonly known: number;
  readonly report: ItemsReport;
}

/** Files that are not as they were when they were last imported. */
export function changedFiles(folder: ItemFolder, imported: readonly ItemFile[]): readonly ItemFileRead[] {
  const hashes = new Map(imported.map(({ path, hash }) => [path, hash]));
  return folder.files.filter(({ file, hash }) => hashes.get(file) !== hash);
}

/**
 * Compares a folder's items with what was imported from it. An item whose own text is as it was stays as it
 * is, whatever else its file says: what an owner edited or retired meanwhile is not undone.
 */
export function planItems(
  folder: ItemFolder,
  stored: StoredItems,
  pages: ReadonlyMap<string, PageSections>,
): ItemsPlan {
  const changed = changedFiles(folder, stored.imported);
  const { placed, refused } = placeItems(
    changed.flatMap(({ items }) => items),
    pages,
  );
  const steps = placed.map((one) => stepFor(one, stored));
  const idsOf = (kind: Step["kind"]) => steps.flatMap((step) => (step.kind === kind ? [step.id] : []));
  const published = idsOf("published");
  const renewed = idsOf("changed");
  const retired = vanished(folder, stored);
  const named = folder.files.flatMap(({ items }) => items).length;
  const conflicts = placed
    .filter((_, at) => steps[at]?.kind === "refused")
    .map(({ item }) => conflictOf(item));
  const misplaced = new Set([...refused, ...conflicts].map(({ file }) => file));
  return {
    items: steps.flatMap(({ item }) => item ?? []),
    retired,
    files: changed.map((file) => importedFile(file, stored, misplaced)),
    forgottenFiles: goneFiles(folder, stored.imported).map(({ path }) => path),
    known: new Set(stored.imported.flatMap(({ items }) => items)).size,
    report: {
      published,
      changed: renewed,
      retired,
      unchanged: named - published.length - renewed.length - refused.length - conflicts.length,
      drafts: 0,
      refused: [
        ...folder.unreadable,
        ...folder.files.flatMap((file) => file.refused),
        ...refused,
        ...conflicts,
      ],
      odd: changed.flatMap((file) => file.odd),
    },
  };
}

/** Why a plan is not carried out without being asked twice; `null` when nothing speaks against it. */
export function itemsObjection({ retired, known }: ItemsPlan, vanishingShare: number): string | null {
  return retired.length > known * vanishingShare ? itemWords.vanishing(retired.length, known) : null;
}

interface Step {
  readonly id: string;
  /** `refused`: its owner has changed it in chat, and the file does not have that. */
  readonly kind: "published" | "changed" | "unchanged" | "refused";
  /** `null`: nothing to write. */
  readonly item: QuizItem | null;
}

function stepFor(placed: PlacedItem, { histories, live }: StoredItems): Step {
  const { id, text } = placed.item;
  const { hash } = placed.section;
  const history = histories.get(id) ?? [];
  const [last] = history;
  if (last === undefined) return { id, kind: "published", item: toItem(placed, 1, hash) };
  const isLast = isDeepStrictEqual(textOf(last.item), text);
  const isOld = isDeepStrictEqual(lastWritten(history), text);
  const version = last.item.version + (isLast ? 0 : 1);
  if (!live.has(id)) {
    const byOwner = last.decisions.at(-1)?.verdict === "retired";
    if (byOwner && isOld) return { id, kind: "unchanged", item: null };
    return { id, kind: "published", item: toItem(placed, version, hash) };
  }
  const hasMoved = last.item.sop !== placed.sop || last.item.section !== placed.item.section;
  if (isEditedInChat(history)) {
    // The file has it now: what was approved stays so, and nothing else becomes so.
    if (isLast && !hasMoved)
      return { id, kind: "unchanged", item: toItem(placed, version, last.item.approvedFor) };
    if (!isOld) return { id, kind: "refused", item: null };
  }
  if (hasMoved || !(isLast || isOld)) return { id, kind: "changed", item: toItem(placed, version, hash) };
  if (!isLast || isDeepStrictEqual(last.item.skills, placed.item.skills))
    return { id, kind: "unchanged", item: null };
  // Other skills are no other text: what was approved stays approved, and nothing else becomes so.
  return { id, kind: "changed", item: toItem(placed, version, null) };
}

function conflictOf({ id, file, line }: PlacedItem["item"]): Refusal {
  return { file, line, reason: itemWords.editedInChat(id) };
}

function toItem({ item, sop }: PlacedItem, version: number, approvedFor: string | null): QuizItem {
  const { id, text, section, skills } = item;
  return { ...text, id, version, sop, section, skills, approvedFor, origin: "written" };
}

/** Live items that no file names any more. Of a file that is read in part only, nothing has vanished. */
function vanished(folder: ItemFolder, { imported, live }: StoredItems): readonly string[] {
  const named = new Set(folder.files.flatMap(({ items }) => items.map(({ id }) => id)));
  const whole = new Set(folder.files.flatMap(({ file, refused }) => (refused.length === 0 ? [file] : [])));
  const gone = new Set(goneFiles(folder, imported));
  const missing = imported
    .filter((file) => gone.has(file) || whole.has(file.path))
    .flatMap(({ items }) => items)
    .filter((id) => !named.has(id) && live.has(id));
  return [...new Set(missing)];
}

/** Imported files that are neither there nor out of sight. */
function goneFiles({ files, unreadable }: ItemFolder, imported: readonly ItemFile[]): readonly ItemFile[] {
  const present = new Set(files.map(({ file }) => file));
  return imported.filter(
    ({ path }) =>
      !present.has(path) && !unreadable.some(({ file }) => path === file || path.startsWith(`${file}/`)),
  );
}

/** One of which something was refused keeps what it had, and is read again next time. */
function importedFile(
  { file, hash, items, refused }: ItemFileRead,
  { imported }: StoredItems,
  misplaced: ReadonlySet<string>,
): ItemFile {
  const ids = items.map(({ id }) => id);
  if (refused.length === 0 && !misplaced.has(file)) return { path: file, hash, items: ids };
  const before = imported.find(({ path }) => path === file)?.items ?? [];
  return { path: file, hash: "", items: [...new Set([...before, ...ids])] };
}
