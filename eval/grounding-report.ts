/**
 * Makes true answers from the sample's sections wrong, in one way each and by seed, and reports how many of them the
 * check refuses, and how many true ones.
 *
 *     npm run eval:grounding -- [seed] [--list kind]
 */

import { type JudgedAnswer, trueAnswers, wrongAnswers } from "./grounding.ts";
import { answersByHand } from "./grounding-by-hand.ts";
import { citableSections } from "./grounding-sections.ts";
import { sampleContent } from "./sample-questions.ts";

const seed = Number(process.argv[2] ?? 1);
const listed = process.argv[process.argv.indexOf("--list") + 1];
const sections = await citableSections(sampleContent);
const began = performance.now();
const wrong = wrongAnswers(sections, { seed, perKind: 100 });
const right = [...trueAnswers(sections, seed), ...(await answersByHand(sections, seed))];
const elapsed = performance.now() - began;

say(
  `${sections.length} sections, ${wrong.length} wrong answers, ${right.length} true ones; ${(elapsed / (wrong.length + right.length)).toFixed(2)} ms each`,
);
say("refused of the wrong ones: tuned half, other half");
for (const [kind, answers] of grouped(wrong)) say(`  ${kind}: ${share(answers, 1)}, ${share(answers, 2)}`);
say("refused of the true ones: tuned half, other half");
for (const [kind, answers] of grouped(right)) say(`  ${kind}: ${share(answers, 1)}, ${share(answers, 2)}`);
if (process.argv.includes("--list")) list([...wrong, ...right].filter(({ kind }) => kind === listed));

function grouped(answers: readonly JudgedAnswer[]): ReadonlyMap<string, readonly JudgedAnswer[]> {
  return Map.groupBy(answers, ({ kind }) => kind);
}

function share(answers: readonly JudgedAnswer[], half: 1 | 2): string {
  const own = answers.filter((answer) => answer.half === half);
  const refused = own.filter(({ grounding }) => grounding.kind === "ungrounded").length;
  return `${refused} of ${own.length} (${((100 * refused) / own.length).toFixed(1)} %)`;
}

/** Of wrong ones those that passed, of true ones those that did not; of the half that may be looked at. */
function list(answers: readonly JudgedAnswer[]): void {
  for (const { kind, half, answer, grounding } of answers) {
    const isTrue = kind === "verbatim" || kind === "reworded" || kind === "by hand";
    if (half !== 1 || (grounding.kind === "ungrounded") !== isTrue) continue;
    say(`\n${answer.section.page}#${answer.section.section}`);
    for (const { text, cites } of answer.claims) say(`  - ${text} [${cites}]`);
    if (grounding.kind === "ungrounded")
      for (const one of grounding.problems) say(`    ${one.kind}: ${one.text}`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
