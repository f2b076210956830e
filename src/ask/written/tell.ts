import type { Asker } from "../../core/asker.ts";
import { blockLines, linkTargets } from "../../core/blocks.ts";
import { mayRead } from "../../core/people.ts";
import type { LanguageModel } from "../../core/ports/language-model.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";
import type { Reveal } from "../../core/reveal.ts";
import type { AnswerForm, AnswerWriting } from "../../core/written.ts";
import type { AskDeps } from "../ask-deps.ts";
import type { Quote } from "../quote.ts";
import { visibilityOf } from "../readable.ts";
import { timeLeft } from "../time-left.ts";
import { choosePrompt } from "./choose-prompt.ts";
import { speaksToMachine } from "./speaks-to-machine.ts";
import { type OnSentences, type Writing, type WritingPrompt, writeAnswer } from "./write-answer.ts";
import { writtenElements } from "./written-elements.ts";

export interface Telling {
  /** As it was asked, with what it leans on. */
  readonly question: string;
  readonly sensitive: boolean;
  /** Milliseconds since the question was taken up. */
  readonly elapsedMs: number;
  /** Those that answer, the main one first. */
  readonly sections: readonly [CurrentSection, ...CurrentSection[]];
  /** Those that came next, best first. */
  readonly beside: readonly CurrentSection[];
  /** What would be quoted of the main one. */
  readonly quote: Quote;
  /** Told once already, and unclear: `quoted`, or in this form. `null`: it is told for the first time. */
  readonly unclear: AnswerForm | "quoted" | null;
}

/** Has the model tell what some sections say, where that may be; `null`: they are quoted, as without a model. */
export async function tell(deps: AskDeps, asker: Asker, telling: Telling): Promise<Writing | null> {
  const { model } = deps;
  if (model === null) return null;
  const { sections, unclear, question } = telling;
  const policy = deps.company.policy.models;
  const own = await deps.formFor(asker, sections[0]);
  const form = unclear === null || unclear === "quoted" ? own : otherThan(unclear);
  const choice = choosePrompt({ ...telling, form, policy });
  if (choice.kind === "quote" && !(choice.why === "steps" && unclear !== null)) return null;
  const prompt: WritingPrompt = unclear !== null || choice.kind === "quote" ? "other-form" : choice.prompt;
  if (sections.some(isPlanted)) return null;
  const withinMs = timeLeft(deps, asker, telling.elapsedMs);
  if (withinMs < policy.answerLeastMs) return { shown: null, record: tooLate(model, prompt, form) };
  const given =
    prompt === "answer" ? [...sections, ...openBeside(telling, asker, policy.answerBeside)] : sections;
  return writeAnswer(model, {
    prompt,
    form,
    question,
    sections: given as typeof sections,
    person: asker.person?.id ?? null,
    withinMs,
    most: policy.answerSentences,
    ...(asker.reveal === undefined ? {} : { onSentences: revealing(asker.reveal, sections) }),
  });
}

function isPlanted({ heading, blocks }: CurrentSection): boolean {
  return speaksToMachine([heading, ...blockLines(blocks), ...linkTargets(blocks)].join("\n"));
}

function otherThan(form: AnswerForm): AnswerForm {
  return form === "novice" ? "experienced" : "novice";
}

/**
 * Sections that may be cited beside those that answer: never one that is sensitive or that a human decides by, and
 * none that would take the answer away from others who may read it now.
 */
function openBeside(
  { sections, beside }: Telling,
  { reader }: Asker,
  most: number,
): readonly CurrentSection[] {
  const pages = new Set(sections.map(({ sop }) => sop));
  return beside
    .filter((section) => !section.sensitive && !section.approval && !isPlanted(section))
    .filter(({ sop, audience }) => (audience.length === 0 || pages.has(sop)) && mayRead(reader, audience))
    .slice(0, most);
}

/** The answer so far, as the card will begin. What is cited beside never makes it visible to fewer. */
function revealing(reveal: Reveal, sections: readonly CurrentSection[]): OnSentences {
  const visibility = visibilityOf(sections, false);
  return (soFar) => reveal({ elements: writtenElements(soFar, []), visibility });
}

function tooLate({ name: model }: LanguageModel, prompt: WritingPrompt, form: AnswerForm): AnswerWriting {
  const nothing = { version: null, hash: null, inputTokens: 0, outputTokens: 0 };
  return { form, model, prompt, ...nothing, end: "unwritten", reasons: ["late"] };
}
