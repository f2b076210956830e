import { mkdir, realpath, stat, writeFile } from "node:fs/promises";
import { dirname, join, posix, relative, sep } from "node:path";
import { setImmediate } from "node:timers/promises";
import { InputError } from "../../core/errors.ts";
import { importing } from "../../core/messages/importing.ts";
import type { Policy } from "../../core/policy.ts";
import { uniquePaths } from "./draft-path.ts";
import { linkEnds } from "./exports/link-ends.ts";
import { planConfluence } from "./exports/plan-confluence.ts";
import { planNotion } from "./exports/plan-notion.ts";
import { planFiles } from "./plan-files.ts";
import type { PlannedPage } from "./planned-page.ts";
import { readSource } from "./read-source.ts";
import type { ImportReport, RefusedSource, WrittenDraft } from "./report.ts";
import { SourceProblem } from "./source-problem.ts";
import { toDraft } from "./to-draft.ts";

export interface ImportRequest {
  /** A file, a folder or an archive. */
  readonly source: string;
  /** The folder that drafts are written to. */
  readonly to: string;
  /** Write over drafts that are there already. */
  readonly force: boolean;
  readonly policy: Policy;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Turns documents into drafts: Markdown files that wait for somebody to read and publish them. One source
 * that cannot be read harms no other. Throws `InputError` when there is nothing to read or no place to write.
 */
export async function importDrafts(request: ImportRequest): Promise<ImportReport> {
  const { source, policy, onProgress } = request;
  const target = await targetOf(request);
  const { files, refused: unread } = await readSource(source, policy.importing);
  const plan =
    (await planConfluence(files, policy.importing)) ??
    planNotion(files, policy.importing) ??
    planFiles(files, policy.importing);
  const paths = uniquePaths(plan.pages.map(({ draft }) => draft));
  const drafts = plan.pages.map((page, place) => ({ ...page, draft: `${paths[place] ?? page.draft}.md` }));
  const ends = linkEnds(drafts, plan);
  const written: WrittenDraft[] = [];
  const refused: RefusedSource[] = [...unread, ...plan.refused];
  for (const [done, page] of drafts.entries()) {
    const one = await importOne(page, ends(page), { ...request, to: target });
    if ("reason" in one) refused.push(one);
    else written.push(one);
    await setImmediate();
    onProgress?.({ done: done + 1, total: drafts.length });
  }
  return { written, refused: refused.sort(bySource), leftOut: plan.others.length };
}

async function importOne(
  page: PlannedPage,
  linkTo: Parameters<typeof toDraft>[0]["linkTo"],
  { to, force, policy }: ImportRequest,
): Promise<WrittenDraft | RefusedSource> {
  const source = page.source.path;
  try {
    const converted = await page.convert();
    const { fileBytes } = policy.publishing;
    const { title, text, losses } = toDraft({ converted, source, fileTitle: page.title, linkTo, fileBytes });
    await write(join(to, page.draft), text, force);
    return { source, draft: page.draft, title, losses };
  } catch (error) {
    if (error instanceof SourceProblem) return { source, reason: error.message };
    if (error instanceof RangeError) return { source, reason: importing.refused.tooDeep() };
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "EEXIST") return { source, reason: importing.refused.exists(page.draft) };
    if (code !== "") return { source, reason: importing.refused.notWritable(code) };
    throw error;
  }
}

async function write(path: string, text: string, force: boolean): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: force ? "w" : "wx" });
}

/** Pages of a content folder stand below its `sops/`. */
async function targetOf({ source, to }: ImportRequest): Promise<string> {
  if (to.trim() === "") throw new InputError(importing.noTarget());
  const found = await stat(to).catch(() => null);
  if (found !== null && !found.isDirectory()) throw new InputError(importing.targetIsFile(to));
  const inside = relative(await realOrSame(source), await realOrSame(to));
  const isInside =
    inside === "" || (inside !== ".." && !inside.startsWith(`..${sep}`) && !posix.isAbsolute(inside));
  const from = await stat(source).catch(() => null);
  if (isInside && from?.isDirectory() === true) throw new InputError(importing.targetInSource(to));
  const sops = join(to, "sops");
  return (await stat(sops).catch(() => null))?.isDirectory() === true ? sops : to;
}

async function realOrSame(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

function bySource(one: RefusedSource, other: RefusedSource): number {
  return one.source < other.source ? -1 : 1;
}
