import { vi } from "vitest";
import { answerOrApologise } from "../../src/conversation/edge.ts";
import type { Card, Element } from "../../src/core/card.ts";
import { cardOf } from "../../src/core/card-text.ts";
import type { Inbound } from "../../src/core/inbound.ts";
import { type Result, shown } from "../../src/core/result.ts";
import type { Revealing } from "../../src/core/reveal.ts";
import type { Runtime } from "../../src/runtime.ts";
import type { Traffic } from "../../src/traffic.ts";
import { edgeDeps } from "../../src/wiring/conversation.ts";
import type { TestCompany } from "../support/runtime.ts";

/** An answer of two sentences, with the page it stands on. */
export const whole: Card = cardOf([
  text("Block the old voucher in Tillkeeper. Then issue a new one."),
  {
    kind: "citation",
    label: "Gift vouchers v1 · Replace a lost voucher",
    detail: "effective 20 Nov 2026",
    trust: "verified",
    url: "/pages/sales/vouchers/v1#lost",
  },
  {
    kind: "buttons",
    buttons: [{ kind: "act", label: "Ask a person", action: "handover.ask-person", value: { answer: "a1" } }],
  },
]);

export const firstSentence = [text("Block the old voucher in Tillkeeper.")];

/** The page's own words: what is said when a later sentence does not hold. */
export const quoted: Card = cardOf([
  text("1. Ask the customer for the order number."),
  ...whole.elements.slice(1),
]);

export function text(words: string): Element {
  return { kind: "text", spans: [{ text: words }] };
}

export interface Making {
  /** What happens while the answer is made. */
  readonly meanwhile: (revealing: Revealing | null) => Promise<void>;
  readonly result?: Partial<Result>;
}

/** Answers an event through the main flow, with an answer that takes its time. Resolves when it was tried. */
export async function answerSlowly(
  { runtime, traffic }: { readonly runtime: Runtime; readonly traffic: Traffic },
  inbound: Inbound,
  { meanwhile, result = {} }: Making,
): Promise<void> {
  const deps = edgeDeps(runtime, traffic.channels);
  const respond = async () => {
    const revealing = traffic.channels.reveal(inbound);
    await meanwhile(revealing);
    await revealing?.end();
    return { ...shown([whole], "everybody"), ...result };
  };
  const { sent } = await answerOrApologise({ ...deps, respond }, inbound, 0);
  await sent;
}

/** Whether exactly one message stands there in reply to an event. */
export type Stands = () => boolean;

export const patient = { timeout: 10_000, interval: 10 };

/** The first sentence stands there before the answer is whole. */
export function begun(stands: Stands): Making {
  return {
    meanwhile: async (revealing) => {
      revealing?.show(firstSentence);
      await vi.waitUntil(stands, patient);
    },
  };
}

/** The first sentence stands there, and then the process is gone. */
export async function dieWhileAnswering(
  { runtime, traffic }: { readonly runtime: Runtime; readonly traffic: Traffic },
  inbound: Inbound,
  stands: Stands,
): Promise<void> {
  const { store, system } = runtime;
  await store.conversation.receive(inbound, system.now());
  await store.conversation.claim(inbound, system.now(), 0);
  const revealing = traffic.channels.reveal(inbound);
  revealing?.show(firstSentence);
  await vi.waitUntil(stands, patient);
  await revealing?.end();
}

/** Time passes until nothing is on its way any more. */
export async function untilNothingWaits(world: JoinedWorld): Promise<void> {
  const { store, system } = world.company.runtime;
  const isDone = async () => {
    await world.settled();
    if ((await store.outbox.state(system.now())).waiting === 0) return true;
    world.company.pass(5_000);
    return false;
  };
  await vi.waitUntil(isDone, patient);
}

interface JoinedWorld {
  readonly company: Pick<TestCompany, "runtime" | "pass">;
  readonly settled: () => Promise<void>;
}
