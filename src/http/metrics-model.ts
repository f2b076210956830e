import { Counter, Gauge, Histogram } from "prom-client";
import type { ModelState } from "../core/model-state.ts";
import type { CallEnd } from "../core/ports/model-call-store.ts";
import type { PromptName } from "../core/prompts.ts";
import type { Metrics } from "./metrics.ts";

interface ModelCall extends Omit<CallEnd, "at"> {
  readonly prompt: PromptName;
}

/** Counts the calls of a language model, by prompt and outcome, with what they used. */
export function countModelCalls({ registry }: Pick<Metrics, "registry">): (call: ModelCall) => void {
  const registers = [registry];
  const calls = new Counter({
    name: "cairn_model_calls_total",
    help: "Calls of the language model, by prompt and outcome",
    labelNames: ["prompt", "outcome"],
    registers,
  });
  const tokens = new Counter({
    name: "cairn_model_tokens_total",
    help: "Tokens used, by prompt and direction",
    labelNames: ["prompt", "direction"],
    registers,
  });
  const cost = new Counter({
    name: "cairn_model_cost_total",
    help: "What they cost at the prices of the policy, by prompt",
    labelNames: ["prompt"],
    registers,
  });
  const seconds = new Histogram({
    name: "cairn_model_seconds",
    help: "Time of a call of the language model, in seconds",
    labelNames: ["prompt"],
    buckets: [0.25, 0.5, 1, 2, 3, 5, 7.5, 10, 30, 60],
    registers,
  });
  return ({ prompt, outcome, inputTokens, outputTokens, cost: millionths, elapsedMs }) => {
    calls.inc({ prompt, outcome });
    tokens.inc({ prompt, direction: "in" }, inputTokens);
    tokens.inc({ prompt, direction: "out" }, outputTokens);
    cost.inc({ prompt }, millionths / 1_000_000);
    seconds.observe({ prompt }, elapsedMs / 1000);
  };
}

/** What is left of today's budget and whether the model rests, looked up when somebody asks. */
export function watchModel(
  { registry }: Pick<Metrics, "registry">,
  state: () => Promise<ModelState | null>,
): void {
  const gauge = (name: string, help: string, read: (state: ModelState) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const now = await state();
        if (now !== null) this.set(read(now));
      },
    });
  gauge("cairn_model_tokens_left", "Tokens left of today's budget", ({ used, atMost }) =>
    Math.max(0, atMost.tokens - used.tokens),
  );
  gauge(
    "cairn_model_money_left",
    "Money left of today's budget, where prices are known",
    ({ used, atMost }) => Math.max(0, (atMost.cost - used.cost) / 1_000_000),
  );
  gauge("cairn_model_resting", "1 while the model is left alone after failures", ({ breaker }) =>
    breaker === "open" ? 1 : 0,
  );
}
