import { languageName } from "../../core/language-name.ts";
import type { Person } from "../../core/people.ts";
import type { Policy } from "../../core/policy.ts";
import type { LanguageModel } from "../../core/ports/language-model.ts";
import type { GlossaryEntry } from "../../core/terms.ts";
import type { ShownQuestion } from "../items/show-question.ts";
import { missingInWords, ruleAllows } from "./rule-allows.ts";

export interface ModelGrader {
  /** `null`: none is configured. */
  readonly model: LanguageModel | null;
  readonly policy: Pick<Policy, "drafting">;
  readonly glossary: readonly GlossaryEntry[];
}

export interface Typed {
  readonly shown: ShownQuestion;
  readonly answer: string;
  readonly learner: Pick<Person, "id" | "language">;
}

/** `open`: the learner compares and says; `missing`: what to look at, `null` where nothing can be said. */
export type ModelGrade =
  | { readonly kind: "right" }
  | { readonly kind: "open"; readonly missing: string | null };

/**
 * A typed answer that no rule could grade, held against its key by a model, while the learner waits. It can only
 * find it right: what it finds wrong or partly right is put beside the key for the learner to say.
 */
export async function gradeByModel(
  { model, policy, glossary }: ModelGrader,
  { shown, answer, learner }: Typed,
): Promise<ModelGrade> {
  const isTyped = shown.kind === "recall" || shown.kind === "cloze";
  if (model === null || !isTyped) return { kind: "open", missing: null };
  const written = await model.write({
    prompt: "grade",
    inputs: {
      question: shown.stem,
      key: shown.key.join("\n"),
      answer,
      language: languageName(learner.language ?? "en"),
    },
    person: learner.id,
    withinMs: policy.drafting.gradeSeconds * 1000,
  });
  if (written.kind === "unwritten") return { kind: "open", missing: null };
  const { verdict, missing } = written.output;
  if (verdict === "right" && ruleAllows(shown, answer, glossary)) return { kind: "right" };
  return { kind: "open", missing: verdict === "partly" ? missingInWords(missing, shown) : null };
}
