import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { itemWords } from "../../core/messages/items.ts";
import { yamlWords } from "../../core/messages/yaml.ts";
import type { Refusal } from "../../core/refusals.ts";
import type { Findings } from "../../core/yaml/read-entries.ts";
import { readTextFile } from "../../core/yaml/text-file.ts";
import { parseYaml } from "../../core/yaml/yaml-file.ts";
import { type ReadItem, readItems, withoutRepeated } from "./read-items.ts";

/** A file of items that could be read as a whole, with what was left out of it. */
export interface ItemFileRead extends Findings {
  /** Below the content folder. */
  readonly file: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  readonly items: readonly ReadItem[];
}

export interface ItemFolder {
  /** In the order of their paths. */
  readonly files: readonly ItemFileRead[];
  /** Files that cannot be read, or the whole folder of them. */
  readonly unreadable: readonly Refusal[];
}

/** Reads `items/` of a content folder, every `.yaml` below it. No such folder: no items. */
export async function readItemFiles(folder: string, fileBytes: number): Promise<ItemFolder> {
  const { found, refused } = await filesIn(folder);
  const read = await Promise.all(found.map((file) => readItemFile(folder, file, fileBytes)));
  const files = read.flatMap((one) => (one === null || "reason" in one ? [] : [one]));
  const unreadable = read.flatMap((one) => (one !== null && "reason" in one ? [one] : []));
  const unique = withoutRepeated(files.flatMap(({ items }) => items));
  const kept = new Set(unique.items);
  return {
    files: files.map((file) => ({
      ...file,
      items: file.items.filter((item) => kept.has(item)),
      refused: [...file.refused, ...unique.refused.filter((one) => one.file === file.file)],
    })),
    unreadable: [...refused, ...unreadable],
  };
}

/** `null`: it is gone since the folder was listed. */
async function readItemFile(
  folder: string,
  file: string,
  fileBytes: number,
): Promise<ItemFileRead | Refusal | null> {
  const text = await readTextFile(join(folder, file), file, fileBytes);
  if (text === null || "reason" in text) return text;
  const yaml = parseYaml(file, text.text);
  return "reason" in yaml ? yaml : { file, hash: text.hash, ...readItems(yaml) };
}

const itemFolder = "items";

async function filesIn(
  folder: string,
): Promise<{ readonly found: readonly string[]; readonly refused: readonly Refusal[] }> {
  let entries: readonly Dirent[];
  try {
    entries = await readdir(join(folder, itemFolder), { recursive: true, withFileTypes: true });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const refusal = { file: itemFolder, line: null, reason: yamlWords.notReadable(code) };
    return { found: [], refused: code === "ENOENT" ? [] : [refusal] };
  }
  const named = entries
    .filter(({ name }) => /\.ya?ml$/i.test(name))
    .map((entry) => ({
      entry,
      file: relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"),
    }))
    .filter(({ file }) => !file.split("/").some((part) => part.startsWith(".")))
    .sort((one, other) => (one.file < other.file ? -1 : 1));
  return {
    found: named.flatMap(({ entry, file }) => (entry.isFile() ? [file] : [])),
    refused: named.flatMap(({ entry, file }) =>
      entry.isSymbolicLink() ? [{ file, line: null, reason: itemWords.isLink() }] : [],
    ),
  };
}
