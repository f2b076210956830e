import { parseArgs } from "node:util";
import { withTemporaryRuntime } from "../src/runtime.ts";
import { sampleQuestions } from "./sample-questions.ts";
import { tokenCounter } from "./token-counter.ts";
import { measureTokens } from "./tokens.ts";

/**
 * `npm run eval:tokens -- [--in 0.25] [--out 2] [--embedding 0.02]`: tokens of every prompt on the sample company's
 * questions and sections, counted and not sent, and what they cost at prices per million tokens.
 */
const { values } = parseArgs({
  options: {
    in: { type: "string", default: "0.25" },
    out: { type: "string", default: "2" },
    embedding: { type: "string", default: "0.02" },
  },
});
const price = { in: Number(values.in), out: Number(values.out), embedding: Number(values.embedding) };

const questions = await sampleQuestions();
const { prompts, pages } = await withTemporaryRuntime((runtime) =>
  measureTokens(runtime, questions, tokenCounter()),
);
tell(`| prompt | calls | in, median | in, 95 of 100 | out at most | a thousand cost at most |`);
tell("|---|---|---|---|---|---|");
for (const { prompt, into, outAtMost } of prompts) {
  const [median, most] = [quantile(into, 0.5), quantile(into, 0.95)];
  const cost = (median * price.in + outAtMost * price.out) / 1000;
  tell(`| ${prompt} | ${into.length} | ${median} | ${most} | ${outAtMost} | ${cost.toFixed(2)} |`);
}
const whole = pages.reduce((sum, tokens) => sum + tokens, 0);
tell("");
tell(
  `${questions.length} questions. ${pages.length} pages embedded: ${whole} tokens, a page ${quantile(pages, 0.5)} in the median and ${quantile(pages, 0.95)} at 95 of 100; all of them cost ${((whole * price.embedding) / 1e6).toFixed(4)}.`,
);
tell(`Prices per million tokens: ${price.in} in, ${price.out} out, ${price.embedding} embedded.`);

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
