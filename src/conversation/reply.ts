import { sentences } from "../core/card-text.ts";
import { ConflictError } from "../core/errors.ts";
import type { Fact } from "../core/facts.ts";
import type { Inbound } from "../core/inbound.ts";
import { replyWords } from "../core/messages/reply.ts";
import type { OutcomeKind } from "../core/outcome.ts";
import type { OutgoingMessage } from "../core/ports/conversation-store.ts";
import type { Store } from "../core/ports/store.ts";
import type { System } from "../core/ports/system.ts";
import { type Result, shown } from "../core/result.ts";
import type { Channel } from "../core/terms.ts";
import { type AddressDeps, addressNotices } from "./address.ts";
import { placeReply, toReply } from "./place-reply.ts";

export interface ReplyDeps extends AddressDeps {
  readonly store: Store;
  readonly system: System;
  /** Finds out who spoke, where the channel only names an account. */
  readonly identify: (inbound: Inbound) => Promise<Inbound>;
  /** One capability for each thing said: see `respond.ts`. */
  readonly respond: (inbound: Inbound) => Promise<Result>;
  /** Puts on their way the messages whose channel does not fetch them. Resolves once each was tried; never rejects. */
  readonly send: (messages: readonly OutgoingMessage[]) => Promise<void>;
  /** What of the facts are signs about sections, to be remembered with them. */
  readonly signals: (facts: readonly Fact[], at: Date) => Promise<readonly Fact[]>;
  /** Told what was remembered, once it is: what follows from it happens without the person waiting. */
  readonly afterwards: (facts: readonly Fact[]) => void;
  /** Told of every reply: how it ended, and how long it took. */
  readonly observe: (reply: {
    readonly channel: Channel;
    readonly outcome: OutcomeKind | null;
    readonly elapsedMs: number;
  }) => void;
  /** Resolves after this many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

/** What was said to who spoke. */
export interface Replied {
  readonly messages: readonly OutgoingMessage[];
  /** Resolves when it is on its way. */
  readonly sent: Promise<void>;
}

/** A claim that nobody finished within this time was left by a process that died. */
export const claimLeaseMs = 30_000;

/** How long, and how often, a repeated delivery looks whether the first one has been answered. */
const waitMs = 10_000;
const lookEveryMs = 50;

/**
 * THE MAIN FLOW: claim → who is it → one capability → facts and cards in one transaction → on their way.
 * However often the same event is delivered, it is answered once.
 *
 * @param leaseMs age from which a claim that was never finished is taken over.
 * @returns `done` or `busy`: somebody else has answered it, or is about to.
 * @throws whatever the capability throws; `edge.ts` then apologises.
 */
export async function answerOnce(
  deps: ReplyDeps,
  inbound: Inbound,
  leaseMs: number,
): Promise<Replied | "done" | "busy"> {
  const claim = await deps.store.conversation.claim(inbound, deps.system.now(), leaseMs);
  if (claim !== "claimed") return claim;
  const began = deps.system.stopwatch();
  const known = await deps.identify(inbound);
  const replied = await answer(deps, known);
  const outcome = replied.messages[0]?.outcome ?? null;
  deps.observe({ channel: inbound.channel, outcome, elapsedMs: deps.system.stopwatch() - began });
  return replied;
}

/** The same for channels that fetch their answers: every delivery of an event gets its answer. */
export async function reply(
  deps: ReplyDeps,
  inbound: Inbound,
  leaseMs: number,
): Promise<readonly OutgoingMessage[]> {
  const replied = await answerOnce(deps, inbound, leaseMs);
  switch (replied) {
    case "done":
      return repeatAnswer(deps, inbound);
    case "busy":
      return waitForAnswer(deps, inbound);
  }
  return replied.messages;
}

/**
 * Ends an event that could not be answered with a polite sentence and a reference to look it up by. People
 * who talk to each other are not interrupted by it.
 */
export function apologise(deps: ReplyDeps, inbound: Inbound, reference: string): Promise<Replied> {
  return write(deps, inbound, shown(inbound.addressed ? [sentences(replyWords.failed(reference))] : []));
}

async function answer(deps: ReplyDeps, inbound: Inbound): Promise<Replied> {
  try {
    return await write(deps, inbound, await deps.respond(inbound));
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    // Somebody else's step came in between: what there is to say follows from how it stands now.
    return write(deps, inbound, await deps.respond(inbound));
  }
}

async function write(deps: ReplyDeps, inbound: Inbound, result: Result): Promise<Replied> {
  const at = deps.system.now();
  const messages = await placeReply(deps, { inbound, result, at });
  const notices = await addressNotices(deps, result.notices, at);
  const said = [...result.facts, ...notices.facts];
  const facts = [...said, ...(await deps.signals(said, at))];
  await deps.store.transaction(async (ports) => {
    await ports.conversation.append(facts);
    await ports.conversation.queue([
      ...(result.sensitive ? messages.map(withoutText) : messages),
      ...notices.messages,
    ]);
    await ports.conversation.finish(inbound.id, at);
  });
  deps.afterwards(facts);
  return { messages, sent: deps.send([...messages, ...notices.messages]) };
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
  const id = deps.system.newId();
  return [toReply(inbound, { id, at: deps.system.now(), card: sentences(replyWords.stillWorking()) })];
}

function withoutText(message: OutgoingMessage): OutgoingMessage {
  return { ...message, card: null };
}
