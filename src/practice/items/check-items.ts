import type { SkillMap } from "../../core/company.ts";
import { itemWords } from "../../core/messages/items.ts";
import type { Oddity } from "../../core/refusals.ts";
import type { ItemsReport } from "./items-report.ts";
import { type PageSections, type PlacedItem, placeItems } from "./place-items.ts";
import { type ItemFolder, readItemFiles } from "./read-item-files.ts";

export interface CheckItemsRequest {
  readonly folder: string;
  /** Larger files are refused. */
  readonly fileBytes: number;
  /** Pages of the folder, by path and by id. */
  readonly pages: ReadonlyMap<string, PageSections>;
  /** `null`: the folder has none. */
  readonly skillMap: SkillMap | null;
}

/** Reads the items of a content folder and looks up what they name in the folder itself. Nothing is stored. */
export async function checkItems(request: CheckItemsRequest): Promise<ItemsReport> {
  const folder = await readItemFiles(request.folder, request.fileBytes);
  const { placed, refused } = placeItems(
    folder.files.flatMap(({ items }) => items),
    request.pages,
  );
  return {
    published: placed.map(({ item }) => item.id),
    changed: [],
    retired: [],
    unchanged: 0,
    drafts: 0,
    refused: [...folder.unreadable, ...folder.files.flatMap((file) => file.refused), ...refused],
    odd: [
      ...folder.files.flatMap((file) => file.odd),
      ...placed.flatMap((one) => notesOn(one, request.skillMap)),
      ...skillNotes(folder, request),
    ],
  };
}

function notesOn({ item, section }: PlacedItem, skillMap: SkillMap | null): readonly Oddity[] {
  const note = (field: "section" | "skills", words: string) => ({
    file: item.file,
    note: itemWords.isOdd(item.lineOf(field), words),
  });
  const target = `${item.page}#${item.section}`;
  const unknown = skillMap === null ? [] : item.skills.filter((skill) => !(skill in skillMap.skills));
  return [
    ...(section.lookup ? [note("section", itemWords.isLookup(target))] : []),
    ...(section.sensitive ? [note("section", itemWords.isSensitive(target))] : []),
    ...unknown.map((skill) => note("skills", itemWords.unknownSkill(skill))),
  ];
}

/** Items that a skill names and no file has. */
function skillNotes({ files }: ItemFolder, { skillMap }: CheckItemsRequest): readonly Oddity[] {
  const known = new Set(files.flatMap(({ items }) => items.map(({ id }) => id)));
  return Object.entries(skillMap?.skills ?? {}).flatMap(([skill, { items }]) =>
    items
      .filter((item) => !known.has(item))
      .map((item) => ({ file: "skills.yaml", note: itemWords.unknownItem(skill, item) })),
  );
}
