import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { watchFolder } from "../../src/commands/watch.ts";
import { contentFolder } from "../stewardship/support/content-folder.ts";

test("a folder is published at once, and again after a burst of changes, one publication after the other", async () => {
  const folder = await contentFolder({ "keys.md": "One", ".git/HEAD": "main" });
  const stop = new AbortController();
  const lines: string[] = [];
  let running = 0;
  let times = 0;
  let most = 0;
  const turns = [0, 1, 2].map(() => Promise.withResolvers<void>());
  const watching = watchFolder({
    folder: folder.path,
    signal: stop.signal,
    tell: (line) => lines.push(line),
    publish: async () => {
      running += 1;
      most = Math.max(most, running);
      // A change that comes while it is published is published next.
      if (times === 1) await folder.write({ "late.md": "Late" });
      await new Promise((done) => setImmediate(done));
      running -= 1;
      turns[times]?.resolve();
      times += 1;
    },
  });
  await turns[0]?.promise;
  await folder.write({ "keys.md": "Two", "sops/new.md": "New", ".git/HEAD": "other" });
  await writeFile(join(folder.path, "keys.tmp"), "Three");
  await rename(join(folder.path, "keys.tmp"), join(folder.path, "keys.md"));
  await turns[1]?.promise;
  await turns[2]?.promise;
  stop.abort();
  await watching;
  expect(most).toBe(1);
  expect(times).toBe(3);
  expect(lines[0]).toBe(`Watching ${folder.path}. Ctrl-C ends it.`);
  expect(lines.at(-1)).toBe("Waiting for changes.");
  await folder.clear();
}, 20_000);
