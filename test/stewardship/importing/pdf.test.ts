import { expect, test } from "vitest";
import { importedFile } from "./support/imported.ts";
import { makePdf, type PlacedText } from "./support/make-pdf.ts";

/** Lines below each other, from the top. */
function lines(from: number, ...all: readonly (string | Omit<PlacedText, "y">)[]): readonly PlacedText[] {
  return all.map((one, place) => ({
    ...(typeof one === "string" ? { text: one } : one),
    y: from - place * 14,
  }));
}

test("a PDF gives headings by size, paragraphs joined, words made whole and lists", async () => {
  const page = [
    { text: "Cash counting", y: 720, size: 20 },
    { text: "Every evening", y: 690, size: 14 },
    ...lines(
      670,
      "The cashier counts the drawer alone and writes down every denomi-",
      "nation on the sheet. Two people sign the sheet when the amounts dif-",
      "fer by more than 20 EUR from what the till says at closing time.",
    ),
    ...lines(
      610,
      "1. Close the till",
      "2. Count the drawer",
      { text: "• coins first", x: 90 },
      { text: "• then notes", x: 90 },
      "3. Sign the sheet",
    ),
    { text: "What to do with a difference", y: 520, bold: true as const },
    ...lines(504, "Tell the shift lead before you leave the shop, and never take it home."),
  ];
  const draft = await importedFile("till.pdf", makePdf([page]));
  expect(draft).toMatchObject({ title: "Cash counting", losses: {}, refused: [], odd: [] });
  expect(draft.text).toMatchInlineSnapshot(`
    "## Every evening

    The cashier counts the drawer alone and writes down every denomination on the sheet. Two people sign the sheet when the amounts differ by more than 20 EUR from what the till says at closing time.

    1. Close the till
    2. Count the drawer
       - coins first
       - then notes
    3. Sign the sheet

    ### What to do with a difference

    Tell the shift lead before you leave the shop, and never take it home.
    "
  `);
});

test("headers, footers and page numbers are left out, and a paragraph goes on over the page's end", async () => {
  const pages = [1, 2, 3].map((number) => [
    { text: "Pellworth handbook 2026", y: 770, size: 9 },
    ...lines(
      700,
      `Part ${["one", "two", "three"][number - 1]} of the rules on returns tells what is taken back and until`,
      "which day, and who decides about goods that were worn before they came",
    ),
    ...lines(300, "and the last line of this page ends without a full stop because it goes on"),
    { text: `Page ${number} of 3`, y: 30, size: 9 },
  ]);
  const { text } = await importedFile("rules.pdf", makePdf(pages));
  expect(text).not.toMatch(/handbook|Page/);
  expect(text).toContain("Part three");
});

test("rows of cells become a table, which is to be looked at", async () => {
  const row = (y: number, ...cells: readonly string[]) =>
    cells.map((text, place) => ({ text, y, x: 72 + place * 150 }));
  const page = [
    ...lines(720, "The fees are those of the tariff in force on the day of the payment."),
    ...row(690, "Country", "Card", "Transfer"),
    ...row(676, "Spain", "1.20 EUR", "0.35 EUR"),
    ...row(662, "Poland", "1.40 EUR", "0.20 EUR"),
  ];
  const draft = await importedFile("fees.pdf", makePdf([page]));
  expect(draft.losses).toEqual({ "guessed-table": 1 });
  expect(draft.text).toContain("| Spain   | 1.20 EUR | 0.35 EUR |");
});

test("links of a PDF are kept", async () => {
  const page = lines(720, "Read the tariff before you answer.", "See the tariff page");
  const draft = await importedFile(
    "a.pdf",
    makePdf([page], { links: { "See the tariff page": "https://pellworth.example/t" } }),
  );
  expect(draft.text).toContain("[See the tariff page](https://pellworth.example/t)");
});

test("a PDF that is locked, a scan or damaged says so", async () => {
  const locked = makePdf([lines(720, "secret")], { locked: true });
  expect((await importedFile("a.pdf", locked)).reason).toMatch(/locked with a password/);
  expect((await importedFile("a.pdf", makePdf([[]]))).reason).toMatch(/no text.*scan/);
  expect((await importedFile("a.pdf", "not a PDF")).reason).toMatch(/damaged/);
});
