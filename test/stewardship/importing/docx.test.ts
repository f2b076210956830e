import { expect, test } from "vitest";
import { importedFile } from "./support/imported.ts";
import { item, makeDocx, namespaces, paragraph, relation, run } from "./support/make-docx.ts";

test("a Word document keeps its headings, lists within lists, links, emphasis and tables", async () => {
  const cell = (words: string, look = "") => `<w:tc><w:tcPr>${look}</w:tcPr>${paragraph(words)}</w:tc>`;
  const body = [
    paragraph("Refunds by hand", "Title"),
    paragraph("Before you start", "Heading 1"),
    `<w:p>${run("Read ")}<w:hyperlink r:id="rId9">${run("the tariff")}</w:hyperlink>${run(" first", "<w:b/>")}</w:p>`,
    paragraph("Steps", "Heading 2"),
    item("Open the case", 1),
    item("Check", 1),
    item("the date", 2, 1),
    item("the amount", 2, 1),
    item("Send it", 1),
    `<w:tbl><w:tr>${cell("Amount")}${cell("Who decides")}</w:tr><w:tr>${cell("up to 100")}${cell("the agent")}</w:tr></w:tbl>`,
    paragraph("Nobody refunds twice.", "Quote"),
  ].join("");
  const links = [relation("rId9", "hyperlink", "https://pellworth.example/tariff", true)];
  const draft = await importedFile("Refunds.docx", makeDocx(body, {}, links));
  expect(draft).toMatchObject({ title: "Refunds by hand", losses: {}, refused: [], odd: [] });
  expect(draft.text).toMatchInlineSnapshot(`
    "## Before you start

    Read [the tariff](https://pellworth.example/tariff) **first**

    ### Steps

    1. Open the case
    2. Check
       - the date
       - the amount
    3. Send it

    | Amount    | Who decides |
    | --------- | ----------- |
    | up to 100 | the agent   |

    > Nobody refunds twice.
    "
  `);
});

test("what Word has and Markdown has not is counted by kind, and merged cells speak in every place", async () => {
  const cell = (words: string, look = "") => `<w:tc><w:tcPr>${look}</w:tcPr>${paragraph(words)}</w:tc>`;
  const picture = `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="the refund screen"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId8"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  const body = [
    `<w:p>${run("The limit is ")}<w:del w:id="1">${"<w:r><w:delText>200</w:delText></w:r>"}</w:del><w:ins w:id="2">${run("300")}</w:ins>${run(" EUR.")}</w:p>`,
    `<w:tbl><w:tr>${cell("Both", '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell("one")}${cell("two")}</w:tr></w:tbl>`,
    `<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>`,
    picture,
  ].join("");
  const parts = {
    "word/comments.xml": `<w:comments ${namespaces}><w:comment w:id="1">${paragraph("Really?")}</w:comment></w:comments>`,
    "word/header1.xml": `<w:hdr ${namespaces}>${paragraph("Draft of May")}</w:hdr>`,
    "word/vbaProject.bin": "macro",
    "word/media/image1.png": "picture",
  };
  const draft = await importedFile(
    "limits.docx",
    makeDocx(body, parts, [relation("rId8", "image", "media/image1.png")]),
  );
  expect(draft.losses).toEqual({
    comment: 1,
    "tracked-change": 2,
    equation: 1,
    macro: 1,
    "header-or-footer": 1,
    image: 1,
    "merged-cell": 1,
  });
  expect(draft.text).toContain("The limit is 300 EUR.");
  expect(draft.text).toContain("| Both | Both |");
  expect(draft.text).toContain("(picture: the refund screen)");
});

test("a footnote of Word stays a footnote", async () => {
  const body = `<w:p>${run("Refunds take five days")}<w:r><w:footnoteReference w:id="2"/></w:r>${run(".")}</w:p>`;
  const parts = {
    "word/footnotes.xml": `<w:footnotes ${namespaces}><w:footnote w:id="2">${paragraph("Working days.")}</w:footnote></w:footnotes>`,
  };
  const draft = await importedFile(
    "a.docx",
    makeDocx(body, parts, [relation("rId7", "footnotes", "footnotes.xml")]),
  );
  expect(draft.text).toBe("Refunds take five days[^footnote-2].\n\n[^footnote-2]: Working days.\n");
});

test("a document that is locked, damaged or empty says so and harms no other", async () => {
  const locked = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)]);
  expect((await importedFile("a.docx", locked)).reason).toMatch(/locked with a password/);
  expect((await importedFile("a.docx", "no archive at all")).reason).toMatch(/damaged/);
  expect((await importedFile("a.docx", makeDocx("<w:p><w:r>"))).reason).toMatch(/damaged/);
  expect((await importedFile("a.docx", makeDocx(paragraph("")))).reason).toMatch(/no text/);
  expect((await importedFile("a.docx", "")).reason).toBe("It is empty.");
});
