import type { Card } from "../core/card.ts";
import type { Fact } from "../core/facts.ts";
import type { Inbound } from "../core/inbound.ts";
import { replyWords } from "../core/messages/reply.ts";
import type { OutgoingMessage } from "../core/ports/conversation-store.ts";
import type { Store } from "../core/ports/store.ts";
import type { System } from "../core/ports/system.ts";
import type { Result } from "../core/result.ts";

export interface ReplyDeps {
  readonly store: Store;
  readonly system: System;
  /** One capability for each thing said: see `respond.ts`. */
  readonly respond: (inbound: Inbound) => Promise<Result>;
  /** Told what was remembered, once it is: what follows from it happens without the person waiting. */
  readonly afterwards: (facts: readonly Fact[]) => void;
  /** Resolves after this many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

/** A claim that nobody finished within this time was left by a process that died. */
export const claimLeaseMs = 30_000;

/** How long, and how often, a repeated delivery looks whether the first one has been answered. */
const waitMs = 10_000;
const lookEveryMs = 50;

/**
 * THE MAIN FLOW: claim → one capability → facts and cards in one transaction → done. However often the
 * same event is delivered, it is answered once, and every delivery gets that answer.
 *
 * @param leaseMs age from which a claim that was never finished is taken over.
 * @throws whatever the capability throws; `edge.ts` then apologises.
 */
export async function reply(
  deps: ReplyDeps,
  inbound: Inbound,
  leaseMs: number,
): Promise<readonly OutgoingMessage[]> {
  const claim = await deps.store.conversation.claim(inbound, deps.system.now(), leaseMs);
  switch (claim) {
    case "claimed":
      return answer(deps, inbound);
    case "done":
      return repeatAnswer(deps, inbound);
    case "busy":
      return waitForAnswer(deps, inbound);
  }
}

/** Ends an event that could not be answered with a polite sentence and a reference to look it up by. */
export async function apologise(
  deps: ReplyDeps,
  inbound: Inbound,
  reference: string,
): Promise<readonly OutgoingMessage[]> {
  return write(deps, inbound, {
    outcome: null,
    facts: [],
    cards: [plainCard(replyWords.failed(reference))],
    sensitive: false,
  });
}

async function answer(deps: ReplyDeps, inbound: Inbound): Promise<readonly OutgoingMessage[]> {
  return write(deps, inbound, await deps.respond(inbound));
}

async function write(deps: ReplyDeps, inbound: Inbound, result: Result): Promise<readonly OutgoingMessage[]> {
  const at = deps.system.now();
  const messages = result.cards.map((card) => ({
    ...placeOf(inbound),
    id: deps.system.newId(),
    card,
    outcome: result.outcome?.kind ?? null,
    at,
  }));
  await deps.store.transaction(async (ports) => {
    await ports.conversation.append(result.facts);
    await ports.conversation.queue(result.sensitive ? messages.map(withoutText) : messages);
    await ports.conversation.finish(inbound.id, at);
  });
  deps.afterwards(result.facts);
  return messages;
}

async function repeatAnswer(deps: ReplyDeps, inbound: Inbound): Promise<readonly OutgoingMessage[]> {
  const sent = await deps.store.conversation.messagesFor(inbound.id);
  if (sent.every((message) => message.card !== null)) return sent;
  // A sensitive answer was not kept. The same words are asked again, and nothing is recorded a second time.
  const { cards } = await deps.respond(inbound);
  return sent.map((message, place) => ({ ...message, card: cards[place] ?? null }));
}

async function waitForAnswer(deps: ReplyDeps, inbound: Inbound): Promise<readonly OutgoingMessage[]> {
  for (let waited = 0; waited < waitMs; waited += lookEveryMs) {
    await deps.pause(lookEveryMs);
    const sent = await deps.store.conversation.messagesFor(inbound.id);
    if (sent.length > 0) return repeatAnswer(deps, inbound);
  }
  const message = { ...placeOf(inbound), id: deps.system.newId(), outcome: null, at: deps.system.now() };
  return [{ ...message, card: plainCard(replyWords.stillWorking()) }];
}

function placeOf(inbound: Inbound) {
  const { channel, conversation, thread, person, id: event } = inbound;
  return { channel, conversation, thread, person, event };
}

function withoutText(message: OutgoingMessage): OutgoingMessage {
  return { ...message, card: null };
}

function plainCard(text: string): Card {
  return { summary: text, elements: [{ kind: "text", spans: [{ text }] }] };
}
