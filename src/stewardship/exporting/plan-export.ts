import type { ImportedFile, StoredPage, StoredVersion } from "../../core/ports/page-writer.ts";
import { currentVersion } from "../../core/versions.ts";

/** A page with what the folder is known to hold of it. */
export interface ExportedPage {
  readonly page: StoredPage;
  /** All of them, oldest first. */
  readonly versions: readonly StoredVersion[];
  /** Its files, as they were imported or written back last. */
  readonly files: readonly ImportedFile[];
}

/** What is to become of one file. */
export type FileStep =
  /** `version`: whose text it gets; `keepsBody`: only what the page is apart from its text. */
  | {
      readonly kind: "write";
      readonly file: string;
      /** Where the front matter comes from: the file itself, or the page's current text. */
      readonly like: string | null;
      readonly version: StoredVersion;
      readonly isDated: boolean;
      readonly keepsBody: boolean;
    }
  | { readonly kind: "remove"; readonly file: string; readonly version: StoredVersion | null };

/**
 * What of a page was decided in chat or on the command line and is not in the folder yet. A text that holds
 * belongs in the page's own file, one that is scheduled in a file with its day.
 */
export function planExport(
  { page, versions, files }: ExportedPage,
  { now, hasSops }: ExportSetting,
): readonly FileStep[] {
  if (page.retiredAt !== null) {
    if (page.retirement === null) return [];
    return files.map(({ path, version }) => ({
      kind: "remove",
      file: path,
      version: versions.find((one) => one.version === version) ?? null,
    }));
  }
  const held = Math.max(0, ...files.map(heldVersion));
  const decided = versions.filter(
    (one) =>
      one.version > held && one.withdrawnAt === null && (one.draft !== null || one.rollbackOf !== null),
  );
  const main = files.find(({ path }) => !isDated(path))?.path ?? null;
  const home = main ?? homeOf(page, files, hasSops);
  const current = currentVersion(versions, null, now);
  const steps: FileStep[] = [];
  if (current !== null && decided.includes(current)) {
    const like = main === null ? (files.at(-1)?.path ?? null) : null;
    steps.push({ kind: "write", file: home, like, version: current, isDated: false, keepsBody: false });
  } else if (main !== null) {
    const holds = files.find(({ path }) => path === main);
    const version = versions.find((one) => holds !== undefined && one.version === heldVersion(holds));
    if (version !== undefined)
      steps.push({ kind: "write", file: main, like: null, version, isDated: false, keepsBody: true });
  }
  for (const version of latestPerDay(decided.filter(({ effective }) => effective > now))) {
    const file = home.replace(/\.md$/i, `@${version.effectiveOn}.md`);
    steps.push({ kind: "write", file, like: main, version, isDated: true, keepsBody: false });
  }
  return steps;
}

export interface ExportSetting {
  readonly now: Date;
  /** The folder has its Sops in `sops/`. */
  readonly hasSops: boolean;
}

/** The newest version that a file holds, as it was imported or written back. */
function heldVersion({ version, exported }: ImportedFile): number {
  return Math.max(version, exported?.version ?? 0);
}

function isDated(path: string): boolean {
  return /@\d{4}-\d\d-\d\d\.md$/i.test(path);
}

function homeOf({ kind, path }: StoredPage, files: readonly ImportedFile[], hasSops: boolean): string {
  const dated = files[0]?.path.replace(/@\d{4}-\d\d-\d\d(?=\.md$)/i, "");
  if (dated !== undefined) return dated;
  if (kind === "lesson") return `lessons/${path}.md`;
  return hasSops ? `sops/${path}.md` : `${path}.md`;
}

/** Of several texts for one day the last. */
function latestPerDay(versions: readonly StoredVersion[]): readonly StoredVersion[] {
  return [...new Map(versions.map((version) => [version.effectiveOn, version])).values()];
}
