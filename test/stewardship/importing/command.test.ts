import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { runCommand } from "../../../src/commands/program.ts";
import { type ContentFolder, contentFolder } from "../support/content-folder.ts";

const folders: ContentFolder[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await folder.clear();
});

/** Runs a command that needs no installation. */
async function run(...words: readonly string[]) {
  let [out, problem] = ["", ""];
  const nothing = () => Promise.reject(new Error("Importing opens no installation"));
  const exit = await runCommand(
    {
      resolve: (path) => path,
      write: (text) => {
        out += text;
      },
      writeError: (text) => {
        problem += text;
      },
      progress: () => {},
      runtime: nothing,
      withTemporary: nothing,
    },
    words,
  );
  return { exit, out, problem };
}

test("the command tells what became of each source, and ends with 1 when one was refused", async () => {
  const source = await contentFolder({
    "a.html": '<p>Hello <img src="x.png"></p>',
    "b.docx": "none",
    "c.css": "p{}",
  });
  const target = await contentFolder();
  folders.push(source, target);
  const { exit, out } = await run("content", "import", source.path, "--to", target.path);
  expect(exit).toBe(1);
  expect(out.replaceAll(target.path, "drafts")).toBe(
    [
      "draft    a.md  from a.html",
      "           1 picture left out",
      "REFUSED  b.docx: It is damaged, or not what its name says. Open it, save it anew, then import it again.",
      "Imported: 1 draft, 1 refused, 1 other file left out. Nothing is published.",
      "Read the drafts, then: cairn content check drafts, cairn content publish drafts.",
      "",
    ].join("\n"),
  );
  const again = await run("content", "import", join(source.path, "a.html"), "--to", target.path, "--json");
  expect(JSON.parse(again.out)).toMatchObject({ written: [], refused: [{ source: "a.html" }], leftOut: 0 });
});

test("without a place for the drafts, or without a source, one line says what to do", async () => {
  expect(await run("content", "import", "/nowhere")).toEqual({
    exit: 2,
    out: "",
    problem: "Say where the drafts go: --to ./drafts.\n",
  });
  const target = await contentFolder();
  folders.push(target);
  const { exit, problem } = await run("content", "import", "/nowhere/at/all", "--to", target.path);
  expect([exit, problem]).toEqual([
    2,
    "There is no file or folder /nowhere/at/all. Name what is to be imported.\n",
  ]);
});
