import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { InputError } from "../../src/core/errors.ts";
import { readFolder } from "../../src/stewardship/reading/read-folder.ts";
import { type ContentFolder, contentFolder } from "./support/content-folder.ts";

let folder: ContentFolder;

beforeEach(async () => {
  folder = await contentFolder({ "good.md": "Good words." });
});

afterEach(() => folder.clear());

const read = (fileBytes = 2_000_000) => readFolder(folder.path, { fileBytes });

async function onlyRefusal(fileBytes?: number) {
  const { files, refused } = await read(fileBytes);
  expect(files.map((file) => file.file)).toEqual(["good.md"]);
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason).toMatch(/^[^\n]+\.$/);
  return refused[0];
}

test("a folder that is not there or has no Markdown says so", async () => {
  await expect(readFolder(join(folder.path, "nowhere"), { fileBytes: 1 })).rejects.toThrow(InputError);
  await expect(readFolder(join(folder.path, "good.md"), { fileBytes: 1 })).rejects.toThrow("is not a folder");
  await folder.remove("good.md");
  await folder.write({ "notes.txt": "No page." });
  await expect(read()).rejects.toThrow("no Markdown");
});

test("a binary file with a page's name is refused", async () => {
  await folder.write({ "logo.md": new Uint8Array([0x89, 0x50, 0, 0, 1, 2]) });
  expect(await onlyRefusal()).toMatchObject({ file: "logo.md", line: null });
});

test("text that is not UTF-8 is refused with its line", async () => {
  await folder.write({ "old.md": Buffer.from("First.\nCaf\xe9.\n", "latin1") });
  expect(await onlyRefusal()).toMatchObject({ file: "old.md", line: 2 });
});

test("UTF-16 is refused", async () => {
  await folder.write({ "wide.md": Buffer.from("\uFEFFWords.", "utf16le") });
  expect(await onlyRefusal()).toMatchObject({ file: "wide.md", line: 1 });
});

test("a file larger than allowed is refused without being read", async () => {
  await folder.write({ "large.md": "x".repeat(2_000) });
  expect((await onlyRefusal(1_000))?.reason).toContain("0.0 MB");
});

test("a date that no calendar has is refused", async () => {
  await folder.write({ "good@2026-02-30.md": "Later." });
  expect(await onlyRefusal()).toMatchObject({ file: "good@2026-02-30.md" });
});

test("links out of the folder are refused, and nothing behind them is read", async () => {
  const outside = await contentFolder({ "secret.md": "Secret.", "more/secret.md": "Secret." });
  await symlink(join(outside.path, "secret.md"), join(folder.path, "link.md"));
  expect(await onlyRefusal()).toMatchObject({
    file: "link.md",
    reason: expect.stringContaining("out of the folder"),
  });
  await folder.remove("link.md");
  await symlink(join(outside.path, "more"), join(folder.path, "more"));
  expect(await onlyRefusal()).toMatchObject({
    file: "more",
    reason: expect.stringContaining("out of the folder"),
  });
  await outside.clear();
});

test("links that lead nowhere or in a circle are refused", async () => {
  await symlink(join(folder.path, "gone.md"), join(folder.path, "link.md"));
  expect(await onlyRefusal()).toMatchObject({ file: "link.md" });
  await folder.remove("link.md");
  await symlink(folder.path, join(folder.path, "again"));
  expect(await onlyRefusal()).toMatchObject({ file: "again", reason: expect.stringContaining("back") });
});

test("links inside the folder are followed", async () => {
  await folder.write({ "area/real.md": "Real." });
  await symlink(join(folder.path, "area", "real.md"), join(folder.path, "alias.md"));
  expect((await read()).files.map((file) => file.file)).toEqual(["alias.md", "area/real.md", "good.md"]);
});

test("hidden folders, node_modules and other files are left alone", async () => {
  await folder.write({
    ".git/a.md": "A.",
    "node_modules/x/README.md": "B.",
    "area/picture.png": "C.",
    "README.md": "D.",
  });
  expect((await read()).files.map((file) => file.file)).toEqual(["README.md", "good.md"]);
});

test("with a folder sops only Sops and lessons are pages", async () => {
  await folder.write({
    "sops/refunds/issue.md": "A.",
    "sops/refunds/issue@2026-12-01.md": "B.",
    "lessons/refunds/issue.md": "C.",
  });
  expect((await read()).files).toMatchObject([
    { kind: "lesson", path: "refunds/issue", datedOn: null },
    { kind: "sop", path: "refunds/issue", datedOn: null },
    { kind: "sop", path: "refunds/issue", datedOn: "2026-12-01" },
  ]);
});
