import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { importing } from "../../../core/messages/importing.ts";
import { type Loss, lossesOf } from "../report.ts";
import { SourceProblem } from "../source-problem.ts";

/** A piece of text where it stands on its page, in points, from the lower left. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly bold: boolean;
  /** Where it leads; `null`: it is no link. */
  readonly href: string | null;
}

export interface PdfPage {
  readonly height: number;
  readonly pieces: readonly PdfPiece[];
}

export interface PdfDocument {
  readonly title: string | null;
  readonly language: string | null;
  readonly pages: readonly PdfPage[];
  readonly losses: readonly Loss[];
}

/** Reads a PDF. Throws `SourceProblem` for what is none, is damaged, is locked or has too many pages. */
export async function readPdf(bytes: Uint8Array, mostPages: number): Promise<PdfDocument> {
  const document = await open(bytes);
  try {
    if (document.numPages > mostPages) throw new SourceProblem(importing.refused.tooManyPages(mostPages));
    const { info } = await document.getMetadata();
    const pages: PdfPage[] = [];
    const losses: Loss[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const annotations = (await page.getAnnotations()).map(toAnnotation);
      // Fonts are known by name once the page was gone through.
      const lost = await lostOn(page, annotations);
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item) => ("str" in item ? toPiece(item, annotations, page) : []));
      const [, , , height = 0] = page.view;
      pages.push({ height, pieces });
      losses.push(...lost, {
        what: "page-without-text",
        count: pieces.some(({ text }) => text.trim() !== "") ? 0 : 1,
      });
      page.cleanup();
    }
    return {
      title: textOf(info, "Title"),
      language: textOf(info, "Language"),
      pages,
      losses: lossesOf(losses),
    };
  } catch (error) {
    if (error instanceof SourceProblem) throw error;
    throw new SourceProblem(importing.refused.damaged());
  } finally {
    await document.destroy();
  }
}

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Document["getPage"]>>;

async function open(bytes: Uint8Array): Promise<Document> {
  try {
    // The library takes the bytes away from whoever hands them in.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    throw new SourceProblem(isLocked ? importing.refused.encrypted() : importing.refused.damaged());
  }
}

interface Annotation {
  readonly kind: string;
  readonly href: string | null;
  readonly rect: readonly number[];
}

function toAnnotation(given: unknown): Annotation {
  const { subtype, url, rect } = given as { subtype?: unknown; url?: unknown; rect?: unknown };
  return {
    kind: typeof subtype === "string" ? subtype : "",
    href: typeof url === "string" ? url : null,
    rect: Array.isArray(rect) ? rect.map(Number) : [],
  };
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly unknown[];
  readonly width: number;
  readonly fontName: string;
}

function toPiece(
  { str, transform, width, fontName }: TextItem,
  annotations: readonly Annotation[],
  page: Page,
): PdfPiece[] {
  const [a = 0, b = 0, , , x = 0, y = 0] = transform.map(Number);
  const middle = x + width / 2;
  const link = annotations.find(({ href, rect: [left = 0, bottom = 0, right = 0, top = 0] }) => {
    return href !== null && middle >= left && middle <= right && y >= bottom - 2 && y <= top;
  });
  const text = str.replaceAll("\0", "");
  return [
    { text, x, y, width, size: Math.hypot(a, b), bold: isBold(page, fontName), href: link?.href ?? null },
  ];
}

function isBold({ commonObjs }: Page, fontName: string): boolean {
  const font: unknown = commonObjs.has(fontName) ? commonObjs.get(fontName) : null;
  const name = typeof font === "object" && font !== null && "name" in font ? String(font.name) : "";
  return /bold|black|heavy/i.test(name);
}

/** Remarks that readers stuck on the page. */
const remarks = new Set([
  "Text",
  "Highlight",
  "Underline",
  "StrikeOut",
  "Squiggly",
  "FreeText",
  "Stamp",
  "Ink",
  "Caret",
]);

async function lostOn(page: Page, annotations: readonly Annotation[]): Promise<readonly Loss[]> {
  const { OPS } = await getResolvedPDFJS();
  const painting = new Set<number>([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
  ]);
  const { fnArray } = await page.getOperatorList();
  return [
    { what: "image", count: fnArray.filter((operation) => painting.has(operation)).length },
    { what: "comment", count: annotations.filter(({ kind }) => remarks.has(kind)).length },
    { what: "form-field", count: annotations.filter(({ kind }) => kind === "Widget").length },
  ];
}

function textOf(info: object, key: string): string | null {
  const value: unknown = (info as Record<string, unknown>)[key];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}
