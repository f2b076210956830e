/**
 * Publishes a page, asks about a fact, publishes the page with the fact changed, and asks again.
 *
 *     npm run eval:facts -- <folder with pairs.jsonl and pages/>
 *
 * Where the old fact is nowhere in the new page (`token_exclusive`), text and quotes of the second answer may
 * not carry it; it may stand in `changes`. Exit code 1 when one does.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { ask } from "../src/ask/ask.ts";
import { type AnswerJson, answerJson } from "../src/ask/result-json.ts";
import { anonymous } from "../src/core/terms.ts";
import { askDeps, type Runtime, withTemporaryRuntime } from "../src/runtime.ts";
import { publish } from "../src/stewardship/publish.ts";

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

/** Somebody of nobody's business, so that "what changed since you last read this" has a reader. */
const reader = { ...anonymous, person: "reader" };
const person = {
  id: "reader",
  name: "A reader",
  email: null,
  roles: [],
  team: null,
  manager: null,
  location: null,
  timeZone: null,
  workingHours: null,
  leave: [],
  deputy: null,
  language: null,
};

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("Name the folder that holds pairs.jsonl.\n");
  process.exit(2);
}
const lines = (await readFile(join(folder, "pairs.jsonl"), "utf8"))
  .split("\n")
  .filter((line) => line.trim() !== "");
const pairs = lines.map((line) => pairSchema.parse(JSON.parse(line)));
const results = await withTemporaryRuntime(async (runtime) => {
  const all = [];
  for (const [i, pair] of pairs.entries()) all.push(await askTwice(runtime, folder, pair, i));
  return all;
});
report(results);

interface Asked {
  readonly pair: Pair;
  readonly before: AnswerJson;
  readonly after: AnswerJson;
}

async function askTwice(runtime: Runtime, source: string, pair: Pair, number: number): Promise<Asked> {
  const pages = await mkdtemp(join(tmpdir(), "cairn-facts-"));
  const start = Date.UTC(2026, 0, 1) + number * 86_400_000;
  const publishText = async (file: string, now: Date) => {
    await mkdir(join(pages, "pages"), { recursive: true });
    await writeFile(join(pages, "pages", `${pair.id}.md`), await readFile(join(source, file), "utf8"));
    const { policy } = (await runtime.directory()).company;
    await publish(runtime, { folder: pages, source: "folder", policy, now, yes: true });
  };
  await publishText(pair.old, new Date(start));
  const before = await askOnce(runtime, pair, new Date(start + 60_000));
  await publishText(pair.new, new Date(start + 3_600_000));
  const after = await askOnce(runtime, pair, new Date(start + 7_200_000));
  await rm(pages, { recursive: true });
  return { pair, before, after };
}

async function askOnce(runtime: Runtime, pair: Pair, at: Date): Promise<AnswerJson> {
  const event = `${pair.id}-${at.getTime()}`;
  const asking = { question: pair.cloze, history: [], reader, person, at, event, conversation: event };
  const result = await ask(await askDeps(runtime), asking);
  await runtime.store.conversation.append(result.facts);
  return answerJson(result, "");
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

function carries(answer: AnswerJson, tokens: readonly string[]): boolean {
  const words = [answer.text, ...answer.citations.map((citation) => citation.quote)].join("\n");
  return tokens.some((token) => token !== "" && words.includes(token));
}

function outcomes(answers: readonly AnswerJson[]): string {
  const counts = Map.groupBy(answers, (answer) => answer.outcome);
  return [...counts].map(([outcome, some]) => `${some.length} ${outcome}`).join(", ");
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
