import type { ModelState } from "../core/model-state.ts";
import type { LanguageModel } from "../core/ports/language-model.ts";
import type { Directory } from "../directory.ts";
import { countModelCalls } from "../http/metrics-model.ts";
import { limitsOf } from "../providers/model/cost.ts";
import { languageModel } from "../providers/model/language-model.ts";
import type { OpenChat } from "../providers/model/open-chat.ts";
import type { Runtime } from "../runtime.ts";

type Parts = Pick<Runtime, "store" | "system" | "metrics" | "log" | "inBackground"> & {
  readonly directory: () => Promise<Directory>;
};

/** The language model of this installation, and how it fares; `null`: none is configured. */
export function modelOf(
  parts: Parts,
  open: OpenChat | null,
): { readonly model: LanguageModel; readonly state: () => Promise<ModelState> } | null {
  if (open === null) return null;
  const { store, system, inBackground, log } = parts;
  const policy = async () => (await parts.directory()).company.policy;
  const count = countModelCalls(parts.metrics);
  const model = languageModel({
    ...open,
    model: open.name,
    calls: store.modelCalls,
    system,
    policy,
    inBackground,
    seen: (call) => {
      count(call);
      const { prompt, outcome, detail, elapsedMs } = call;
      if (detail !== null) log.warn({ prompt, outcome, detail, elapsedMs }, "a language model did not write");
    },
  });
  const state = async (): Promise<ModelState> => {
    const now = system.now();
    const rules = await policy();
    const { since, all } = limitsOf(null, rules, now);
    const [{ all: used }, last] = await Promise.all([
      store.modelCalls.used(since, now, null),
      store.modelCalls.last(),
    ]);
    const isPriced = rules.models.prices[open.name] !== undefined;
    return { name: open.name, breaker: model.breaker(), used, atMost: all, isPriced, last };
  };
  return { model, state };
}
