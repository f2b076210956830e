import type { Delivery } from "../core/ports/outbox.ts";
import { abandonedBefore } from "./attempt.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";
import type { Handed } from "./handed.ts";
import type { Line } from "./line.ts";

/** Rows asked for at once. */
const lookFor = 64;

/**
 * Looks into the outbox and lines up what is due, each with its card. Returns whether there may be more.
 *
 * @throws what the outbox throws.
 */
export async function lineUp(deps: DeliveryDeps, line: Line, handed: Handed): Promise<boolean> {
  const { outbox, system } = deps;
  const beganAt = system.stopwatch();
  handed.forgetOld(beganAt);
  const channels = line.wanting();
  // What is in line or in hand now is not looked for, and may be neither by the time the look has ended.
  const waiting = handed
    .waiting()
    .filter(({ channel, conversation }) => channels.includes(channel) && !line.has(conversation));
  const now = system.now();
  const found = await outbox.due({
    channels,
    now,
    abandonedBefore: abandonedBefore(now),
    except: line.except(),
    limit: lookFor,
  });
  const complete = found.flatMap((delivery): Delivery[] => {
    const message = handed.complete(delivery.message, beganAt);
    if (!("leaveUntil" in message)) return [{ ...delivery, message }];
    line.sleep(delivery.message.conversation, message.leaveUntil);
    return [];
  });
  line.add(complete, beganAt);
  const isMoreToFind = found.length >= lookFor;
  if (!isMoreToFind)
    for (const { id, conversation } of waiting) if (!line.has(conversation)) handed.notFound(id);
  return isMoreToFind;
}
