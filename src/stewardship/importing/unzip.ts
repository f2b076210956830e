import { unzipSync } from "fflate";
import { importing } from "../../core/messages/importing.ts";
import { SourceProblem } from "./source-problem.ts";

export interface Archive {
  /** By path, with `/` between folders. Folders themselves are left out. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Names that lead out of the archive. */
  readonly unsafe: readonly string[];
}

interface Limits {
  /** Of all files together, unpacked. */
  readonly unpackedBytes: number;
  readonly files: number;
}

/**
 * Unpacks an archive in memory. What its table of contents promises is looked at before anything is unpacked,
 * and no file gets more room than was promised. Throws `SourceProblem` for what is broken, locked or too large.
 */
export function unzip(bytes: Uint8Array, limits: Limits, wanted: (path: string) => boolean): Archive {
  const unsafe: string[] = [];
  const promised = { bytes: 0, files: 0 };
  if (isLocked(bytes)) throw new SourceProblem(importing.refused.encrypted());
  const take = ({ name, size, originalSize }: { name: string; size: number; originalSize: number }) => {
    if (name.endsWith("/")) return false;
    if (isUnsafe(name)) {
      unsafe.push(name);
      return false;
    }
    if (!wanted(name)) return false;
    promised.bytes += Math.max(originalSize, size);
    promised.files += 1;
    if (promised.bytes > limits.unpackedBytes)
      throw new SourceProblem(importing.refused.unpacksTooLarge(limits.unpackedBytes));
    if (promised.files > limits.files) throw new SourceProblem(importing.tooManyFiles(limits.files));
    return true;
  };
  try {
    return { files: new Map(Object.entries(unzipSync(bytes, { filter: take }))), unsafe };
  } catch (error) {
    if (error instanceof SourceProblem) throw error;
    throw new SourceProblem(importing.refused.damaged());
  }
}

/** Out of the folder it is unpacked in, on any system. */
function isUnsafe(name: string): boolean {
  const parts = name.split(/[/\\]/);
  return /^(?:[/\\]|[a-z]:)/i.test(name) || name.includes("\0") || parts.includes("..");
}

/** The first file says whether it is locked (APPNOTE 4.4.4, bit 0). */
function isLocked(bytes: Uint8Array): boolean {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  return isZip && ((bytes[6] ?? 0) & 1) === 1;
}
