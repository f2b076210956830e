import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { ItemText } from "../../core/items.ts";
import { itemWords } from "../../core/messages/items.ts";
import type { ItemVersion } from "../../core/ports/item-store.ts";
import type { StorePorts } from "../../core/ports/store.ts";
import type { Refusal } from "../../core/refusals.ts";
import { isEditedInChat, lastWritten, textOf } from "./item-history.ts";
import { itemKeys, itemsIn, withItemKeys, withoutItem } from "./item-keys.ts";
import { type ItemFileRead, readItemFiles } from "./read-item-files.ts";
import type { ReadItem } from "./read-items.ts";

export interface ItemsExport {
  /** Ids of items whose file has another text of them now, and of those that left it. */
  readonly changed: readonly string[];
  readonly retired: readonly string[];
  readonly refused: readonly Refusal[];
}

export interface ExportItemsRequest {
  readonly folder: string;
  readonly fileBytes: number;
}

/** Writes what owners changed or retired in chat back into the files of items. An import then changes nothing. */
export async function exportItems(
  { items }: Pick<StorePorts, "items">,
  { folder, fileBytes }: ExportItemsRequest,
): Promise<ItemsExport> {
  const { files } = await readItemFiles(folder, fileBytes);
  const histories = await items.itemHistories(files.flatMap((file) => file.items.map(({ id }) => id)));
  const report = { changed: [] as string[], retired: [] as string[], refused: [] as Refusal[] };
  for (const file of files) {
    const path = join(folder, file.file);
    const before = await readFile(path, "utf8");
    const after = fileNow(file, { before, histories, report });
    if (after === null) await rm(path);
    else if (after !== before) await writeFile(path, after);
  }
  return report;
}

interface Writing {
  readonly before: string;
  readonly histories: ReadonlyMap<string, readonly ItemVersion[]>;
  readonly report: {
    readonly changed: string[];
    readonly retired: string[];
    readonly refused: Refusal[];
  };
}

/** The text of a file by what was decided; `null`: none of its items is left. */
function fileNow(file: ItemFileRead, { before, histories, report }: Writing): string | null {
  let text = before;
  for (const item of file.items) {
    const step = stepOf(item, histories.get(item.id) ?? []);
    const changed =
      step.kind === "keep" || step.kind === "refuse" ? text : written(text, file.file, item, step);
    if (step.kind === "refuse" || changed === "refused") {
      report.refused.push({ file: file.file, line: item.line, reason: itemWords.editedInChat(item.id) });
      continue;
    }
    if (step.kind === "remove") report.retired.push(item.id);
    if (step.kind === "write") report.changed.push(item.id);
    text = changed;
  }
  return itemsIn(file.file, text).length === 0 && file.items.length > 0 ? null : text;
}

type Step =
  | { readonly kind: "keep" | "refuse" | "remove" }
  | { readonly kind: "write"; readonly text: ItemText };

function stepOf(item: ReadItem, history: readonly ItemVersion[]): Step {
  const [last] = history;
  if (last === undefined) return { kind: "keep" };
  const decision = last.decisions.at(-1);
  const isOld = isDeepStrictEqual(lastWritten(history), item.text);
  const text = textOf(last.item);
  if (decision?.verdict === "retired" && decision.by !== null) return { kind: isOld ? "remove" : "refuse" };
  if (isDeepStrictEqual(text, item.text) || !isEditedInChat(history)) return { kind: "keep" };
  return isOld ? { kind: "write", text } : { kind: "refuse" };
}

/** The text of a file with one item changed; "refused": it cannot be written so that it reads the same. */
function written(text: string, file: string, { id, text: before }: ReadItem, step: Step): string {
  if (step.kind !== "write") return withoutItem(file, text, id);
  const after = withItemKeys(file, text, id, itemKeys(before, step.text));
  const read = itemsIn(file, after).find((item) => item.id === id);
  return isDeepStrictEqual(read?.text, step.text) ? after : "refused";
}
