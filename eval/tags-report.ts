import { sampleContent } from "./sample-questions.ts";
import { evaluateTags, type TagMeasure } from "./tags.ts";

/**
 * `npm run eval:tags`: the tags that the sample company gave its pages, lessons and questions, held out one at a
 * time and proposed anew by what is left.
 */
const { measures } = await evaluateTags(sampleContent);
for (const one of measures) process.stdout.write(`${lineOf(one)}\n`);

function lineOf({ name, tagKind, tagged, untagged, right, wrong, missed }: TagMeasure): string {
  const share = (part: number, whole: number) =>
    whole === 0 ? "none" : `${Math.round((100 * part) / whole)} %`;
  return `${tagKind.padEnd(10)} ${name} (${tagged} with, ${untagged} without): precision ${share(right, right + wrong)} of ${right + wrong}, recall ${share(right, right + missed)} of ${right + missed}`;
}
