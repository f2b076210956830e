import { languageName } from "../../core/language-name.ts";
import type { LanguageModel, Unwritten, Written } from "../../core/ports/language-model.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";
import type { PromptName } from "../../core/prompts.ts";
import type { AnswerForm, AnswerWriting, WrittenAnswer } from "../../core/written.ts";
import type { Claim, Source } from "../../grounding/claims.ts";
import { type CheckedDraft, checkBeginning, checkDraft } from "./check-draft.ts";
import { finishedSentences } from "./partial-draft.ts";
import { passagesFor, sourcesOf } from "./sources.ts";

/** Prompts that tell a reader what pages say. */
export type WritingPrompt = Extract<PromptName, "answer" | "action-card" | "other-form">;

export interface WritingRequest {
  readonly prompt: WritingPrompt;
  readonly form: AnswerForm;
  /** As it was asked, with what it leans on. */
  readonly question: string;
  /** The first is what was found to answer; the others came next. All open to the reader. */
  readonly sections: readonly [CurrentSection, ...CurrentSection[]];
  readonly person: string | null;
  readonly withinMs: number;
  /** `policy.models.answerSentences`. */
  readonly most: number;
  /** Told the first sentences while the others are written. Only what holds against the pages comes here. */
  readonly onSentences?: OnSentences;
}

export type OnSentences = (soFar: WrittenAnswer) => void;

/** What came of asking a model. */
export interface Writing {
  /** `null`: the page is quoted instead. */
  readonly shown: {
    readonly written: WrittenAnswer;
    /** In the order in which `written` counts them. */
    readonly cited: readonly CurrentSection[];
  } | null;
  readonly record: AnswerWriting;
}

/** Has a model tell what some sections say, and checks every sentence against them before anybody sees it. */
export async function writeAnswer(model: LanguageModel, request: WritingRequest): Promise<Writing> {
  const { prompt, question, sections, most } = request;
  const sources = sourcesOf(sections);
  const kind = prompt === "action-card" ? "steps" : "sentences";
  const draftOf = (claims: readonly Claim[]) => ({ kind, claims, sources, question, most }) as const;
  let told = 0;
  const tell = (partial: unknown) => {
    const claims = finishedSentences(partial);
    if (claims.length <= told) return;
    const [first, ...others] = checkBeginning(draftOf(claims));
    if (first === undefined || others.length + 1 <= told) return;
    told = others.length + 1;
    request.onSentences?.({ kind, sentences: [first, ...others] });
  };
  const answer = await askModel(
    model,
    request,
    sources,
    request.onSentences === undefined ? {} : { onPartial: tell },
  );
  if (answer.kind === "unwritten") return { shown: null, record: recordOf(model, request, answer, null) };
  const checked = checkDraft(draftOf(claimsOf(answer)));
  const record = recordOf(model, request, answer, checked);
  if (checked.kind === "unsound") return { shown: null, record };
  const cited = checked.cited.flatMap((place) => sections[place] ?? []);
  return { shown: { written: checked.written, cited }, record };
}

type Answer = Written<"answer"> | Written<"action-card"> | Written<"other-form"> | Unwritten;

function askModel(
  model: LanguageModel,
  { prompt, form, question, sections, person, withinMs }: WritingRequest,
  sources: readonly Source[],
  more: { readonly onPartial?: (partial: unknown) => void },
): Promise<Answer> {
  const language = languageName(sections[0].language);
  const section = passagesFor(sources);
  const common = { person, withinMs, ...more };
  switch (prompt) {
    case "answer":
      return model.write({ ...common, prompt, inputs: { question, passages: section, form, language } });
    case "action-card":
      return model.write({ ...common, prompt, inputs: { section, language } });
    case "other-form":
      return model.write({ ...common, prompt, inputs: { section, form, language } });
  }
}

function claimsOf({ output }: Exclude<Answer, Unwritten>): readonly Claim[] {
  return "steps" in output ? output.steps : output.sentences;
}

function recordOf(
  { name: model }: LanguageModel,
  { prompt, form }: WritingRequest,
  answer: Answer,
  checked: CheckedDraft | null,
): AnswerWriting {
  if (answer.kind === "unwritten" || checked === null) {
    const reasons = answer.kind === "unwritten" ? [answer.reason] : [];
    const nothing = { version: null, hash: null, inputTokens: 0, outputTokens: 0 };
    return { form, model, prompt, ...nothing, end: "unwritten", reasons };
  }
  const { use } = answer;
  const { version, hash } = use.prompt;
  const { inputTokens, outputTokens } = use;
  const used = { form, model: use.model, prompt, version, hash, inputTokens, outputTokens };
  return checked.kind === "sound"
    ? { ...used, end: "shown", reasons: [] }
    : { ...used, end: "replaced", reasons: checked.problems };
}
