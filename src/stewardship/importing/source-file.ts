/** A file to import: on disk, or in an archive. */
export interface SourceFile {
  /** Below the folder, or within the archive, with `/` between folders. */
  readonly path: string;
  /** Throws `SourceProblem` when it cannot be had. */
  readonly bytes: () => Promise<Uint8Array>;
}

export function extensionOf(path: string): string {
  return /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
}

/** The last part of a path without its extension. */
export function bareName(path: string): string {
  const name = path.split("/").at(-1) ?? path;
  return name.replace(/\.[a-z0-9]+$/i, "");
}
