import { stdout } from "node:process";
import type { PassageIndex } from "../src/core/ports/retrieval.ts";
import { seededRandom } from "../src/core/seeded-random.ts";
import type { GlossaryEntry } from "../src/core/terms.ts";
import { type Signs, signsOf } from "../src/retrieval/evidence.ts";
import { understand } from "../src/retrieval/question.ts";
import { rescore } from "../src/retrieval/rescore.ts";
import { smallTalk } from "../src/retrieval/small-talk.ts";
import { openEmbedded, withFilledIndex } from "./retrieval.ts";
import { type RetrievalFolder, readRetrievalFolder } from "./retrieval-folder.ts";
import { type Case, dot, fitLogistic } from "./retrieval-logistic.ts";
import { auroc } from "./retrieval-measures.ts";
import { withTypos } from "./retrieval-typos.ts";
import { sampleFolder } from "./sample-folder.ts";

/**
 * Fits the constants of `src/retrieval/evidence.ts` and checks them on the folder left out; the sample
 * company is always one of them. In each folder the positives are its answerable questions, as asked and
 * with typing errors; the negatives are small talk, the unanswerable ones of all folders and, with little
 * weight, the other folders' answerable ones.
 *
 *     node eval/retrieval-evidence.ts path/to/folder path/to/another …
 */
async function report(names: readonly string[]): Promise<void> {
  const given = names.map(async (name) => ({ name, data: await readRetrievalFolder(name) }));
  const folders = [...(await Promise.all(given)), { name: "the sample company", data: await sampleFolder() }];
  const samples: Sample[] = [];
  for (const { name, data } of folders) {
    const others = folders.filter((folder) => folder.name !== name).map((folder) => folder.data);
    samples.push(
      ...(await withFilledIndex(data, openEmbedded, (index) => sample(name, index, data, others))),
    );
  }
  for (const { name } of folders) {
    const coefficients = fitLogistic(balanced(samples.filter(({ folder }) => folder !== name)));
    const own = samples.filter(({ folder, weight }) => folder === name && weight === 1);
    const figures = (positive: boolean) =>
      own.filter((each) => each.positive === positive).map(({ signs }) => dot([...signs, 1], coefficients));
    stdout.write(`left out ${name}: AUROC ${auroc(figures(true), figures(false))?.toFixed(4)}\n`);
  }
  const all = fitLogistic(balanced(samples)).map((coefficient) => coefficient.toFixed(2));
  stdout.write(`fitted on all: ${[...SIGNS, "constant"].map((name, i) => `${name} ${all[i]}`).join(", ")}\n`);
}

interface Sample extends Case {
  readonly folder: string;
}

async function sample(
  folder: string,
  index: PassageIndex,
  data: RetrievalFolder,
  others: readonly RetrievalFolder[],
): Promise<readonly Sample[]> {
  const unanswerable = [data, ...others].flatMap((each) => textsOf(each, false));
  const foreign = others.flatMap((other) => textsOf(other, true));
  const samples: Sample[] = [];
  const glossary = data.glossary ?? [];
  const take = async (texts: readonly string[], positive: boolean, weight: number) => {
    for (const text of texts)
      samples.push({ folder, positive, weight, signs: await signsFor(text, index, glossary) });
  };
  await take(textsOf(data, true), true, 1);
  await take(mistyped(textsOf(data, true)), true, 0.5);
  await take(unanswerable, false, 1);
  await take(mistyped(unanswerable), false, 0.5);
  await take(smallTalk, false, 1);
  await take(foreign, false, 0.25);
  return samples;
}

function textsOf({ queries, judgements }: RetrievalFolder, answerable: boolean): readonly string[] {
  return queries.filter(({ id }) => judgements.has(id) === answerable).map(({ text }) => text);
}

function mistyped(texts: readonly string[]): readonly string[] {
  const random = seededRandom(7);
  return texts.map((text) => withTypos(text, random));
}

async function signsFor(
  text: string,
  index: PassageIndex,
  glossary: readonly GlossaryEntry[],
): Promise<readonly number[]> {
  const question = understand({ text, context: [] }, await index.vocabulary(), glossary);
  const query = { vector: null, groups: [], at: new Date(), language: null, limit: 100 };
  const hits = await index.search({ ...query, text: question.text });
  const candidates = rescore(question, hits, { sections: new Set(), trust: new Map() }).slice(0, 20);
  const [best] = candidates;
  const signs = best ? signsOf(question, best, candidates) : NOTHING;
  return SIGNS.map((name) => signs[name]);
}

/** Each folder's positives count as much as its negatives and as any other folder's. */
function balanced(samples: readonly Sample[]): readonly Case[] {
  const total = new Map<string, number>();
  const key = ({ folder, positive }: Sample) => `${folder} ${positive}`;
  for (const each of samples) total.set(key(each), (total.get(key(each)) ?? 0) + each.weight);
  return samples.map((each) => ({ ...each, weight: (1000 * each.weight) / (total.get(key(each)) ?? 1) }));
}

const SIGNS = ["fit", "covered", "unheard", "length"] as const satisfies readonly (keyof Signs)[];
const NOTHING: Signs = { fit: 0, covered: 0, unheard: 1, length: 0 };

await report(process.argv.slice(2));
