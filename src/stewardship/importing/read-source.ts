import type { Dirent } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { InputError } from "../../core/errors.ts";
import { importing } from "../../core/messages/importing.ts";
import type { Policy } from "../../core/policy.ts";
import type { RefusedSource } from "./report.ts";
import { extensionOf, type SourceFile } from "./source-file.ts";
import { SourceProblem } from "./source-problem.ts";
import { unzip } from "./unzip.ts";

export interface Source {
  /** In the order of their paths. */
  readonly files: readonly SourceFile[];
  readonly refused: readonly RefusedSource[];
}

/** A file, the files of a folder, or those of an archive. Throws `InputError` for what is not there. */
export async function readSource(path: string, limits: Policy["importing"]): Promise<Source> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new InputError(importing.noSource(path));
  if (found.isDirectory()) return walk(await realpath(path), limits);
  const name = path.split(sep).at(-1) ?? path;
  const file = { path: name, bytes: () => readBytes(path, limits.fileBytes) };
  return extensionOf(name) === "zip" ? unpacked(file, limits) : { files: [file], refused: [] };
}

async function walk(root: string, limits: Policy["importing"]): Promise<Source> {
  const files: SourceFile[] = [];
  const refused: RefusedSource[] = [];
  const waiting = [""];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    for (const entry of await entriesOf(join(root, below), below, refused)) {
      if (entry.name.startsWith(".") || entry.name === "node_modules" || entry.name === "__MACOSX") continue;
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile())
        files.push({ path, bytes: () => readBytes(join(root, path), limits.fileBytes) });
      else refused.push({ source: path, reason: importing.refused.symbolicLink() });
      if (files.length > limits.files) throw new InputError(importing.tooManyFiles(limits.files));
    }
  }
  return { files: files.sort(byPath), refused };
}

async function entriesOf(path: string, below: string, refused: RefusedSource[]): Promise<readonly Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    refused.push({ source: below, reason: importing.refused.unreadable(codeOf(error)) });
    return [];
  }
}

async function readBytes(path: string, fileBytes: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size === 0) throw new SourceProblem(importing.refused.empty());
    if (size > fileBytes) throw new SourceProblem(importing.refused.tooLarge(fileBytes));
    return await readFile(path);
  } catch (error) {
    if (error instanceof SourceProblem) throw error;
    throw new SourceProblem(importing.refused.unreadable(codeOf(error)));
  }
}

/** Notion packs large exports as archives within one; nothing is unpacked any deeper. */
async function unpacked(archive: SourceFile, limits: Policy["importing"]): Promise<Source> {
  const files: SourceFile[] = [];
  const refused: RefusedSource[] = [];
  const left = { files: limits.files, unpackedBytes: limits.unpackedBytes };
  const take = (bytes: Uint8Array, isInner: boolean) => {
    const inside = unzip(bytes, left, (path) => !/(?:^|\/)(?:\.|__MACOSX\/)/.test(path));
    refused.push(...inside.unsafe.map((source) => ({ source, reason: importing.refused.unsafePath() })));
    for (const [path, content] of inside.files) {
      left.files -= 1;
      left.unpackedBytes -= content.length;
      const isPart = !isInner && /^(?:.*\/)?Export-.*Part-\d+\.zip$/i.test(path);
      if (isPart) take(content, true);
      else files.push({ path, bytes: async () => content });
    }
  };
  try {
    take(await archive.bytes(), false);
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    return { files: [], refused: [{ source: archive.path, reason: error.message }] };
  }
  return { files: files.sort(byPath), refused };
}

function byPath(one: SourceFile, other: SourceFile): number {
  return one.path < other.path ? -1 : 1;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
