/**
 * Publishes real handbooks with no edit and replays every version series of their pages.
 *
 *     npm run eval:replay -- <folder of handbooks>
 *
 * A handbook is a folder with `pages/` (Markdown) and `versions/<page>/` (index.json and one file a version).
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { defaultPolicy } from "../src/core/policy.ts";
import { publish } from "../src/stewardship/publishing/publish.ts";
import { readSeries } from "./read-series.ts";
import { replaySeries } from "./replay-series.ts";
import { withTemporaryData } from "./temporary-data.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("Name the folder that holds the handbooks.\n");
  process.exit(2);
}
let failed = false;
for (const name of (await readdir(folder)).sort()) {
  await publishHandbook(join(folder, name, "pages"));
  const versions = join(folder, name, "versions");
  for (const page of (await readdir(versions)).sort()) await replayPage(join(versions, page));
}
process.exitCode = failed ? 1 : 0;

async function publishHandbook(pages: string): Promise<void> {
  await withTemporaryData(async ({ store, index }) => {
    const started = performance.now();
    const request = {
      folder: pages,
      source: "folder" as const,
      policy: defaultPolicy,
      now: new Date(),
      yes: false,
    };
    const report = await publish({ store, index }, request);
    const took = ((performance.now() - started) / 1000).toFixed(1);
    say(
      `${pages}: ${report.published.length} pages in ${took} s, ${report.refused.length} refused, ${report.odd.length} odd`,
    );
    for (const { file, line, reason } of report.refused) say(`  refused ${file}:${line ?? ""} ${reason}`);
    for (const [kind, count] of kindsOf(report.odd.map((odd) => odd.note))) say(`  odd ${count} × ${kind}`);
    failed ||= report.refused.length > 0;
    const again = await publish({ store, index }, request);
    const same =
      again.unchanged === report.published.length && again.published.length + again.changed.length === 0;
    say(`  published again: ${same ? "nothing changed" : "NOT THE SAME"}`);
    failed ||= !same;
  });
}

async function replayPage(place: string): Promise<void> {
  const series = await readSeries(place, place);
  const replay = await withTemporaryData((data) => replaySeries(data, series));
  const verdict = replay.wrong.length === 0 ? "history correct" : `WRONG: ${replay.wrong.join("; ")}`;
  say(
    `  ${series.file}: ${replay.texts} texts, ${replay.versions} versions, ${replay.refused.length} refused, ${verdict}`,
  );
  for (const reason of replay.refused) say(`    refused ${reason}`);
  failed ||= replay.wrong.length > 0;
}

function kindsOf(notes: readonly string[]): readonly (readonly [string, number])[] {
  const counts = Map.groupBy(notes, (note) =>
    note.replace(/"[^"]*"|#\S+|\d+|:.*$/g, "…").replace(/link to \S+/, "link to …"),
  );
  return [...counts].map(([kind, all]) => [kind, all.length] as const).sort((a, b) => b[1] - a[1]);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
