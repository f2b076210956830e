/**
 * Replays every version series of real pages with an item on every section: which of them are still asked after the
 * next version.
 *
 *     npm run eval:items -- <folder of handbooks>
 */

import { readAllSeries } from "./read-series.ts";
import { type ItemReplay, replayItems, sumReplays } from "./replay-items.ts";
import { withTemporaryData } from "./temporary-data.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("Name the folder that holds the handbooks.\n");
  process.exit(2);
}
const replays: ItemReplay[] = [];
for (const series of await readAllSeries(folder))
  replays.push(await withTemporaryData((data) => replayItems(data, series)));
const all = sumReplays(replays);
say(`unchanged sections: ${all.untouchedAsked} of ${all.untouched} items are still asked`);
say(`the same text under another heading: ${all.renamedAsked} of ${all.renamed} items are still asked`);
say(
  `changed or removed sections: ${all.changed - all.changedAsked} of ${all.changed} items are asked no more`,
);
for (const wrong of all.wrong) say(`  ${wrong}`);
process.exitCode = all.untouchedAsked === all.untouched && all.changedAsked === 0 ? 0 : 1;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
