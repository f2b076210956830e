/**
 * Publishes a page, asks about a fact, publishes the page with the fact changed, and asks again.
 *
 *     npm run eval:facts -- <folder with pairs.jsonl and pages/> [--index pinecone]
 *
 * With `--index pinecone`, passages are also found by their meaning, by vectors in a stand-in of Pinecone whose
 * reads lag behind writes and which is down for one question in ten.
 *
 * Where the old fact is nowhere in the new page (`token_exclusive`), text and quotes of the second answer may
 * not carry it; it may stand in `changes`. Exit code 1 when one does.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { AnswerJson } from "../src/ask/result-json.ts";
import { withTemporaryRuntime } from "../src/runtime.ts";
import { askTwice, carries } from "./ask-twice.ts";
import { withHostedRuntime } from "./hosted-runtime.ts";

const pairSchema = z.object({
  id: z.string(),
  cloze: z.string(),
  old: z.string(),
  new: z.string(),
  old_tokens: z.array(z.string()),
  new_tokens: z.array(z.string()),
  token_exclusive: z.boolean(),
});
type Pair = z.infer<typeof pairSchema>;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { index: { type: "string", default: "lance" } },
});
const [folder] = positionals;
if (folder === undefined || !["lance", "pinecone"].includes(values.index)) {
  process.stderr.write("Name the folder that holds pairs.jsonl; --index is lance or pinecone.\n");
  process.exit(2);
}
const lines = (await readFile(join(folder, "pairs.jsonl"), "utf8"))
  .split("\n")
  .filter((line) => line.trim() !== "");
const pairs = lines.map((line) => pairSchema.parse(JSON.parse(line)));
const withRuntime = values.index === "pinecone" ? withHostedRuntime : withTemporaryRuntime;
const results = await withRuntime(async (runtime) => {
  const all = [];
  for (const [i, pair] of pairs.entries()) {
    const texts = {
      before: await readFile(join(folder, pair.old), "utf8"),
      after: await readFile(join(folder, pair.new), "utf8"),
    };
    const at = new Date(Date.UTC(2026, 0, 1 + i));
    all.push({ pair, ...(await askTwice(runtime, { id: pair.id, question: pair.cloze, texts, at })) });
  }
  return all;
});
report(results);

interface Asked {
  readonly pair: Pair;
  readonly before: AnswerJson;
  readonly after: AnswerJson;
}

function report(all: readonly Asked[]): void {
  const exclusive = all.filter(({ pair }) => pair.token_exclusive);
  const leaks = exclusive.filter(({ pair, after }) => carries(after, pair.old_tokens));
  const told = exclusive.filter(({ after }) => after.changes.length > 0);
  say(`${all.length} pairs, ${exclusive.length} whose old fact is gone from the new page`);
  say(`first answers: ${outcomes(all.map(({ before }) => before))}`);
  say(`second answers: ${outcomes(all.map(({ after }) => after))}`);
  say(
    `old fact in the first answer: ${all.filter(({ pair, before }) => carries(before, pair.old_tokens)).length} of ${all.length}`,
  );
  say(
    `new fact in the second answer: ${all.filter(({ pair, after }) => carries(after, pair.new_tokens)).length} of ${all.length}`,
  );
  say(`changes told: ${told.length} of ${exclusive.length} exclusive pairs`);
  say(
    `old fact in text or quotes of the second answer: ${leaks.length} of ${exclusive.length} exclusive pairs`,
  );
  for (const { pair, after } of leaks) say(`  ${pair.id} ${pair.old_tokens.join(", ")}: ${after.text}`);
  process.exitCode = leaks.length > 0 ? 1 : 0;
}

function outcomes(answers: readonly AnswerJson[]): string {
  const counts = Map.groupBy(answers, (answer) => answer.outcome);
  return [...counts].map(([outcome, some]) => `${some.length} ${outcome}`).join(", ");
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
