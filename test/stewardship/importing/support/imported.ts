import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { defaultPolicy, type Policy } from "../../../../src/core/policy.ts";
import { importDrafts } from "../../../../src/stewardship/importing/import-drafts.ts";
import type { ImportReport } from "../../../../src/stewardship/importing/report.ts";
import { check } from "../../../../src/stewardship/publishing/check.ts";
import { contentFolder } from "../../support/content-folder.ts";

export interface Imported {
  readonly report: ImportReport;
  /** Drafts without their front matter, by path. */
  readonly drafts: Readonly<Record<string, string>>;
  /** What `content check` says of them. */
  readonly refused: readonly unknown[];
  readonly odd: readonly { readonly file: string; readonly note: string }[];
}

/** Imports files as a folder, or the only one of them as itself. */
export async function imported(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: { readonly alone?: string; readonly limits?: Partial<Policy["importing"]> } = {},
): Promise<Imported> {
  const [source, target] = [await contentFolder(), await contentFolder()];
  try {
    await source.write(files);
    const policy = { ...defaultPolicy, importing: { ...defaultPolicy.importing, ...options.limits } };
    const report = await importDrafts({
      source: options.alone === undefined ? source.path : join(source.path, options.alone),
      to: target.path,
      force: false,
      policy,
    });
    const found =
      report.written.length === 0
        ? { refused: [], odd: [] }
        : await check({ folder: target.path, policy: defaultPolicy, now: new Date("2026-11-20T09:00:00Z") });
    return { report, drafts: await textsIn(target.path), refused: found.refused, odd: found.odd };
  } finally {
    await source.clear();
    await target.clear();
  }
}

/** Of one file: its draft's text and what it lost, by kind. */
export async function importedFile(name: string, content: string | Uint8Array) {
  const { report, drafts, refused, odd } = await imported({ [name]: content });
  const [written] = report.written;
  return {
    title: written?.title ?? null,
    text: drafts[written?.draft ?? ""] ?? null,
    losses: Object.fromEntries((written?.losses ?? []).map(({ what, count }) => [what, count])),
    reason: report.refused[0]?.reason ?? null,
    refused,
    odd,
  };
}

async function textsIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".md")).sort();
  const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), "utf8")));
  return Object.fromEntries(paths.map((path, place) => [path, bodyOf(texts[place] ?? "")]));
}

function bodyOf(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n\n/, "");
}
