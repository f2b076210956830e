import { ask } from "../src/ask/ask.ts";
import { passagesFor, sourcesOf } from "../src/ask/written/sources.ts";
import { publishFolder } from "../src/commands/publishing.ts";
import { askerAlone } from "../src/core/asker.ts";
import { languageName } from "../src/core/language-name.ts";
import { toPassageText } from "../src/core/passage-text.ts";
import { defaultPolicy } from "../src/core/policy.ts";
import type { LanguageModel } from "../src/core/ports/language-model.ts";
import type { CurrentSection } from "../src/core/ports/page-store.ts";
import type { PromptInputs, PromptName } from "../src/core/prompts.ts";
import { sectionText } from "../src/grounding/section-source.ts";
import { scenarioText } from "../src/practice/drafting/scenario-text.ts";
import { wordPlaces } from "../src/practice/drafting/word-places.ts";
import { fillPrompt, outputSchema } from "../src/providers/prompt-text.ts";
import { loadPrompts } from "../src/providers/prompts.ts";
import type { Runtime } from "../src/runtime.ts";
import { askDeps } from "../src/wiring/ask.ts";
import { whoIs } from "../src/wiring/people.ts";
import { type SampleQuestion, sampleContent } from "./sample-questions.ts";
import type { CountTokens } from "./token-counter.ts";

/** Tokens that calls of one prompt take in, and the most that they may put out. */
export interface PromptTokens {
  readonly prompt: PromptName;
  /** Tokens in of each call, the fewest first. */
  readonly into: readonly number[];
  readonly outAtMost: number;
}

export interface MeasuredTokens {
  readonly questions: number;
  readonly prompts: readonly PromptTokens[];
  /** Tokens that embedding a page takes, the fewest first. */
  readonly pages: readonly number[];
}

/** What the sample company's questions and sections are as prompts: nothing is sent, and everything counted. */
export async function measureTokens(
  runtime: Runtime,
  questions: readonly SampleQuestion[],
  count: CountTokens,
): Promise<MeasuredTokens> {
  const now = new Date();
  await publishFolder(runtime, { folder: sampleContent, source: "folder", now, yes: true });
  const counted = new Map<PromptName, number[]>();
  const note: Note = (prompt, inputs) => {
    const { system, input } = fillPrompt(loadedPrompts[prompt], inputs);
    const schema = JSON.stringify(outputSchema(prompt));
    counted.set(prompt, [...(counted.get(prompt) ?? []), count(system) + count(input) + count(schema)]);
  };
  await askAll({ ...runtime, model: noting(note) }, { questions, now });
  for await (const section of everySection(runtime, now)) noteSection(note, section);
  await noteScenarios(note, runtime, now);
  return {
    questions: questions.length,
    prompts: [...counted].map(([prompt, into]) => ({
      prompt,
      into: into.toSorted((a, b) => a - b),
      outAtMost: loadedPrompts[prompt].maxOutputTokens,
    })),
    pages: await embeddedPages(runtime, count),
  };
}

const loadedPrompts = loadPrompts();

type Note = <Name extends PromptName>(prompt: Name, inputs: PromptInputs<Name>) => void;

/** Writes nothing, so every answer goes the whole way to the quotation. */
function noting(note: Note): LanguageModel {
  return {
    name: "nobody",
    async write({ prompt, inputs }) {
      note(prompt, inputs);
      return { kind: "unwritten", reason: "down" };
    },
  };
}

async function askAll(
  runtime: Runtime,
  { questions, now }: { readonly questions: readonly SampleQuestion[]; readonly now: Date },
): Promise<void> {
  const [first] = (await runtime.directory()).people;
  const asker = askerAlone({ ...(await whoIs(runtime, first?.id ?? null)), at: now }, "eval");
  const deps = await askDeps(runtime);
  for (const { q, history } of questions) await ask(deps, { ...asker, question: q, history });
}

async function* everySection({ store }: Runtime, now: Date): AsyncGenerator<CurrentSection> {
  for (const page of await store.pages.currentPages(now)) {
    if (page.kind !== "sop" || page.sensitive) continue;
    for (const section of (await store.pages.pageAt(page, now))?.sections ?? [])
      if (section.blocks.length > 0) yield section;
  }
}

/** What drafts and other forms take, without examples: these add what the owner's own are long. */
function noteSection(note: Note, section: CurrentSection): void {
  const language = languageName(section.language);
  const [source, text] = [passagesFor(sourcesOf([section])), sectionText(section)];
  note("action-card", { section: source, language });
  note("other-form", { section: source, form: "novice", language });
  note("anticipated-questions", { section: text, language });
  note("draft-items", { section: text, examples: "", language });
  note("rewrite-page", { section: text, reports: "3 people found it unclear.", examples: "", language });
}

async function noteScenarios(note: Note, { store }: Runtime, now: Date): Promise<void> {
  const scenarios = (await store.items.items()).filter(({ kind }) => kind === "scenario");
  const sections = await store.pages.currentSections(scenarios, now);
  for (const item of scenarios) {
    const places = wordPlaces(item, defaultPolicy.drafting.valuesOfPlace);
    const section = sections.find(({ sop, asked }) => sop === item.sop && asked === item.section);
    if (section === undefined || places.length === 0) continue;
    const language = languageName(section.language);
    note("scenario-variants", { section: sectionText(section), item: scenarioText(item, places), language });
  }
}

async function embeddedPages({ store }: Runtime, count: CountTokens): Promise<readonly number[]> {
  const rows = await store.pages.rowsChangedAfter(0, { afterId: "", limit: 100_000 });
  const pages = [...Map.groupBy(rows, ({ sop }) => sop).values()];
  return pages
    .map((passages) => passages.reduce((sum, row) => sum + count(toPassageText(row)), 0))
    .toSorted((a, b) => a - b);
}
