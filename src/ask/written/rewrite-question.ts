import type { Asker } from "../../core/asker.ts";
import type { Policy } from "../../core/policy.ts";
import type { LanguageModel } from "../../core/ports/language-model.ts";
import { isFaithfulRewriting } from "../../retrieval/rewritten.ts";

export interface FollowUp extends Pick<Asker, "person" | "addressed"> {
  readonly question: string;
  /** Earlier questions of the conversation, oldest first. */
  readonly history: readonly string[];
  readonly sensitive: boolean;
  /** Milliseconds that are left for the whole answer. */
  readonly leftMs: number;
}

/**
 * A question told so that it can be looked for by itself, by a model that sees the questions before it; `null`: it
 * is looked for as it was asked. What people say to each other, and what is sensitive, is no model's business.
 * Whatever the model says is looked for and nothing else: it reaches nobody.
 */
export async function rewriteQuestion(
  { model, policy }: { readonly model: LanguageModel | null; readonly policy: Policy["models"] },
  { question, history, person, addressed, sensitive, leftMs }: FollowUp,
): Promise<string | null> {
  if (model === null || policy.answers === "off" || history.length === 0) return null;
  if (!addressed || sensitive || leftMs < policy.answerLeastMs) return null;
  const answer = await model.write({
    prompt: "standalone-question",
    inputs: { history: history.map((earlier) => `- ${earlier}`).join("\n"), question },
    person: person?.id ?? null,
    withinMs: Math.min(policy.rewriteWithinMs, leftMs),
  });
  if (answer.kind === "unwritten") return null;
  const rewritten = answer.output.question.replace(/\s+/g, " ").trim();
  return isFaithfulRewriting(rewritten, { text: question, history }) ? rewritten : null;
}
