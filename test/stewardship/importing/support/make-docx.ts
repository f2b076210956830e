import { strToU8, zipSync } from "fflate";

/** Parts of a Word document beside its body, by path. */
type Parts = Readonly<Record<string, string>>;

/** A document of Word with the given body, in WordprocessingML. */
export function makeDocx(body: string, parts: Parts = {}, relations: readonly string[] = []): Uint8Array {
  const files: Parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${officeRelations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="${packageRelations}">${relations.join("")}</Relationships>`,
    "word/styles.xml": `<w:styles ${namespaces}>${["Title", "Heading 1", "Heading 2", "Quote"].map(styleNamed).join("")}</w:styles>`,
    "word/numbering.xml": numbering,
    "word/document.xml": `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

export function paragraph(words: string, style: string | null = null): string {
  const look = style === null ? "" : `<w:pPr><w:pStyle w:val="${style.replace(" ", "")}"/></w:pPr>`;
  return `<w:p>${look}${run(words)}</w:p>`;
}

/** @param list 1: numbers, 2: points. */
export function item(words: string, list: 1 | 2, level = 0): string {
  return `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(words)}</w:p>`;
}

export function run(words: string, look = ""): string {
  return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
}

export function relation(id: string, kind: string, target: string, outside = false): string {
  return `<Relationship Id="${id}" Type="${officeRelations}/${kind}" Target="${target}"${outside ? ' TargetMode="External"' : ""}/>`;
}

export const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(" ");
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function styleNamed(name: string): string {
  const id = name.replace(" ", "");
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
}

const level = (format: string) => (at: number) =>
  `<w:lvl w:ilvl="${at}"><w:numFmt w:val="${format}"/></w:lvl>`;
const numbering = `<w:numbering ${namespaces}><w:abstractNum w:abstractNumId="1">${[0, 1].map(level("decimal")).join("")}</w:abstractNum><w:abstractNum w:abstractNumId="2">${[0, 1].map(level("bullet")).join("")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>`;
