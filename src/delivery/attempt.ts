import { deliveryWords } from "../core/messages/delivery.ts";
import type { Delivery } from "../core/ports/outbox.ts";
import type { FindResult, SendResult, Transport } from "../core/ports/transport.ts";
import type { DeliveryDeps, DeliveryEvent } from "./delivery-deps.ts";
import { type Attempt, afterFailedLookUp, afterSend, type Decision } from "./retry.ts";
import { within } from "./within.ts";

/** Whoever took a message and said nothing for so long is taken for dead. */
const abandonedAfterMs = 60_000;

/**
 * A transport that gives no answer for so long is not waited for. Looking up and sending together stay
 * well below the time after which another process takes the message over.
 */
const answerWithinMs = 20_000;

/** Whoever comes to the sending later than this, because the process stood still, leaves it to the others. */
const sendWithinMs = abandonedAfterMs - answerWithinMs;

export interface Attempted {
  /** `null`: somebody else has the message, or the database did not take in what became of it. */
  readonly decision: Decision | null;
  /** What the platform asked for beyond this message; `null`: nothing. */
  readonly wait: Extract<SendResult, { kind: "wait" }> | null;
  /** The database failed. */
  readonly trouble: boolean;
}

/**
 * Takes one message, sends it if it has not arrived already, and settles it. Never throws: what the database
 * did not take in stays taken, and is looked up by whoever finds it abandoned.
 *
 * @param delivery as found due a moment ago, with its card.
 */
export async function attempt(deps: DeliveryDeps, delivery: Delivery): Promise<Attempted> {
  const { outbox, system, report } = deps;
  const { id, channel } = delivery.message;
  const transport = deps.transports[channel];
  if (transport === undefined) return untouched;
  const takenAt = system.now();
  try {
    if (!(await outbox.take(id, takenAt, abandonedBefore(takenAt)))) return untouched;
  } catch (error) {
    report({ kind: "trouble", doing: "take", id, error });
    return { ...untouched, trouble: true };
  }
  const done = await findOrSend(deps, transport, delivery, takenAt);
  if (done === null) return untouched;
  const { decision, wait } = done;
  try {
    await settle(deps, id, decision);
  } catch (error) {
    report({ kind: "trouble", doing: "settle", id, error });
    return { decision: null, wait, trouble: true };
  }
  report(eventOf(delivery, decision, system.now()));
  return { decision, wait, trouble: false };
}

const untouched: Attempted = { decision: null, wait: null, trouble: false };

export function abandonedBefore(now: Date): Date {
  return new Date(now.getTime() - abandonedAfterMs);
}

/** `null`: it came too late to the sending, and somebody else may be at it. */
async function findOrSend(
  deps: DeliveryDeps,
  transport: Transport,
  delivery: Delivery,
  takenAt: Date,
): Promise<(Pick<Attempted, "wait"> & { readonly decision: Decision }) | null> {
  const { message, isUncertain, replacesPlatformId } = delivery;
  const tried = { tries: delivery.tries + 1, queuedAt: message.at };
  const moment = () => ({ now: deps.system.now(), random: deps.random });
  const found: FindResult = isUncertain
    ? await answerOf(deps, message.id, () => transport.find(message), "failed")
    : { kind: "absent" };
  if (found.kind === "failed")
    return { decision: afterFailedLookUp(found.problem, tried, moment()), wait: null };
  if (found.kind === "found") {
    const end = { kind: "sent", platformId: found.platformId, mayBeDoubled: false } as const;
    return { decision: { end, reason: "had-arrived" }, wait: null };
  }
  const earlier: Attempt["earlier"] = found.kind === "absent" ? "none" : "no-look-up";
  if (deps.system.now().getTime() - takenAt.getTime() > sendWithinMs) return null;
  const send = () => transport.send(message, replacesPlatformId);
  const result: SendResult = await answerOf(deps, message.id, send, "unknown");
  return {
    decision: afterSend(result, { ...tried, earlier }, moment()),
    wait: result.kind === "wait" ? result : null,
  };
}

/** A transport's answer; one that keeps silent, or breaks its promise not to throw, has an unknown end. */
async function answerOf<Result, Kind extends string>(
  { wait, report }: DeliveryDeps,
  id: string,
  work: () => Promise<Result>,
  otherwise: Kind,
): Promise<Result | { readonly kind: Kind; readonly problem: string }> {
  try {
    const answer = await within(wait, answerWithinMs, work());
    return answer ?? { kind: otherwise, problem: deliveryWords.noAnswer(answerWithinMs) };
  } catch (error) {
    report({ kind: "trouble", doing: "send", id, error });
    return { kind: otherwise, problem: deliveryWords.brokeOff(nameOf(error)) };
  }
}

/** A lost connection is the usual trouble, and the next one is new: once more costs nothing. */
async function settle({ outbox, system }: DeliveryDeps, id: string, { end }: Decision): Promise<void> {
  await outbox.settle(id, end, system.now()).catch(() => outbox.settle(id, end, system.now()));
}

function eventOf({ message, tries }: Delivery, { end, reason }: Decision, now: Date): DeliveryEvent {
  const { id, channel, conversation, at } = message;
  const told = { id, channel, conversation, reason, tries: tries + 1 };
  switch (end.kind) {
    case "sent": {
      const waitedMs = now.getTime() - at.getTime();
      return { ...told, kind: "sent", waitedMs, mayBeDoubled: end.mayBeDoubled };
    }
    case "later":
      return {
        ...told,
        kind: "postponed",
        at: end.at,
        isUncertain: end.isUncertain,
        problem: end.problem,
      };
    case "given-up":
      return { ...told, kind: "given-up", problem: end.problem };
  }
}

/** Its kind alone: what an error says may quote what people wrote. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
