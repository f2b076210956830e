import type { Card } from "../../../src/core/card.ts";
import type { OutgoingMessage } from "../../../src/core/ports/conversation-store.ts";
import type { FindResult, Pace, SendResult, Transport } from "../../../src/core/ports/transport.ts";
import type { TestClock } from "./clock.ts";

/** What happens to one request. */
export type Fault =
  | "fine"
  | "failed"
  | "refused"
  /** It arrives, and nobody says so. */
  | "answer-lost"
  /** It does not arrive, and nobody says so. */
  | "request-lost"
  /** It arrives seconds after it was given up on. */
  | "late"
  /** No answer ever. */
  | "hangs"
  | "throws"
  | { readonly waitMs: number; readonly scope: "conversation" | "workspace" };

interface Arrival {
  readonly id: string;
  readonly conversation: string;
  readonly at: number;
  readonly card: Card | null;
}

export interface Platform {
  readonly transport: Transport;
  readonly arrivals: readonly Arrival[];
  /** Requests to post, arrived or not. */
  readonly requests: readonly { readonly id: string; readonly at: number }[];
  readonly lookUps: readonly string[];
  /** What happens to the next requests; after that all is fine. */
  script(...faults: readonly Fault[]): void;
  /** What the next looks say instead of the truth. */
  scriptLooks(...results: readonly FindResult[]): void;
}

/** Fast enough to be no limit. */
const anyPace: Pace = {
  conversation: { perSecond: 1_000_000, burst: 1_000_000 },
  workspace: { perSecond: 1_000_000, burst: 1_000_000 },
  workspaceOf: (conversation) => conversation.split("/")[0] ?? "",
};

/** A chat platform whose requests meet the faults that a test scripts, one by one. */
export function testPlatform(clock: TestClock, pace: Partial<Pace> = {}): Platform {
  const arrivals: Arrival[] = [];
  const requests: { id: string; at: number }[] = [];
  const lookUps: string[] = [];
  let faults: Fault[] = [];
  let looks: FindResult[] = [];
  const arrive = ({ id, conversation, card }: OutgoingMessage): SendResult => {
    arrivals.push({ id, conversation, card, at: clock.now() });
    return { kind: "sent", platformId: `p-${id}` };
  };
  return {
    arrivals,
    requests,
    lookUps,
    script: (...next) => {
      faults = [...next];
    },
    scriptLooks: (...next) => {
      looks = [...next];
    },
    transport: {
      pace: { ...anyPace, ...pace },
      async send(message) {
        requests.push({ id: message.id, at: clock.now() });
        return meet(clock, faults.shift() ?? "fine", () => arrive(message));
      },
      async find({ id }) {
        lookUps.push(id);
        const there = arrivals.some((arrival) => arrival.id === id);
        return looks.shift() ?? (there ? { kind: "found", platformId: `p-${id}` } : { kind: "absent" });
      },
    },
  };
}

async function meet(clock: TestClock, fault: Fault, arrive: () => SendResult): Promise<SendResult> {
  if (typeof fault === "object") return { kind: "wait", ms: fault.waitMs, scope: fault.scope };
  switch (fault) {
    case "fine":
      return arrive();
    case "failed":
      return { kind: "failed", problem: "internal_error" };
    case "refused":
      return { kind: "refused", problem: "is_archived" };
    case "answer-lost":
      arrive();
      return { kind: "unknown", problem: "connection reset" };
    case "request-lost":
      return { kind: "unknown", problem: "connection reset" };
    case "late":
      void clock.wait(3_000, new AbortController().signal).then(arrive);
      return { kind: "unknown", problem: "timeout" };
    case "hangs":
      return new Promise(() => {});
    case "throws":
      throw new Error("the transport has a mistake");
  }
}
