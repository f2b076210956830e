import { type Asking, ask } from "../src/ask/ask.ts";
import type { AskDeps } from "../src/ask/ask-deps.ts";
import { answerJson } from "../src/ask/result-json.ts";
import { sourcesOf } from "../src/ask/written/sources.ts";
import { askerAlone } from "../src/core/asker.ts";
import { blockLines } from "../src/core/blocks.ts";
import type { Outcome } from "../src/core/outcome.ts";
import type { LanguageModel } from "../src/core/ports/language-model.ts";
import type { Result } from "../src/core/result.ts";
import { sentenceRanges } from "../src/core/sentences.ts";
import type { Source } from "../src/grounding/claims.ts";
import type { Runtime } from "../src/runtime.ts";
import { askDeps } from "../src/wiring/ask.ts";
import { whoIs } from "../src/wiring/people.ts";
import type { GoldQuestion } from "./answers-gold.ts";
import type { Asked, ModelCall } from "./answers-record.ts";

/** What was asked and answered, and the sections cited, numbered as the citations are. */
export interface AskedOfPages {
  readonly asked: Asked;
  readonly sources: readonly Source[];
}

/** Puts one question of a gold set to the whole of `ask`, as the person who asks it. Nothing is kept of it. */
export async function askGold(
  runtime: Runtime,
  {
    gold,
    at,
    model,
  }: { readonly gold: GoldQuestion; readonly at: Date; readonly model: LanguageModel | null },
): Promise<AskedOfPages> {
  const calls: ModelCall[] = [];
  const deps = { ...(await askDeps(runtime)), model: model === null ? null : noting(model, calls) };
  const asker = askerAlone({ ...(await whoIs(runtime, gold.as)), at }, `eval:${gold.id}`);
  const { question, history, id, group, as } = gold;
  const asking: Asking = { ...asker, question, history };
  const started = runtime.system.stopwatch();
  const result = await ask(deps, asking);
  const elapsedMs = runtime.system.stopwatch() - started;
  const read = readResult(result);
  const { outcome, reason, passages, text } = answerJson(result, "");
  return {
    asked: {
      ...{ id, group, question, history, as, outcome, reason },
      retrieved: await sectionsOf(runtime, passages),
      ...{ ...read, text: read.text ?? text },
      quotedBecause: read.told === "quoted" && model !== null ? whyQuoted(result) : [],
      calls,
      elapsedMs,
    },
    sources: await citedSources(deps, result.outcome, at),
  };
}

/** The same model, with a note of each call. What measuring uses is nobody's own share of the budget. */
function noting(model: LanguageModel, calls: ModelCall[]): LanguageModel {
  return {
    name: model.name,
    write: async (request) => {
      const result = await model.write({ ...request, person: null });
      calls.push({
        prompt: request.prompt,
        use: result.kind === "written" ? result.use : null,
        unwritten: result.kind === "unwritten" ? result.reason : null,
      });
      return result;
    },
  };
}

type Read = Pick<Asked, "sentences" | "citations" | "offered" | "told"> & { readonly text: string | null };

/** The answer as its reader sees it: the model's sentences, or the quoted lines, each with what it cites. */
function readResult({ outcome }: Result): Read {
  const offered = outcome?.kind === "clarify" ? outcome.candidates.map(addressOf) : [];
  if (outcome === null || !("parts" in outcome))
    return { sentences: [], citations: [], offered, told: null, text: null };
  const citations = outcome.parts.map(({ citation }, place) => ({
    number: place + 1,
    section: addressOf(citation),
    version: citation.version,
    quote: citation.quote,
  }));
  const written = outcome.kind === "answered" ? outcome.written : null;
  const sentences =
    written === null
      ? outcome.parts.flatMap(({ blocks }, place) =>
          blockLines(blocks)
            .flatMap(sentencesOf)
            .map((text) => ({ text, cites: [place + 1] })),
        )
      : written.sentences.map(({ text, cites }) => ({ text, cites: cites.map((place) => place + 1) }));
  const text = sentences.map((sentence) => sentence.text).join("\n");
  return { sentences, citations, offered, told: written === null ? "quoted" : "written", text };
}

function sentencesOf(line: string): readonly string[] {
  return sentenceRanges([{ text: line }]).map(({ from, to }) => line.slice(from, to));
}

function addressOf({ path, section }: { readonly path: string; readonly section: string }): string {
  return `${path}#${section}`;
}

/** `not-asked`: the rules keep this answer from a model. */
function whyQuoted({ facts }: Result): readonly string[] {
  const written = facts.find((fact) => fact.kind === "answer-written");
  if (written === undefined) return ["not-asked"];
  return written.writing.reasons.map((reason) => `${written.writing.end}: ${reason}`);
}

async function sectionsOf(
  { store }: Runtime,
  passages: readonly { readonly id: string; readonly score: number }[],
): Promise<Asked["retrieved"]> {
  const paths = new Map((await store.pages.addresses()).map(({ sop, path }) => [sop, path]));
  const keys = await store.ask.sectionsOfPassages(passages.map(({ id }) => id));
  const byPassage = new Map(keys.map((key) => [key.passage, key]));
  return passages.flatMap(({ id, score }) => {
    const key = byPassage.get(id);
    return key === undefined ? [] : [{ section: `${paths.get(key.sop) ?? key.sop}#${key.section}`, score }];
  });
}

async function citedSources(
  { pages }: Pick<AskDeps, "pages">,
  outcome: Outcome | null,
  at: Date,
): Promise<readonly Source[]> {
  if (outcome === null || !("parts" in outcome)) return [];
  return sourcesOf(
    await pages.currentSections(
      outcome.parts.map(({ citation: { sop, section } }) => ({ sop, section })),
      at,
    ),
  );
}
