/**
 * Finds the sections of real pages again from version to version, and holds sixty of them against what a
 * person said became of them; then lists the facts that changed in real edits of one fact.
 *
 *     npm run eval:changes -- <data folder with handbooks/ and fact-changes/>
 */
import { join } from "node:path";
import { readAllSeries } from "./read-series.ts";
import { scoreFacts } from "./score-facts.ts";
import { readLabels, scoreLabels } from "./score-sections.ts";
import { stepsOf } from "./section-sample.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("Name the data folder, which holds handbooks/ and fact-changes/.\n");
  process.exit(2);
}
const steps = (await readAllSeries(join(folder, "handbooks"))).flatMap(stepsOf);
const sections = scoreLabels(steps, await readLabels());
say(`${steps.length} steps of ${new Set(steps.map(({ series }) => series)).size} pages`);
for (const [name, { right, of }] of Object.entries(sections.figures)) say(`${name}: ${right} of ${of}`);
for (const wrong of sections.wrong) say(`  ${wrong}`);
const facts = await scoreFacts(join(folder, "fact-changes"));
say(`${facts.pairs} edits of one fact, ${facts.sameInWords} of which only say the same in other words`);
say(`recall: ${facts.found} of ${facts.tokens} edited facts are listed for their page`);
say(`precision: ${facts.right} of ${facts.listed} facts listed for an edited line are what was edited`);
say(`the same in other words and not listed: ${facts.keptQuiet} of ${facts.sameInWords}`);
say(`facts listed on the whole pages: ${facts.onPages}`);
for (const missed of facts.missed) say(`  missed ${missed}`);
for (const wrong of facts.wrong) say(`  not what was edited: ${wrong}`);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
