import { importing } from "../../core/messages/importing.ts";
import type { Policy } from "../../core/policy.ts";
import { convertText, decodeText } from "./convert-text.ts";
import { convertDocx } from "./docx/convert-docx.ts";
import { draftPath } from "./draft-path.ts";
import type { Converted } from "./draft-tree.ts";
import { convertHtml } from "./html/html-to-tree.ts";
import { convertPdf } from "./pdf/convert-pdf.ts";
import type { ImportPlan, PlannedPage } from "./planned-page.ts";
import { bareName, extensionOf, type SourceFile } from "./source-file.ts";
import { convertTranscript } from "./transcript/convert-transcript.ts";
import { readCaptions, readTranscript } from "./transcript/read-transcript.ts";

type Convert = (bytes: Uint8Array, limits: Policy["importing"]) => Converted | Promise<Converted>;

/** How each kind of file becomes a page. */
const converters: Readonly<Record<string, Convert | undefined>> = {
  docx: convertDocx,
  docm: convertDocx,
  html: (bytes) => convertHtml(decodeText(bytes)),
  htm: (bytes) => convertHtml(decodeText(bytes)),
  xhtml: (bytes) => convertHtml(decodeText(bytes)),
  pdf: (bytes, { pdfPages }) => convertPdf(bytes, pdfPages),
  txt: (bytes) => convertPlain(decodeText(bytes)),
  vtt: (bytes) => convertTranscript(readCaptions(decodeText(bytes))),
  srt: (bytes) => convertTranscript(readCaptions(decodeText(bytes))),
};

/** Documents that people would miss if nothing were said of them. */
const unread = new Set(
  "doc dot rtf odt ods odp xls xlsx xlsm csv ppt pptx pages numbers key eml msg epub".split(" "),
);

/** Files of no particular export, one draft each. */
export function planFiles(files: readonly SourceFile[], limits: Policy["importing"]): ImportPlan {
  const pages: PlannedPage[] = [];
  const refused: { source: string; reason: string }[] = [];
  const others: string[] = [];
  for (const source of files) {
    const extension = extensionOf(source.path);
    const convert = Object.hasOwn(converters, extension) ? converters[extension] : undefined;
    if (convert !== undefined) pages.push(planned(source, async () => convert(await source.bytes(), limits)));
    else if (extension === "md") refused.push({ source: source.path, reason: importing.refused.markdown() });
    else if (extension === "zip")
      refused.push({ source: source.path, reason: importing.refused.archiveInArchive() });
    else if (unread.has(extension))
      refused.push({ source: source.path, reason: importing.refused.oldOffice(extension) });
    else others.push(source.path);
  }
  return { pages, refused, others, idIn: () => null };
}

function planned(source: SourceFile, convert: PlannedPage["convert"]): PlannedPage {
  const folders = source.path.split("/").slice(0, -1);
  const title = titleOfFile(bareName(source.path));
  return { source, draft: draftPath([...folders, bareName(source.path)]), title, ids: [], convert };
}

function titleOfFile(name: string): string {
  const words = name.replace(/[-_.]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function convertPlain(text: string): Converted {
  const said = readTranscript(text);
  return said === null ? convertText(text) : convertTranscript(said);
}
