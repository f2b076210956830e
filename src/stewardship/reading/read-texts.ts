import { setImmediate } from "node:timers/promises";
import { oddities, refusals } from "../../core/messages/stewardship.ts";
import type { ImportedFile } from "../../core/ports/page-writer.ts";
import type { Oddity, Refusal } from "../../core/refusals.ts";
import type { OnProgress } from "../publishing/report.ts";
import { type LinkTargets, linkNotes } from "./links.ts";
import { PageProblem } from "./page-problem.ts";
import type { ContentFile, FolderContents } from "./read-folder.ts";
import { type ReadPage, readPage } from "./read-page.ts";

/** A file with the page it holds. */
export interface TextFile extends ContentFile {
  /** `null`: the file is as it was when it was last imported, and was not read again. */
  readonly page: ReadPage | null;
  /** What its last import came to. */
  readonly imported: ImportedFile | null;
}

export interface FolderTexts {
  readonly texts: readonly TextFile[];
  readonly refused: readonly Refusal[];
  /** About the pages read this time. */
  readonly odd: readonly Oddity[];
}

/** Reads the pages of those files that are not as they were imported last. A broken page harms no other. */
export async function readTexts(
  contents: FolderContents,
  imported: readonly ImportedFile[],
  options: { readonly timeZone: string; readonly onProgress?: OnProgress },
): Promise<FolderTexts> {
  const known = new Map(imported.map((each) => [each.path, each]));
  const texts: TextFile[] = [];
  const refused: Refusal[] = [];
  let parsed = 0;
  for (const [done, file] of contents.files.entries()) {
    const before = known.get(file.file) ?? null;
    const read = isKnown(file, before) ? null : tryReadPage(file, options.timeZone);
    if (read !== null && "reason" in read && "file" in read) refused.push(read);
    else texts.push({ ...file, page: read, imported: before });
    if (read !== null && parsed++ % pagesAtOnce === 0) await setImmediate();
    options.onProgress?.({ stage: "parsing", done: done + 1, total: contents.files.length });
  }
  return { texts, refused, odd: notesOn(texts, contents) };
}

/** The file as it was imported, or as it was written back from what was decided in chat. */
function isKnown({ hash }: ContentFile, before: ImportedFile | null): boolean {
  return before !== null && (before.hash === hash || before.exported?.hash === hash);
}

/** Whether the file is as it was last written back: it holds that version now. */
export function cameHome({ hash, imported }: Pick<TextFile, "hash" | "imported">): boolean {
  return imported !== null && imported.hash !== hash && imported.exported?.hash === hash;
}

/** Pages parsed before anybody else in this process gets a turn: a server answers while it publishes. */
const pagesAtOnce = 8;

/** Reads one page; what is wrong with it is said of it alone. */
export function tryReadPage(
  file: Pick<ContentFile, "file" | "kind" | "path" | "text">,
  timeZone: string,
): ReadPage | Refusal {
  try {
    return readPage({ kind: file.kind, path: file.path, text: file.text, timeZone });
  } catch (error) {
    if (error instanceof PageProblem) return { file: file.file, line: error.line, reason: error.message };
    if (isTooDeep(error)) return { file: file.file, line: null, reason: refusals.tooDeep() };
    throw error;
  }
}

/** Nesting without end exhausts the stack; that is this page's problem alone. */
function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes("call stack");
}

function notesOn(texts: readonly TextFile[], contents: FolderContents): readonly Oddity[] {
  const targets: LinkTargets = {
    files: new Set([...contents.files, ...contents.refused].map((each) => each.file)),
    anchors: new Map(texts.flatMap(({ file, page }) => (page === null ? [] : [[file, page.anchors]]))),
  };
  return texts.flatMap(({ file, page, datedOn }) => {
    if (page === null) return [];
    const day = page.effective?.text ?? datedOn;
    const notes = [
      ...page.notes,
      ...(datedOn === null || day === null || day === datedOn ? [] : [oddities.dayWins(datedOn, day)]),
      ...linkNotes(file, page.links, targets),
    ];
    return notes.map((note) => ({ file, note }));
  });
}
