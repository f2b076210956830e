/**
 * How long the nightly look for doubts takes: the first night over every page, a night on which nothing changed, and
 * one on which ten pages did.
 *
 *     npm run bench:doubts -- [pages]
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publishFolder } from "../src/commands/publishing.ts";
import { type Runtime, withTemporaryRuntime } from "../src/runtime.ts";
import { edgeDeps } from "../src/wiring/conversation.ts";
import { noChannels } from "../src/wiring/reach.ts";
import { lookForEveryDoubt } from "../src/wiring/stewards.ts";
import { generatedPage } from "./generated-pages.ts";

/** As long as it takes. */
const turn = { isOver: () => false, again: async () => {} };
const pages = Number(process.argv[2] ?? 5_000);
const folder = await mkdtemp(join(tmpdir(), "cairn-bench-doubts-"));
for (let at = 0; at < pages; at += 1) await writePage(at, 0);
await withTemporaryRuntime(async (runtime) => {
  await publishAt(runtime, "2026-11-02T12:00:00Z");
  await look(runtime, `${pages} pages, first night`, "2026-11-03T02:53:00Z");
  await look(runtime, "nothing changed", "2026-11-04T02:53:00Z");
  for (let at = 0; at < 10; at += 1) await writePage(at, 1);
  await publishAt(runtime, "2026-11-04T12:00:00Z");
  await look(runtime, "ten pages changed", "2026-11-05T02:53:00Z");
});
await rm(folder, { recursive: true });

async function writePage(number: number, edition: number): Promise<void> {
  const area = join(folder, `area-${number % 20}`);
  await mkdir(area, { recursive: true });
  await writeFile(join(area, `procedure-${number}.md`), generatedPage(number, edition));
}

async function publishAt(runtime: Runtime, now: string): Promise<void> {
  await publishFolder(runtime, { folder, source: "folder", now: new Date(now), yes: true });
}

async function look(runtime: Runtime, what: string, now: string): Promise<void> {
  const started = performance.now();
  await lookForEveryDoubt(runtime, edgeDeps(runtime, noChannels), { now: new Date(now), turn });
  const seconds = (performance.now() - started) / 1000;
  const open = (await runtime.store.flags.flags({ open: true })).length;
  process.stdout.write(`${what}: ${seconds.toFixed(1)} s, ${open} flags open\n`);
}
