import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { OutcomeKind } from "../core/outcome.ts";
import type { OutboxState } from "../core/ports/outbox.ts";
import type { Channel } from "../core/terms.ts";
import { type WritingMetrics, writingMetrics } from "./metrics-writing.ts";

/** What `/metrics` tells. One registry per app, so that two apps in one process do not share counts. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Counter<"method" | "route" | "status">;
  readonly answers: Counter<"channel" | "outcome">;
  readonly answerSeconds: Histogram<"channel">;
  readonly deliveries: Counter<"channel" | "end">;
  readonly writing: WritingMetrics;
  /** Where the index differed from the database when they were last compared. */
  readonly indexDrift: Gauge<"part" | "kind">;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
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
    deliveries: new Counter({
      name: "cairn_deliveries_total",
      help: "Messages to a chat platform, by what became of the send",
      labelNames: ["channel", "end"],
      registers: [registry],
    }),
    writing: writingMetrics(registry),
    indexDrift: new Gauge({
      name: "cairn_index_drift",
      help: "Rows or vectors that lacked or were stale when index and database were last compared",
      labelNames: ["part", "kind"],
      registers: [registry],
    }),
  };
}

/** Memory, processor and the like of this process. */
export function watchProcess({ registry }: Metrics): void {
  collectDefaultMetrics({ register: registry });
}

/** How much waits to be sent, looked up when somebody asks. */
export function watchOutbox({ registry }: Metrics, state: () => Promise<OutboxState>): void {
  const gauge = (name: string, help: string, read: (state: OutboxState) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(read(await state()));
      },
    });
  gauge("cairn_outbox_waiting", "Messages that wait to be sent", ({ waiting }) => waiting);
  gauge("cairn_outbox_oldest_seconds", "Age of the oldest of them", ({ oldestMs }) => oldestMs / 1000);
  gauge("cairn_outbox_given_up", "Messages given up within the last day", ({ givenUp }) => givenUp);
}

/** Counts a reply by how it ended, and its time. */
export function observeReply(metrics: Metrics, { channel, outcome, elapsedMs }: Replied): void {
  metrics.answerSeconds.observe({ channel }, elapsedMs / 1000);
  if (outcome !== null) metrics.answers.inc({ channel, outcome });
}

interface Replied {
  readonly channel: Channel;
  /** `null`: nothing was asked of a page. */
  readonly outcome: OutcomeKind | null;
  readonly elapsedMs: number;
}
