import { AlreadyDoneError } from "../core/errors.ts";
import type { Inbound } from "../core/inbound.ts";
import type { OutgoingMessage } from "../core/ports/conversation-store.ts";
import { answerOnce, apologise, claimLeaseMs, type Replied, type ReplyDeps, reply } from "./reply.ts";

export interface EdgeDeps extends ReplyDeps {
  /** Where an administrator finds out what went wrong, by its reference. */
  readonly reportFailure: (error: unknown, reference: string) => void;
}

/**
 * What channels call that fetch their answers. Whatever breaks on the way to an answer, the person gets a
 * polite sentence with a reference, and the event is done.
 *
 * @throws only when not even that can be written, because the database is out of reach. The event then
 * stays unfinished, and a sweep answers it later.
 */
export async function replyOrApologise(
  deps: EdgeDeps,
  inbound: Inbound,
): Promise<readonly OutgoingMessage[]> {
  try {
    return await reply(deps, inbound, claimLeaseMs);
  } catch (error) {
    if (error instanceof AlreadyDoneError) return deps.store.conversation.messagesFor(inbound.id);
    return (await sorry(deps, inbound, error)).messages;
  }
}

/**
 * The same for events that nobody waits for: resolves when the answer is written. `sent`: it is on its way, or
 * in other hands.
 */
export async function answerOrApologise(
  deps: EdgeDeps,
  inbound: Inbound,
  leaseMs: number = claimLeaseMs,
): Promise<Pick<Replied, "sent">> {
  try {
    const replied = await answerOnce(deps, inbound, leaseMs);
    return typeof replied === "string" ? inOtherHands : replied;
  } catch (error) {
    if (error instanceof AlreadyDoneError) return inOtherHands;
    return sorry(deps, inbound, error);
  }
}

const inOtherHands = { sent: Promise.resolve() };

function sorry(deps: EdgeDeps, inbound: Inbound, error: unknown): Promise<Replied> {
  const reference = deps.system.newId();
  deps.reportFailure(error, reference);
  return apologise(deps, inbound, reference);
}
