import type { Check } from "../core/messages/command-line.ts";
import { modelStateWords } from "../core/messages/models.ts";
import type { Runtime } from "../runtime.ts";

/** Whether the language model answers, and what is left of its budget. It is asked one short question. */
export async function modelChecks({ config, model, modelState }: Runtime): Promise<readonly Check[]> {
  const { moderation } = config.secrets.models;
  if (model === null) return [good("language model", modelStateWords.off)];
  const written = await model.write({
    prompt: "standalone-question",
    inputs: { history: "", question: "Who approves a refund?" },
    person: null,
    withinMs: patienceMs,
  });
  const state = await modelState();
  if (state === null) return [];
  return [
    written.kind === "written"
      ? good("language model", modelStateWords.answers(state, written.use.elapsedMs))
      : {
          name: "language model",
          ok: false,
          found: modelStateWords.silent(state, written.reason),
          advice: modelStateWords.advice(written.reason),
        },
    ...(state.isPriced ? [] : [good("model's price", modelStateWords.unpriced(state.name))]),
    good("moderation", modelStateWords.moderation(moderation?.model ?? null)),
  ];
}

/** Longer than anybody waits for an answer: what comes then is slow, but not wrong. */
const patienceMs = 15_000;

function good(name: string, found: string): Check {
  return { name, ok: true, found, advice: "" };
}
