import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { Inbound } from "../core/inbound.ts";
import type { OutgoingMessage } from "../core/ports/conversation-store.ts";
import type { System } from "../core/ports/system.ts";

/** What `/metrics` tells. One registry per app, so that two apps in one process do not share counts. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Counter<"method" | "route" | "status">;
  readonly answers: Counter<"channel" | "outcome">;
  readonly answerSeconds: Histogram<"channel">;
}

export function createMetrics(options: { readonly process: boolean }): Metrics {
  const registry = new Registry();
  if (options.process) collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Counter({
      name: "cairn_http_requests_total",
      help: "HTTP requests by method, route and status",
      labelNames: ["method", "route", "status"],
      registers: [registry],
    }),
    answers: new Counter({
      name: "cairn_answers_total",
      help: "Questions answered, by channel and outcome",
      labelNames: ["channel", "outcome"],
      registers: [registry],
    }),
    answerSeconds: new Histogram({
      name: "cairn_answer_seconds",
      help: "Time from a message to its answer, in seconds",
      labelNames: ["channel"],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
  };
}

export type Reply = (inbound: Inbound) => Promise<readonly OutgoingMessage[]>;

/** `reply`, counted by outcome and timed. */
export function measuredReply(metrics: Metrics, system: Pick<System, "stopwatch">, reply: Reply): Reply {
  return async (inbound) => {
    const began = system.stopwatch();
    const messages = await reply(inbound);
    metrics.answerSeconds.observe({ channel: inbound.channel }, (system.stopwatch() - began) / 1000);
    for (const { outcome } of messages)
      if (outcome !== null) metrics.answers.inc({ channel: inbound.channel, outcome });
    return messages;
  };
}
