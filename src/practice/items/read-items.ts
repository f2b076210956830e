import type { ItemText } from "../../core/items.ts";
import { itemWords } from "../../core/messages/items.ts";
import { type Entry, type Findings, isRecord, readEntry, readList } from "../../core/yaml/read-entries.ts";
import type { Path, YamlFile } from "../../core/yaml/yaml-file.ts";
import { modelStart } from "../drafting/model-item.ts";
import { type ItemRow, itemRow, readItemText } from "./item-text.ts";
import type { Remark } from "./read-variants.ts";

/** An item as a file has it. */
export interface ReadItem {
  readonly id: string;
  /** The section as written, without `sops/` and `.md`: a page's path or id. */
  readonly page: string;
  /** Slug. */
  readonly section: string;
  readonly text: ItemText;
  readonly skills: readonly string[];
  readonly file: string;
  readonly line: number;
  /** Line of its field. */
  readonly lineOf: (field: "id" | "section" | "skills") => number;
}

export interface ItemsRead extends Findings {
  readonly items: readonly ReadItem[];
  /** Ids of items that were refused. */
  readonly refusedIds: readonly string[];
}

/** Ids of drafts made by machine begin with it. */
export const derivedStart = "derived/";

/**
 * Reads a file of items: a list, alone or under `items`, or one item. What cannot be used is refused with its
 * line, and the rest goes on. `file` is the path below the content folder, such as `items/refunds/issue.yaml`.
 */
export function readItems(yaml: YamlFile): ItemsRead {
  const isOne = isRecord(yaml.value) && "stem" in yaml.value;
  const rows = isOne ? readEntry(yaml, [], yaml.value, itemRow) : readList(yaml, "items", itemRow);
  const read = rows.entries.map((entry) => readItem(yaml, entry));
  const unique = withoutRepeated(read.flatMap(({ item }) => item ?? []));
  return {
    items: unique.items,
    refused: [...rows.refused, ...read.flatMap(({ refused }) => refused), ...unique.refused].sort(byLine),
    odd: [...rows.odd, ...read.flatMap(({ odd }) => odd)],
    refusedIds: [...rows.refusedIds, ...read.flatMap(({ item, id }) => (item === null ? [id] : []))],
  };
}

/** Of several files: each id belongs to the item that was read first. */
export function withoutRepeated(items: readonly ReadItem[]): Pick<ItemsRead, "items" | "refused"> {
  const first = new Map<string, ReadItem>();
  for (const item of items) if (!first.has(item.id)) first.set(item.id, item);
  const repeats = items.filter((item) => first.get(item.id) !== item);
  return {
    items: [...first.values()],
    refused: repeats.map((item) => {
      const other = first.get(item.id);
      const reason = itemWords.repeatedId(item.id, `${other?.file}:${other?.line}`);
      return { file: item.file, line: item.lineOf("id"), reason };
    }),
  };
}

interface OneRead extends Findings {
  readonly id: string;
  /** `null`: refused. */
  readonly item: ReadItem | null;
}

function readItem(yaml: YamlFile, { value, path, line }: Entry<ItemRow>): OneRead {
  const id = value.id ?? placeName(yaml.file, path);
  const target = targetOf(value.section);
  const { text, refused, odd } = readItemText(value);
  const reserved = [derivedStart, modelStart]
    .filter((start) => id.startsWith(start))
    .map((start) => ({ path: ["id"], words: itemWords.keptId(start) }));
  const nowhere = target === null ? [{ path: ["section"], words: itemWords.notASection() }] : [];
  const all: readonly Remark[] = [...reserved, ...nowhere, ...refused];
  const lineOf = (field: Path) => yaml.lineOf([...path, ...field]);
  return {
    id,
    item:
      text === null || target === null || all.length > 0
        ? null
        : {
            id,
            ...target,
            text,
            skills: value.skills,
            file: yaml.file,
            line,
            lineOf: (field) => lineOf([field]),
          },
    refused: all.map(({ path: field, words }) => ({ file: yaml.file, line: lineOf(field), reason: words })),
    odd: odd.map(({ path: field, words }) => ({
      file: yaml.file,
      note: itemWords.isOdd(lineOf(field), words),
    })),
  };
}

/** `null`: not a page and one of its sections. */
function targetOf(written: string): Pick<ReadItem, "page" | "section"> | null {
  const [, page, section] = /^([^#]+)#([^#]+)$/.exec(written) ?? [];
  if (page === undefined || section === undefined) return null;
  return {
    page: page
      .trim()
      .replace(/^\/?(?:sops\/)?/, "")
      .replace(/\.md$/i, ""),
    section: section.trim(),
  };
}

/** `items/refunds/issue.yaml`, the third: `refunds/issue/3`. */
function placeName(file: string, path: Path): string {
  const bare = file.replace(/^items\//, "").replace(/\.ya?ml$/i, "");
  const place = path.at(-1);
  return typeof place === "number" ? `${bare}/${place + 1}` : bare;
}

function byLine(one: { readonly line: number | null }, other: { readonly line: number | null }): number {
  return (one.line ?? 0) - (other.line ?? 0);
}
