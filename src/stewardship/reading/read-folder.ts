import { hash } from "node:crypto";
import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { InputError } from "../../core/errors.ts";
import { publishing, refusals } from "../../core/messages/stewardship.ts";
import type { Refusal } from "../../core/refusals.ts";
import type { PageKind } from "../../core/terms.ts";
import type { OnProgress } from "../publishing/report.ts";
import { pagePlace } from "./links.ts";
import { decodeUtf8, lineOfBadByte, readUpTo } from "./read-bytes.ts";

/** A Markdown file of a content folder that can be read as text. */
export interface ContentFile {
  /** Below the folder, with `/` between folders. */
  readonly file: string;
  readonly kind: PageKind;
  /** Below `sops/` or `lessons/` (or the folder), without `.md` and date. */
  readonly path: string;
  /** `2026-12-01` of `refunds@2026-12-01.md`; `null`: the page's current text. */
  readonly datedOn: string | null;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  readonly text: string;
}

export interface FolderContents {
  /** In the order of their paths. */
  readonly files: readonly ContentFile[];
  readonly refused: readonly Refusal[];
  /** Places that could not be looked into, as prefixes of paths: what is missing there has not vanished. */
  readonly unseen: readonly string[];
}

/**
 * Reads a content folder: Sops from `sops/` and lessons from `lessons/` where there is a `sops/`, else every
 * `.md` as a Sop. Hidden folders and node_modules are left alone. Throws `InputError` for a folder that is
 * not there or has no Markdown; anything wrong with one file is a refusal of that file.
 */
export async function readFolder(
  folder: string,
  options: { readonly fileBytes: number; readonly onProgress?: OnProgress },
): Promise<FolderContents> {
  const root = await rootOf(folder);
  const walk: Walk = { root, found: [], refused: [], unseen: [] };
  const hasSops = await isFolder(join(root, "sops"));
  if (hasSops) for (const part of ["lessons", "sops"]) await walkFolder(part, [root], walk);
  else await walkFolder("", [], walk);
  if (walk.found.length === 0 && walk.refused.length === 0)
    throw new InputError(publishing.noMarkdown(folder));
  const files: ContentFile[] = [];
  const found = walk.found.sort(byCodeUnits);
  for (let done = 0; done < found.length; done += filesAtOnce) {
    const some = found.slice(done, done + filesAtOnce);
    for (const read of await Promise.all(
      some.map((file) => readContentFile(root, file, hasSops, options.fileBytes)),
    )) {
      if ("reason" in read) walk.refused.push(read);
      else files.push(read);
    }
    options.onProgress?.({ stage: "reading", done: done + some.length, total: found.length });
  }
  return { files, refused: walk.refused, unseen: walk.unseen };
}

/** Files open at a time. */
const filesAtOnce = 64;

interface Walk {
  readonly root: string;
  readonly found: string[];
  readonly refused: Refusal[];
  readonly unseen: string[];
}

async function rootOf(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => null);
  if (found === null) throw new InputError(publishing.noFolder(folder));
  if (!found.isDirectory()) throw new InputError(publishing.notAFolder(folder));
  return realpath(folder);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true;
}

/** `above`: real paths of the folders we are in, so that a link back to one of them ends the walk. */
async function walkFolder(below: string, above: readonly string[], walk: Walk): Promise<void> {
  const path = join(walk.root, below);
  let entries: Dirent[];
  try {
    entries = await readdir(path, { withFileTypes: true });
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") return;
    if (below === "") throw new InputError(publishing.unreadableFolder(path, code));
    walk.refused.push({ file: slashed(below), line: null, reason: refusals.unreadable(code) });
    walk.unseen.push(slashed(below));
    return;
  }
  const inside = [...above, await realpath(path)];
  for (const entry of entries) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const name = join(below, entry.name);
    if (entry.isDirectory()) await walkFolder(name, inside, walk);
    else if (entry.isSymbolicLink()) await followLink(name, inside, walk);
    else if (isMarkdown(entry.name)) {
      if (entry.isFile()) walk.found.push(slashed(name));
      else walk.refused.push({ file: slashed(name), line: null, reason: refusals.notText() });
    }
  }
}

async function followLink(name: string, above: readonly string[], walk: Walk): Promise<void> {
  const refuse = (reason: string): void => {
    walk.refused.push({ file: slashed(name), line: null, reason });
    walk.unseen.push(slashed(name));
  };
  const target = await realpath(join(walk.root, name)).catch(() => null);
  if (target === null) {
    if (isMarkdown(name)) refuse(refusals.brokenLink());
    return;
  }
  const leadsToFolder = await isFolder(target);
  if (!leadsToFolder && !isMarkdown(name)) return;
  if (target !== walk.root && !target.startsWith(walk.root + sep)) refuse(refusals.leadsOutside());
  else if (!leadsToFolder) walk.found.push(slashed(name));
  else if (above.includes(target)) refuse(refusals.circularLink());
  else await walkFolder(name, above, walk);
}

async function readContentFile(
  root: string,
  file: string,
  hasSops: boolean,
  fileBytes: number,
): Promise<ContentFile | Refusal> {
  const refusal = (reason: string, line: number | null = null): Refusal => ({ file, line, reason });
  const path = join(root, file);
  try {
    const bytes = await readUpTo(path, fileBytes);
    if (typeof bytes === "number") return refusal(refusals.tooLarge(bytes, fileBytes));
    if (bytes.length > 1 && utf16Marks.includes(bytes.readUInt16BE(0)))
      return refusal(refusals.notUtf8(1), 1);
    if (bytes.includes(0)) return refusal(refusals.notText());
    const text = decodeUtf8(bytes);
    if (text === null) return refusal(refusals.notUtf8(lineOfBadByte(bytes)), lineOfBadByte(bytes));
    const place = pagePlace(file, hasSops);
    if (place === null) throw new Error(`${file} is outside the folders that were read.`);
    const [, bare = place.path, day = null] = /^(.*)@(\d{4}-\d\d-\d\d)$/.exec(place.path) ?? [];
    if (day !== null && !isDay(day)) return refusal(refusals.noSuchDay(day));
    return { file, kind: place.kind, path: bare, datedOn: day, hash: hash("sha256", bytes), text };
  } catch (error) {
    const code = codeOf(error);
    if (code === "") throw error;
    return refusal(refusals.unreadable(code));
  }
}

/** Byte order marks of UTF-16, which some editors still save. */
const utf16Marks = [0xfeff, 0xfffe];

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function isMarkdown(name: string): boolean {
  return /\.md$/i.test(name);
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}

function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : 1;
}

/** The system's code for a failed call; empty for anything else. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
