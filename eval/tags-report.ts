import { sampleContent } from "./sample-questions.ts";
import { evaluateTags, type TagMeasure } from "./tags.ts";

/**
 * `npm run eval:tags`: the tags that the sample company gave its pages, lessons and questions, held out one at a
 * time and proposed anew by what is left.
 */
const { measures, imported } = await evaluateTags(sampleContent);
for (const one of measures) process.stdout.write(`${lineOf(one)}\n`);
const waiting = imported.owners.map((owner) => owner.waiting).sort((a, b) => a - b);
const shown = Math.max(...imported.owners.map((owner) => owner.shown));
process.stdout.write(
  `the same pages and questions without any tag: ${waiting.length} owners, ${waiting[Math.floor(waiting.length / 2)]} proposals for half of them or fewer, ${waiting.at(-1)} for the one with most; ${shown} on a card at most, no message of its own\n`,
);

function lineOf({ name, tagKind, tagged, untagged, right, wrong, missed }: TagMeasure): string {
  const share = (part: number, whole: number) =>
    whole === 0 ? "none" : `${Math.round((100 * part) / whole)} %`;
  return `${tagKind.padEnd(10)} ${name} (${tagged} with, ${untagged} without): precision ${share(right, right + wrong)} of ${right + wrong}, recall ${share(right, right + missed)} of ${right + missed}`;
}
