import { Counter, type Registry } from "prom-client";
import type { Fact } from "../core/facts.ts";

export interface WritingMetrics {
  readonly writings: Counter<"end">;
  readonly unshown: Counter<"reason">;
}

/** What `/metrics` tells of answers in a model's words. */
export function writingMetrics(registry: Registry): WritingMetrics {
  return {
    writings: new Counter({
      name: "cairn_answer_writings_total",
      help: "Answers that a model was asked for: shown, replaced by quotes because they did not hold, or unwritten",
      labelNames: ["end"],
      registers: [registry],
    }),
    unshown: new Counter({
      name: "cairn_answer_writings_unshown_total",
      help: "Why answers in a model's words were not shown: kinds of problems with the pages, or of failures",
      labelNames: ["reason"],
      registers: [registry],
    }),
  };
}

export function observeWritings({ writings, unshown }: WritingMetrics, facts: readonly Fact[]): void {
  for (const fact of facts) {
    if (fact.kind !== "answer-written") continue;
    writings.inc({ end: fact.writing.end });
    for (const reason of fact.writing.reasons) unshown.inc({ reason });
  }
}
