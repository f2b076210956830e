import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { terms } from "../src/retrieval/analyse.ts";
import { clusterQuestions } from "../src/signals/missing/cluster.ts";
import { adjustedRandIndex, purity } from "./cluster-measures.ts";

/**
 * `npm run eval:clusters`: messages of the work domain grouped without knowing what they are about, against their
 * true intents. Messages of no intent are each of their own kind.
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error("Set CAIRN_TEST_DATA to the folder with utterances/work.jsonl");
const schema = z.object({ text: z.string(), intent: z.string() });
const messages = readFileSync(join(folder, "utterances/work.jsonl"), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => schema.parse(JSON.parse(line)));
const known = messages.filter(({ intent }) => intent !== "oos");

report(`${known.length} messages of ${new Set(known.map(({ intent }) => intent)).size} intents`, known);
report(`with ${messages.length - known.length} of no intent among them`, messages);

function report(name: string, all: typeof messages): void {
  const truth = all.map(({ intent }, at) => (intent === "oos" ? `none ${at}` : intent));
  const texts = all.map(({ text }) => text);
  process.stdout.write(`${name}\n`);
  measure("same words", sameWords(texts), truth);
  measure("words in common (Jaccard 0.5)", wordsInCommon(texts), truth);
  const started = performance.now();
  const groups = clusterQuestions(texts, { glossary: [], corpus: { passages: 0, frequencies: new Map() } });
  measure("as content gaps do it", groups, truth);
  process.stdout.write(`  ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

function measure(name: string, groups: readonly (readonly number[])[], truth: readonly string[]): void {
  const groupOf = truth.map(() => 0);
  for (const [group, places] of groups.entries()) for (const place of places) groupOf[place] = group;
  const index = adjustedRandIndex(groupOf, truth).toFixed(3);
  const large = groups.filter(({ length }) => length >= 3).length;
  process.stdout.write(
    `  ${name}: adjusted Rand index ${index}, purity ${purity(groupOf, truth).toFixed(3)}, ${groups.length} groups, ${large} of three and more\n`,
  );
}

function sameWords(texts: readonly string[]): readonly (readonly number[])[] {
  return [...Map.groupBy(texts.keys(), (at) => keyOf(texts[at] ?? "").join(" ")).values()];
}

/** Each message joins the first group whose first message shares half of their words with it. */
function wordsInCommon(texts: readonly string[]): readonly (readonly number[])[] {
  const groups: { readonly words: ReadonlySet<string>; readonly places: number[] }[] = [];
  for (const [at, text] of texts.entries()) {
    const words = new Set(keyOf(text));
    const group = groups.find((one) => jaccard(one.words, words) >= 0.5);
    if (group === undefined) groups.push({ words, places: [at] });
    else group.places.push(at);
  }
  return groups.map(({ places }) => places);
}

function keyOf(text: string): readonly string[] {
  return [...new Set(terms(text))].sort();
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 1 : shared / all;
}
