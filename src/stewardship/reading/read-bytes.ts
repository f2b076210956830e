import { closeSync, fstatSync, open, read } from "node:fs";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const opened = promisify(open);
const readInto = promisify(read);

/**
 * The bytes of a file; of one that is larger than `most`, how large. Every file of a folder goes through here
 * at every publication, and file handles with a promise for each call cost more than what is in a page. Only
 * opening and reading wait for the disk: its size, and letting it go, are known at once.
 */
export async function readUpTo(path: string, most: number): Promise<Buffer | number> {
  const file = await opened(path, "r");
  try {
    const { size } = fstatSync(file);
    if (size > most) return size;
    const { buffer, bytesRead } = await readInto(file, Buffer.allocUnsafe(size + 1), 0, size + 1, 0);
    // It grew meanwhile: the next look has all of it.
    return bytesRead > size ? await readFile(path) : buffer.subarray(0, bytesRead);
  } finally {
    closeSync(file);
  }
}

/** `null`: the bytes are no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Line of the first byte that is no UTF-8, from 1. */
export function lineOfBadByte(bytes: Buffer): number {
  let line = 1;
  for (let from = 0; from <= bytes.length; line += 1) {
    const end = bytes.indexOf(10, from);
    if (decodeUtf8(bytes.subarray(from, end < 0 ? bytes.length : end)) === null) return line;
    from = end < 0 ? bytes.length + 1 : end + 1;
  }
  return line;
}
