/**
 * Plants statements into other pages, in other words and with another figure, and reports how many of them are found
 * against what they were made of; then lists what the rule says of the pages as they are, for a reader to judge.
 *
 *     npm run eval:contradictions -- [folder of pages …]
 */
import { defaultPolicy } from "../src/core/policy.ts";
import { type Pages, readPages } from "./contradiction-pages.ts";
import { type Plant, plantsIn } from "./contradiction-plants.ts";
import { alarmsOn, foundPlant, type Prepared, prepared } from "./contradiction-score.ts";
import { foundBySearch } from "./contradiction-search.ts";
import { sampleContent } from "./sample-questions.ts";

/** The thresholds were chosen on the plants of seed 1. */
const seeds = [1, 2, 3, 4];
const count = 60;
const policy = defaultPolicy.doubts;

for (const folder of [sampleContent, ...process.argv.slice(2)]) {
  const pages = await readPages(folder);
  const stand = prepared(pages);
  const statements = stand.stating.reduce((total, { stating }) => total + stating.statements.length, 0);
  say(
    `${folder === sampleContent ? "content" : folder}: ${pages.sections.length} sections, ${statements} statements with a figure`,
  );
  for (const seed of seeds) await reportPlants(stand, seed);
  reportAlarms(stand, pages);
  reportChoice(stand);
}

async function reportPlants(stand: Prepared, seed: number): Promise<void> {
  const { sections, glossary } = stand.pages;
  const plants = plantsIn(sections, glossary, { count, seed });
  const near = await foundBySearch(stand, plants, policy.compared);
  const results = plants.map((plant, at) => ({
    plant,
    near: near[at] === true,
    ...foundPlant(stand, plant, policy),
  }));
  const of = (kind: Plant["kind"]) => results.filter(({ plant }) => plant.kind === kind);
  const told = (kind: Plant["kind"]) => of(kind).filter(({ source }) => source).length;
  const raised = of("contradiction").filter((one) => one.source && one.near).length;
  const controls = [...of("same-value"), ...of("other-subject")];
  say(
    `  seed ${seed}: recall ${told("contradiction")} of ${of("contradiction").length} by the rule, ${raised} with the search before it; false: ${told("same-value")} of ${of("same-value").length} with the same figure, ${told("other-subject")} of ${of("other-subject").length} with other words for three of its own, ${controls.filter(({ others }) => others.length > 0).length} of ${controls.length} against a third section`,
  );
}

function reportAlarms(stand: Prepared, { sections }: Pages): void {
  const alarms = alarmsOn(stand, policy);
  say(
    `  as they are: ${alarms.length} alarms, ${((1000 * alarms.length) / sections.length).toFixed(1)} in 1,000 sections`,
  );
  for (const { one, other, here, there, share } of alarms)
    say(
      `    ${one.page}#${one.slug} · ${other.page}#${other.slug} (${share.toFixed(2)})\n      ${here}\n      ${there}`,
    );
}

/** What other thresholds would give. */
function reportChoice(stand: Prepared): void {
  const plants = plantsIn(stand.pages.sections, stand.pages.glossary, { count, seed: seeds[0] ?? 1 });
  for (const sameSubject of [0.6, 0.7, 0.75]) {
    for (const sharedWords of [0.8, 1.2, 1.6]) {
      const other = { ...policy, sameSubject, sharedWords };
      const told = plants.filter((plant) => foundPlant(stand, plant, other).source);
      const right = told.filter(({ kind }) => kind === "contradiction").length;
      say(
        `  with ${sameSubject} and ${sharedWords}: recall ${right}, false ${told.length - right}, ${alarmsOn(stand, other).length} alarms as they are`,
      );
    }
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
