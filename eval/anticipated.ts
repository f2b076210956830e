import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { ask } from "../src/ask/ask.ts";
import { publishFolder } from "../src/commands/publishing.ts";
import { askerAlone } from "../src/core/asker.ts";
import type { LanguageModel } from "../src/core/ports/language-model.ts";
import type { PromptName, PromptOutput } from "../src/core/prompts.ts";
import { type Runtime, withTemporaryRuntime } from "../src/runtime.ts";
import { askDeps } from "../src/wiring/ask.ts";
import { anticipateEveryQuestion } from "../src/wiring/model-drafts.ts";
import { whoIs } from "../src/wiring/people.ts";
import { placesShown } from "./places-shown.ts";
import { sampleContent, sampleQuestions } from "./sample-questions.ts";

/**
 * `npm run eval:anticipated`: what questions anticipated for ten sections of the sample company do to its answers.
 * A person wrote them in the place of a model, so that it needs none. Counts before and after: questions in yet other
 * words that find their section, those of `npm run eval:sample`, and refusals of what no page answers.
 */
const written = z
  .object({
    sections: z.array(
      z.object({
        sop: z.string(),
        section: z.string(),
        anticipated: z.array(z.string()),
        asked: z.array(z.string()),
      }),
    ),
    unanswerable: z.array(z.string()),
  })
  .parse(parse(await readFile(new URL("anticipated.yaml", import.meta.url), "utf8")));

interface Sought {
  readonly q: string;
  /** `path#slug`; `null`: no page answers it. */
  readonly wanted: string | null;
  readonly history: readonly string[];
}

const asked = written.sections.flatMap(({ sop, section, asked: questions }) =>
  questions.map((q): Sought => ({ q, wanted: `${sop}#${section}`, history: [] })),
);
const near = written.unanswerable.map((q): Sought => ({ q, wanted: null, history: [] }));
const sample = (await sampleQuestions()).map(({ q, sop, section, history }): Sought => {
  return { q, wanted: sop === null ? null : `${sop}#${section}`, history };
});
const sets = [
  ["in yet other words", asked],
  ["of the sample company", sample.filter(({ wanted }) => wanted !== null)],
  ["near, and unanswerable", near],
  ["unanswerable, of the sample company", sample.filter(({ wanted }) => wanted === null)],
] as const;

/** Each puts so many sections before the model. */
const nights = 4;

await withTemporaryRuntime(async (runtime) => {
  const now = new Date();
  await publishFolder(runtime, { folder: sampleContent, source: "folder", now, yes: true });
  const before = await measured(runtime, now);
  const pages = await runtime.store.pages.addresses();
  const titles = new Map<string, readonly string[]>();
  for (const { sop, section, anticipated } of written.sections) {
    const page = pages.find(({ path }) => path === sop);
    const [found] =
      page === undefined ? [] : await runtime.store.pages.currentSections([{ sop: page.sop, section }], now);
    if (found === undefined) throw new Error(`There is no section ${sop}#${section}`);
    titles.set([found.title, ...found.headings].join(" › "), anticipated);
  }
  const turn = { isOver: () => false, again: async () => {} };
  const model = inPlaceOfModel(titles);
  for (let night = 0; night < nights; night += 1)
    await anticipateEveryQuestion({ ...runtime, model }, { now, turn });
  const kept = await runtime.store.modelDrafts.anticipated();
  const after = await measured(runtime, now);
  const all = written.sections.flatMap(({ anticipated }) => anticipated).length;
  process.stdout.write(`${kept.length} of ${all} anticipated questions pass the checks\n`);
  for (const [at, [name, questions]] of sets.entries()) {
    const share = (count: number) => `${count} of ${questions.length}`;
    const [was, is] = [before[at] ?? 0, after[at] ?? 0];
    const what = questions[0]?.wanted === null ? "refused" : "section cited or offered";
    process.stdout.write(`${name}: ${what} ${share(was)} before, ${share(is)} after\n`);
  }
});

/** Of each set, questions whose section is shown, or that are refused where no page answers. */
async function measured(runtime: Runtime, now: Date): Promise<readonly number[]> {
  const [first] = (await runtime.directory()).people;
  const asker = askerAlone({ ...(await whoIs(runtime, first?.id ?? null)), at: now }, "eval");
  const counts: number[] = [];
  for (const [, questions] of sets) {
    let good = 0;
    for (const { q, wanted, history } of questions) {
      const { outcome } = await ask(await askDeps(runtime), { ...asker, question: q, history });
      const places = placesShown(outcome);
      if (wanted === null ? places.length === 0 : places.includes(wanted)) good += 1;
      else if (process.argv.includes("-v"))
        process.stdout.write(`  ${q} → ${places.join(" ") || "nothing"}\n`);
    }
    counts.push(good);
  }
  return counts;
}

/** Writes for each section, by the headings that lead to it, what the person wrote; nothing for the others. */
function inPlaceOfModel(byHeadings: ReadonlyMap<string, readonly string[]>): LanguageModel {
  const name = "a person";
  const prompt = { name: "anticipated-questions" as const, version: 1, hash: "" };
  const use = { model: name, prompt, inputTokens: 0, outputTokens: 0, cost: 0, elapsedMs: 0 };
  return {
    name,
    async write<Name extends PromptName>({ inputs }: { readonly inputs: Readonly<Record<string, string>> }) {
      const { section = "" } = inputs;
      const [headings = ""] = section.split("\n");
      const output = { questions: [...(byHeadings.get(headings) ?? [])] } as unknown as PromptOutput<Name>;
      return { kind: "written" as const, output, use };
    },
  };
}
