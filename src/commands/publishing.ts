import { existsSync } from "node:fs";
import { join } from "node:path";
import { type ImportReport, importCompany } from "../people/import.ts";
import { importItems } from "../practice/items/import-items.ts";
import type { ItemsReport } from "../practice/items/items-report.ts";
import { refreshDrafts } from "../practice/items/refresh-drafts.ts";
import type { Runtime } from "../runtime.ts";
import { sampleSource } from "../stewardship/publishing/plan.ts";
import { publish } from "../stewardship/publishing/publish.ts";
import type { OnProgress, PublicationReport } from "../stewardship/publishing/report.ts";

export interface FolderRequest {
  readonly folder: string;
  readonly source: "folder" | "sample";
  readonly now: Date;
  /** Retire vanished pages, however many. */
  readonly yes: boolean;
  readonly onProgress?: OnProgress;
}

/** The company's own files of a content folder; a folder without any of them says nothing about the company. */
const companyFiles = ["people", "areas", "skills", "glossary", "calendars", "policy"].map(
  (name) => `${name}.yaml`,
);

/** Takes in a content folder: the company first, since its policy and time zone decide how pages are read. */
export async function publishFolder(runtime: Runtime, request: FolderRequest): Promise<ContentReport> {
  const { store, index } = runtime;
  const company = await importFolder(runtime, request);
  runtime.forgetDirectory();
  const { policy } = (await runtime.directory()).company;
  const report = await publish({ store, index }, { ...request, policy });
  runtime.forgetDirectory();
  const { fileBytes, vanishingShare } = policy.publishing;
  const items = await importItems({ store }, { ...request, fileBytes, vanishingShare });
  const drafts = await refreshDrafts({ store }, request);
  return withItems(withCompany(report, company), { ...items, drafts });
}

/** A report on pages that also tells what was found in the company's own files. */
export function withCompany(
  report: PublicationReport,
  company: Pick<PublicationReport, "refused" | "odd"> | null,
): PublicationReport {
  return {
    ...report,
    refused: [...(company?.refused ?? []), ...report.refused],
    odd: [...(company?.odd ?? []), ...report.odd],
  };
}

/** A report on pages and on the items that test them. */
export interface ContentReport extends PublicationReport {
  readonly items: Omit<ItemsReport, "refused" | "odd">;
}

export function withItems(report: PublicationReport, { refused, odd, ...items }: ItemsReport): ContentReport {
  return { ...report, items, refused: [...report.refused, ...refused], odd: [...report.odd, ...odd] };
}

/** `null`: the folder says nothing about the company, or is the sample and a company's own is there. */
async function importFolder(
  { store }: Runtime,
  { folder, source, now }: FolderRequest,
): Promise<ImportReport | null> {
  const sources = source === sampleSource ? await store.pages.liveSources() : [];
  if (sources.some((live) => live !== sampleSource)) return null;
  const present = companyFiles.some((file) => existsSync(join(folder, file)));
  return present ? importCompany({ store }, { folder, now }) : null;
}
