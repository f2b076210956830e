import { readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { afterEach, expect, test } from "vitest";
import { defaultPolicy } from "../../../src/core/policy.ts";
import { importDrafts } from "../../../src/stewardship/importing/import-drafts.ts";
import { type ContentFolder, contentFolder } from "../support/content-folder.ts";
import { imported, importedFile } from "./support/imported.ts";
import { makeDocx, paragraph } from "./support/make-docx.ts";
import { makePdf } from "./support/make-pdf.ts";

const folders: ContentFolder[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await folder.clear();
});

async function folderWith(files: Readonly<Record<string, string>>): Promise<ContentFolder> {
  const folder = await contentFolder(files);
  folders.push(folder);
  return folder;
}

test("an archive that would unpack to too much is refused before it is unpacked", async () => {
  const bomb = zipSync({ "a.html": new Uint8Array(3_000_000) });
  const limits = { unpackedBytes: 1_000_000 };
  const { report } = await imported({ "bomb.zip": bomb }, { alone: "bomb.zip", limits });
  expect(report).toMatchObject({ written: [], refused: [{ source: "bomb.zip" }] });
  expect(report.refused[0]?.reason).toMatch(/more than 1 MB/);
});

test("an archive that lies about what is in it gets no more room than it said", async () => {
  const bomb = zipSync({ "a.html": new Uint8Array(3_000_000).fill(97) });
  const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.length);
  for (let at = 0; at < bomb.length - 28; at += 1) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true);
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  }
  const { drafts } = await imported({ "bomb.zip": bomb }, { alone: "bomb.zip" });
  expect((drafts["a.md"] ?? "").length).toBeLessThan(30);
});

test("paths that lead out of an archive are refused, and the rest of it is imported", async () => {
  const zip = zipSync({ "../evil.html": strToU8("<p>evil</p>"), "good.html": strToU8("<p>good</p>") });
  const { report, drafts } = await imported({ "a.zip": zip }, { alone: "a.zip" });
  expect(report.refused).toMatchObject([
    { source: "../evil.html", reason: expect.stringMatching(/leads out/) },
  ]);
  expect(Object.keys(drafts)).toEqual(["good.md"]);
});

test("links in a folder are not followed", async () => {
  const [source, target] = [await folderWith({ "a.html": "<p>a</p>" }), await folderWith({})];
  await symlink("/etc/hostname", join(source.path, "b.txt"));
  const report = await importDrafts({
    source: source.path,
    to: target.path,
    force: false,
    policy: defaultPolicy,
  });
  expect(report.refused).toMatchObject([
    { source: "b.txt", reason: expect.stringMatching(/link to another place/) },
  ]);
});

test("a draft that is there already is left alone, unless it is to be written over", async () => {
  const [source, target] = [
    await folderWith({ "a.html": "<p>new</p>" }),
    await folderWith({ "a.md": "mine" }),
  ];
  const request = { source: source.path, to: target.path, policy: defaultPolicy };
  const kept = await importDrafts({ ...request, force: false });
  expect(kept.refused).toMatchObject([
    { source: "a.html", reason: expect.stringMatching(/a\.md is there already/) },
  ]);
  expect(await readFile(join(target.path, "a.md"), "utf8")).toBe("mine");
  await importDrafts({ ...request, force: true });
  expect(await readFile(join(target.path, "a.md"), "utf8")).toContain("new");
});

test("drafts for a content folder go below its sops", async () => {
  const [source, target] = [
    await folderWith({ "a.html": "<p>new</p>" }),
    await folderWith({ "sops/b.md": "# B" }),
  ];
  await importDrafts({ source: source.path, to: target.path, force: false, policy: defaultPolicy });
  expect(await readFile(join(target.path, "sops/a.md"), "utf8")).toContain("new");
});

test("drafts are not written into what is imported", async () => {
  const source = await folderWith({ "a.html": "<p>a</p>" });
  const request = { source: source.path, to: join(source.path, "out"), force: false, policy: defaultPolicy };
  await expect(importDrafts(request)).rejects.toThrow(/lies inside what is imported/);
});

test("files of one name become drafts of two names", async () => {
  const { drafts } = await imported({
    "a.html": "<p>one</p>",
    "a.txt": "A first line.\nAnother one.",
    "A!.htm": "<p>three</p>",
  });
  expect(Object.keys(drafts)).toEqual(["a-2.md", "a-3.md", "a.md"]);
});

test("documents nobody reads are named, and files that belong to pages are counted", async () => {
  const { report } = await imported({
    "a.html": "<p>a</p>",
    "old.doc": "x",
    "b.md": "# B",
    "p.png": "x",
    "s.css": "x",
  });
  expect(report.refused.map(({ source }) => source)).toEqual(["b.md", "old.doc"]);
  expect(report.leftOut).toBe(2);
});

test("whatever the bytes, an import ends with a draft that can be published or with a reason", {
  timeout: 60_000,
}, async () => {
  const seeds: readonly Uint8Array[] = [
    makeDocx(paragraph("Open the case", "Heading 1")),
    makePdf([[{ text: "Open the case", y: 700 }]]),
    strToU8("<h1>A {#x}</h1><h1>B {#x}</h1><table><tr><td colspan=9>x</table><p>---\n+++"),
    strToU8("WEBVTT\n\n00:01.000 --> 00:02.000\nfirst open the case"),
  ];
  const broken = fc
    .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }), fc.nat())
    .map(([seed, changes, cut]) => {
      const bytes = Uint8Array.from(seed);
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      return bytes.slice(0, cut % 3 === 0 ? (cut % bytes.length) + 1 : bytes.length);
    });
  const bytes = fc.oneof(
    broken,
    fc.uint8Array({ minLength: 1, maxLength: 300 }),
    fc.string({ minLength: 1 }).map(strToU8),
  );
  const extension = fc.constantFrom("docx", "html", "pdf", "txt", "vtt", "srt");
  await fc.assert(
    fc.asyncProperty(bytes, extension, async (content, kind) => {
      const { text, reason, refused } = await importedFile(`some.${kind}`, content);
      expect((text === null) === (reason !== null)).toBe(true);
      expect(refused).toEqual([]);
    }),
    { numRuns: 120, seed: 6 },
  );
});
