import { zipSync } from "fflate";
import mammoth from "mammoth";
import { importing } from "../../../core/messages/importing.ts";
import type { Converted } from "../draft-tree.ts";
import { tidyHtml } from "../html/html-tidy.ts";
import { toMarkdownTree } from "../html/html-to-tree.ts";
import {
  attribute,
  element,
  findElement,
  hasClass,
  parseHtml,
  replaceChildren,
  textIn,
} from "../html/html-tree.ts";
import { SourceProblem } from "../source-problem.ts";
import { unzip } from "../unzip.ts";
import { docxLosses } from "./docx-losses.ts";

/** A document of Word. Throws `SourceProblem` for what is none, is damaged or is locked. */
export async function convertDocx(
  bytes: Uint8Array,
  limits: { readonly unpackedBytes: number; readonly files: number },
): Promise<Converted> {
  if (isLockedOffice(bytes)) throw new SourceProblem(importing.refused.encrypted());
  const { files } = unzip(bytes, limits, () => true);
  const document = files.get("word/document.xml");
  if (document === undefined) throw new SourceProblem(importing.refused.damaged());
  const root = parseHtml(await toHtml(files));
  const title = takeTitleLine(root);
  takeFootnotes(root);
  const losses = [...docxLosses(files), ...tidyHtml(root)];
  return { tree: toMarkdownTree(root), title, language: null, losses };
}

/** Word's styles beyond those that `mammoth` knows by itself. */
const styleMap = [
  "p[style-name='Title'] => p.document-title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Code'] => pre:separator('\n')",
  "p[style-name='HTML Preformatted'] => pre:separator('\n')",
  "p[style-name='Source Code'] => pre:separator('\n')",
  "r[style-name='Code Char'] => code",
  "r[style-name='HTML Code'] => code",
  "r[style-name='Verbatim Char'] => code",
];

async function toHtml(files: ReadonlyMap<string, Uint8Array>): Promise<string> {
  // Packed anew, so that nothing is unpacked beyond what was looked at; pictures are not needed.
  const texts = [...files].filter(([path]) => /\.(?:xml|rels)$/.test(path));
  const buffer = Buffer.from(zipSync(Object.fromEntries(texts), { level: 0 }));
  const convertImage = mammoth.images.imgElement(async () => ({ src: "picture" }));
  try {
    return (await mammoth.convertToHtml({ buffer }, { styleMap, convertImage })).value;
  } catch {
    throw new SourceProblem(importing.refused.damaged());
  }
}

function takeTitleLine(root: ReturnType<typeof parseHtml>): string | null {
  const line = findElement(root, (one) => hasClass(one, "document-title"));
  if (line === null) return null;
  const title = textIn(line);
  replaceChildren(root, (one) => (one === line ? [] : null));
  return title === "" ? null : title;
}

/** `mammoth` writes footnotes as a list with links to and fro. */
function takeFootnotes(root: ReturnType<typeof parseHtml>): void {
  replaceChildren(root, (one) => {
    const href = one.tagName === "a" ? attribute(one, "href") : null;
    const [, kind, name] = /^#((?:foot|end)note)-(?:ref-)?(.+)$/.exec(href ?? "") ?? [];
    if (kind !== undefined && name !== undefined) {
      return href?.includes("-ref-") === true
        ? []
        : [element("footnote", [], { dataName: `${kind}-${name}` })];
    }
    const id = one.tagName === "li" ? /^(?:foot|end)note-(.+)$/.exec(attribute(one, "id") ?? "") : null;
    return id === null ? null : [element("footnotetext", one.children, { dataName: id[0] })];
  });
  replaceChildren(root, (one) => {
    const isNotes =
      one.tagName === "ol" &&
      one.children.some((child) => child.type === "element" && child.tagName === "footnotetext");
    const isMark =
      one.tagName === "sup" &&
      one.children.some((child) => child.type === "element" && child.tagName === "footnote");
    return isNotes || isMark ? one.children : null;
  });
}

/** Documents locked with a password, and those of Word before 2007, are compound files. */
function isLockedOffice(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, place) => bytes[place] === byte);
}
