import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { yamlWords } from "../messages/yaml.ts";
import type { Refusal } from "../refusals.ts";

export interface TextFile {
  readonly file: string;
  readonly text: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
}

/** Reads a text file, called `file` in what is said about it; `null`: there is no such file. */
export async function readTextFile(
  path: string,
  file: string,
  fileBytes: number,
): Promise<TextFile | Refusal | null> {
  const refuse = (reason: string): Refusal => ({ file, line: null, reason });
  try {
    const { size } = await stat(path);
    if (size > fileBytes) return refuse(yamlWords.tooLarge(size, fileBytes));
    const bytes = await readFile(path);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.includes("\0")) return refuse(yamlWords.notText());
    return { file, text, hash: createHash("sha256").update(bytes).digest("hex") };
  } catch (error) {
    if (error instanceof TypeError) return refuse(yamlWords.notText());
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return code === "ENOENT" ? null : refuse(yamlWords.notReadable(code));
  }
}
