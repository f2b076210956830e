/** A line of text where it stands on a page of 612 by 792 points, from the lower left. */
export interface PlacedText {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: true;
}

export interface PdfOptions {
  /** Links by the text they lie on. */
  readonly links?: Readonly<Record<string, string>>;
  readonly title?: string;
  /** Marks it as locked: nobody can read it without a password. */
  readonly locked?: true;
}

/** A PDF with the given pages, written by hand: two fonts, text where it is put, links. */
export function makePdf(pages: readonly (readonly PlacedText[])[], options: PdfOptions = {}): Uint8Array {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const first = 5;
  const perPage = 2;
  add("<< /Type /Catalog /Pages 2 0 R >>");
  const kids = pages.map((_, place) => `${first + place * perPage} 0 R`).join(" ");
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
  for (const [place, page] of pages.entries()) {
    const content = page.map(drawn).join("\n");
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${first + place * perPage + 1} 0 R /Annots [${annotations(page, options.links ?? {})}] >>`,
    );
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  const info = options.title === undefined ? "" : ` /Info << /Title (${options.title}) >>`;
  const lock =
    options.locked === undefined
      ? ""
      : ` /Encrypt << /Filter /Standard /V 1 /R 2 /O <${"11".repeat(32)}> /U <${"22".repeat(32)}> /P -44 >> /ID [<00> <00>]`;
  return assembled(objects, `${info}${lock}`);
}

function drawn({ text, x = 72, y, size = 11, bold }: PlacedText): string {
  // A point has a place of its own in this encoding.
  const shown = text.replace(/[\\()]/g, "\\$&").replaceAll("•", "\x95");
  return `BT /${bold === true ? "F2" : "F1"} ${size} Tf ${x} ${y} Td (${shown}) Tj ET`;
}

function annotations(page: readonly PlacedText[], links: Readonly<Record<string, string>>): string {
  return page
    .flatMap(({ text, x = 72, y, size = 11 }) => {
      const address = links[text];
      if (address === undefined) return [];
      const rect = `${x} ${y - 2} ${x + text.length * size} ${y + size}`;
      return [`<< /Type /Annot /Subtype /Link /Rect [${rect}] /A << /S /URI /URI (${address}) >> >>`];
    })
    .join(" ");
}

function assembled(objects: readonly string[], more: string): Uint8Array {
  let text = "%PDF-1.4\n";
  const offsets = objects.map((body, place) => {
    const offset = text.length;
    text += `${place + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${more} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}
