/**
 * How fast publishing is: generated pages, one changed page among many, and a real handbook.
 *
 *     npm run bench:publish -- [pages …] [handbook folder]
 */
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TemporaryData, withTemporaryData } from "../eval/temporary-data.ts";
import { defaultPolicy } from "../src/core/policy.ts";
import { publish } from "../src/stewardship/publishing/publish.ts";
import type { PublicationReport } from "../src/stewardship/publishing/report.ts";
import { generatedPage } from "./generated-pages.ts";

const args = process.argv.slice(2);
const counts = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
const handbooks = args.filter((arg) => !/^\d+$/.test(arg));

for (const count of counts.length > 0 || handbooks.length > 0 ? counts : [1_000, 5_000])
  await benchGenerated(count);
for (const folder of handbooks) {
  await withTemporaryData(async (data) => print(`${folder}, first time`, await timed(data, folder)));
}

async function benchGenerated(count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "cairn-bench-pages-"));
  for (let i = 0; i < count; i += 1) {
    await mkdir(join(folder, `area-${i % 20}`), { recursive: true });
    await writeFile(join(folder, `area-${i % 20}`, `procedure-${i}.md`), generatedPage(i));
  }
  await withTemporaryData(async (data) => {
    print(`${count} pages, first time`, await timed(data, folder));
    const rounds = [];
    for (let edition = 1; edition <= 6; edition += 1) {
      const hashed = await hashFolder(folder);
      await writeFile(join(folder, "area-7", "procedure-7.md"), generatedPage(7, edition));
      const changed = await timed(data, folder);
      if (edition === 1) print(`1 changed page among ${count}`, changed);
      rounds.push({ hashed, changed: changed.ms });
    }
    print(`${count} pages, nothing changed`, await timed(data, folder));
    compare(count, rounds);
  });
  await rm(folder, { recursive: true });
}

interface Round {
  readonly hashed: number;
  readonly changed: number;
}

/** One changed page against reading and hashing all of them: at best, and round by round from the second publication on. */
function compare(count: number, rounds: readonly Round[]): void {
  const best: Round = {
    hashed: Math.min(...rounds.map(({ hashed }) => hashed)),
    changed: Math.min(...rounds.map(({ changed }) => changed)),
  };
  const told = ({ hashed, changed }: Round) =>
    `${changed.toFixed(0)} ms to ${hashed.toFixed(0)} ms, ${(changed / hashed).toFixed(2)} times as long`;
  process.stdout.write(
    `1 changed page to reading and hashing ${count} files, best of ${rounds.length}: ${told(best)}\n`,
  );
  for (const [i, round] of rounds.entries()) process.stdout.write(`  ${i + 1}. ${told(round)}\n`);
}

/** Reads every page and takes its hash, a few at a time. Milliseconds. */
async function hashFolder(folder: string): Promise<number> {
  const started = performance.now();
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  for (let from = 0; from < paths.length; from += 32) {
    await Promise.all(
      paths.slice(from, from + 32).map(async (path) =>
        createHash("sha256")
          .update(await readFile(path))
          .digest("hex"),
      ),
    );
  }
  return performance.now() - started;
}

async function timed(data: TemporaryData, folder: string) {
  const started = performance.now();
  const stages = new Map<string, number>();
  let stage = "starting";
  let since = started;
  const report = await publish(data, {
    folder,
    source: "folder",
    policy: defaultPolicy,
    now: new Date(),
    yes: false,
    onProgress: (progress) => {
      if (progress.stage !== stage) {
        stages.set(stage, Math.round(performance.now() - since));
        since = performance.now();
        stage = progress.stage;
      }
      if (process.stderr.isTTY)
        process.stderr.write(`\r${progress.stage} ${progress.done}/${progress.total}    `);
    },
  });
  stages.set(stage, Math.round(performance.now() - since));
  return { report, ms: performance.now() - started, stages, rows: (await data.index.size()).rows };
}

function print(what: string, { report, ms, stages, rows }: Awaited<ReturnType<typeof timed>>): void {
  const pages = touched(report);
  const speed = pages < 10 ? "" : `, ${(pages / (ms / 1000)).toFixed(0)} pages/s`;
  const parts = [...stages].map(([stage, took]) => `${stage} ${took} ms`).join(", ");
  process.stdout.write(
    `${what}: ${(ms / 1000).toFixed(2)} s${speed} (${parts}); ${rows} passages; ${report.refused.length} refused, ${report.odd.length} odd\n`,
  );
}

function touched(report: PublicationReport): number {
  return report.published.length + report.changed.length + report.retired.length;
}
