import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { InputError } from "../../core/errors.ts";
import { publishing, refusals } from "../../core/messages/stewardship.ts";
import type { Policy } from "../../core/policy.ts";
import type { ExportedFile, ImportedFile, StoredPage } from "../../core/ports/page-writer.ts";
import type { Store } from "../../core/ports/store.ts";
import type { Refusal } from "../../core/refusals.ts";
import { type ContentFile, readFolder } from "../reading/read-folder.ts";
import { withSaidTags } from "../tags/said-tags.ts";
import { composeFile } from "./compose-file.ts";
import { type ExportedPage, type FileStep, planExport } from "./plan-export.ts";

/** What was written back into a folder. */
export interface ExportReport {
  /** Files that were not there before. */
  readonly published: readonly ExportEntry[];
  readonly changed: readonly ExportEntry[];
  /** Files of pages that people retired. */
  readonly retired: readonly ExportEntry[];
  /** Number of files left as they were. */
  readonly unchanged: number;
  readonly refused: readonly Refusal[];
}

interface ExportEntry {
  readonly file: string;
  readonly sop: string;
  readonly title: string;
  /** `null`: the page has none in effect. */
  readonly version: number | null;
}

export interface ExportRequest {
  readonly folder: string;
  readonly source: "folder" | "sample";
  readonly policy: Policy;
  readonly now: Date;
}

/**
 * Writes what was decided in chat back into the folder it was published from, so that publishing the folder
 * changes nothing. Only files that are as they were published are touched.
 *
 * @throws InputError for a folder that is not there.
 */
export async function exportPages(
  { store }: { readonly store: Pick<Store, "pages" | "tags" | "transaction"> },
  request: ExportRequest,
): Promise<ExportReport> {
  const { folder, policy, now, source } = request;
  const { files } = await readFolder(folder, { fileBytes: policy.publishing.fileBytes });
  const imported = await store.pages.importedFiles(source);
  if (imported.length === 0) throw new InputError(publishing.nothingFrom(folder));
  const pages = await pagesOf(store, request, imported);
  const hasSops = imported.some(({ path }) => path.startsWith("sops/"));
  const work: Work = {
    request,
    onDisk: new Map(files.map((one) => [one.file, one])),
    known: imported,
    written: [],
    report: emptyReport(),
  };
  for (const exported of pages)
    for (const step of planExport(exported, { now, hasSops })) await carryOut(exported, step, work);
  await store.transaction((ports) => ports.pages.noteExported(source, work.written, now));
  const touched = [work.report.changed, work.report.retired, work.report.refused].flat();
  return { ...work.report, unchanged: files.length - new Set(touched.map(({ file }) => file)).size };
}

interface Work {
  readonly request: ExportRequest;
  readonly onDisk: ReadonlyMap<string, ContentFile>;
  readonly known: readonly ImportedFile[];
  readonly written: ExportedFile[];
  readonly report: {
    readonly published: ExportEntry[];
    readonly changed: ExportEntry[];
    readonly retired: ExportEntry[];
    readonly refused: Refusal[];
  };
}

function emptyReport(): Work["report"] {
  return { published: [], changed: [], retired: [], refused: [] };
}

async function pagesOf(
  { pages, tags }: Pick<Store, "pages" | "tags">,
  { source }: ExportRequest,
  imported: readonly ImportedFile[],
): Promise<readonly ExportedPage[]> {
  const stored = await pages.storedPages(source, [...new Set(imported.map(({ sop }) => sop))]);
  const decisions = await tags.tagDecisions();
  const own = stored.filter((page) => page.source === source).map((page) => withSaidTags(page, decisions));
  const files = Map.groupBy(imported, ({ sop }) => sop);
  const versions = Map.groupBy(await pages.storedVersions(own.map(({ sop }) => sop)), ({ sop }) => sop);
  return own
    .map((page) => ({
      page,
      versions: versions.get(page.sop) ?? [],
      files: files.get(page.sop) ?? [],
    }))
    .sort((a, b) => (a.page.path < b.page.path ? -1 : 1));
}

async function carryOut({ page }: ExportedPage, step: FileStep, work: Work): Promise<void> {
  const { request, onDisk, report } = work;
  const now = onDisk.get(step.file);
  const path = join(request.folder, step.file);
  if (step.kind === "remove") {
    if (now === undefined) return;
    if (!isKnown(now, work.known))
      return refuse(step.file, refusals.retiredInChat(titleOf(page, step)), work);
    await rm(path);
    report.retired.push(entryOf(page, step));
    return;
  }
  const text = now?.text ?? (step.like === null ? undefined : onDisk.get(step.like)?.text) ?? "";
  const { version, isDated, keepsBody } = step;
  if (keepsBody && now === undefined) return;
  const composed = composeFile({
    page,
    version,
    text,
    isDated,
    keepsBody,
    timeZone: request.policy.timeZone,
  });
  if (typeof composed !== "string" && composed.text === now?.text) return;
  if (now !== undefined && !isKnown(now, work.known)) {
    // What only the file says by now is published by itself.
    if (!keepsBody) refuse(step.file, refusals.changedOnDisk(version.title, version.version), work);
    return;
  }
  if (typeof composed === "string") {
    if (!keepsBody) refuse(step.file, composed, work);
    return;
  }
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, composed.text);
  const hash = createHash("sha256").update(composed.text).digest("hex");
  work.written.push({ path: step.file, hash, sop: page.sop, version: version.version });
  (now === undefined ? report.published : report.changed).push(entryOf(page, step));
}

/** The file is as it was imported, or written back, last. */
function isKnown({ file, hash }: ContentFile, known: readonly ImportedFile[]): boolean {
  const before = known.find(({ path }) => path === file);
  return before !== undefined && (before.hash === hash || before.exported?.hash === hash);
}

function refuse(file: string, reason: string, { report }: Work): void {
  report.refused.push({ file, line: null, reason });
}

function titleOf({ path }: StoredPage, { version }: FileStep): string {
  return version?.title ?? path;
}

function entryOf(page: StoredPage, step: FileStep): ExportEntry {
  return {
    file: step.file,
    sop: page.path,
    title: titleOf(page, step),
    version: step.version?.version ?? null,
  };
}
