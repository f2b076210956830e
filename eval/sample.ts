import { ask } from "../src/ask/ask.ts";
import { publishFolder } from "../src/commands/publishing.ts";
import { askerAlone } from "../src/core/asker.ts";
import { withTemporaryRuntime } from "../src/runtime.ts";
import { askDeps } from "../src/wiring/ask.ts";
import { whoIs } from "../src/wiring/people.ts";
import { placesShown } from "./places-shown.ts";
import { sampleContent, sampleQuestions } from "./sample-questions.ts";

/**
 * `npm run eval:sample`: questions written as employees of the sample company would type them, through the
 * whole of `ask`. Counts where the right section was answered first, where it was among what was cited or
 * offered, and where Cairn abstained although a page answers. `-v` prints each question that went wrong.
 */
const questions = await sampleQuestions();
const verbose = process.argv.includes("-v");

const tally = { answerable: 0, first: 0, shown: 0, abstained: 0, unanswerable: 0, refused: 0 };
await withTemporaryRuntime(async (runtime) => {
  const now = new Date();
  await publishFolder(runtime, { folder: sampleContent, source: "folder", now, yes: true });
  const [first] = (await runtime.directory()).people;
  const asker = askerAlone({ ...(await whoIs(runtime, first?.id ?? null)), at: now }, "eval");
  for (const { q, sop, section, history } of questions) {
    const { outcome } = await ask(await askDeps(runtime), { ...asker, question: q, history });
    const places = placesShown(outcome);
    count(q, sop === null ? null : `${sop}#${section}`, outcome?.kind ?? "none", places);
  }
});
const { answerable, first, shown, abstained, unanswerable, refused } = tally;
const share = (part: number, whole: number) => `${part} of ${whole} (${Math.round((100 * part) / whole)} %)`;
process.stdout.write(
  `right section first: ${share(first, answerable)}\nright section cited or offered: ${share(shown, answerable)}\nabstained although a page answers: ${share(abstained, answerable)}\nabstained where no page answers: ${share(refused, unanswerable)}\n`,
);

function count(question: string, wanted: string | null, outcome: string, places: readonly string[]): void {
  if (wanted === null) {
    tally.unanswerable += 1;
    if (outcome === "abstained") tally.refused += 1;
    else if (verbose) process.stdout.write(`should abstain: ${question} → ${outcome} ${places.join(" ")}\n`);
    return;
  }
  tally.answerable += 1;
  if (places[0] === wanted) tally.first += 1;
  if (places.includes(wanted)) tally.shown += 1;
  else if (verbose)
    process.stdout.write(`${question}\n    wanted ${wanted}, got ${outcome} ${places.join(" ")}\n`);
  if (outcome === "abstained") tally.abstained += 1;
}
