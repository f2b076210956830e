import { AlreadyDoneError } from "../core/errors.ts";
import type { Inbound } from "../core/inbound.ts";
import type { OutgoingMessage } from "../core/ports/conversation-store.ts";
import { answerOnce, apologise, claimLeaseMs, type ReplyDeps, reply } from "./reply.ts";

export interface EdgeDeps extends ReplyDeps {
  /** Where an administrator finds out what went wrong, by its reference. */
  readonly reportFailure: (error: unknown, reference: string) => void;
}

/** Events that one sweep takes up; the next one takes the rest. */
const sweepBatch = 100;

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

/** The same for events that nobody waits for: resolves when the answer is on its way, or somebody else has it. */
export async function answerOrApologise(
  deps: EdgeDeps,
  inbound: Inbound,
  leaseMs: number = claimLeaseMs,
): Promise<void> {
  try {
    const replied = await answerOnce(deps, inbound, leaseMs);
    if (typeof replied !== "string") await replied.sent;
  } catch (error) {
    if (error instanceof AlreadyDoneError) return;
    await (await sorry(deps, inbound, error)).sent;
  }
}

/**
 * Answers what a crash left claimed and unanswered. `leaseMs` 0 takes up everything unfinished: at the
 * start of the only process of an embedded installation, where whoever claimed it is dead.
 *
 * @returns how many events were taken up.
 */
export async function sweepUnfinished(deps: EdgeDeps, leaseMs: number = claimLeaseMs): Promise<number> {
  const before = new Date(deps.system.now().getTime() - leaseMs);
  const left = await deps.store.conversation.unfinished(before, sweepBatch);
  for (const inbound of left) await answerOrApologise(deps, inbound, leaseMs);
  return left.length;
}

function sorry(deps: EdgeDeps, inbound: Inbound, error: unknown) {
  const reference = deps.system.newId();
  deps.reportFailure(error, reference);
  return apologise(deps, inbound, reference);
}
