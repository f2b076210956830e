import type { OutgoingMessage } from "../../../src/core/ports/conversation-store.ts";
import type { Outbox } from "../../../src/core/ports/outbox.ts";
import type { Transport } from "../../../src/core/ports/transport.ts";
import { type Delivering, startDelivery } from "../../../src/delivery/deliver.ts";
import type { DeliveryDeps, DeliveryEvent } from "../../../src/delivery/delivery-deps.ts";
import type { TestClock } from "./clock.ts";
import type { MemoryOutbox } from "./memory-outbox.ts";

export interface TestDelivery extends Delivering {
  readonly events: readonly DeliveryEvent[];
  ofKind<Kind extends DeliveryEvent["kind"]>(kind: Kind): readonly Extract<DeliveryEvent, { kind: Kind }>[];
}

export function testDelivery(
  clock: TestClock,
  outbox: Outbox,
  transport: Transport,
  others: DeliveryDeps["transports"] = {},
): TestDelivery {
  const events: DeliveryEvent[] = [];
  const delivering = startDelivery({
    outbox,
    transports: { slack: transport, ...others },
    system: clock.system,
    random: () => 0.5,
    wait: clock.wait,
    report: (event) => events.push(event),
  });
  return {
    ...delivering,
    events,
    ofKind: <Kind extends DeliveryEvent["kind"]>(kind: Kind) =>
      events.filter((event): event is Extract<DeliveryEvent, { kind: Kind }> => event.kind === kind),
  };
}

/** What happens after a commit: rows are there, and the same messages with their cards are handed over. */
export function queueAndSend(
  outbox: MemoryOutbox,
  delivering: Delivering,
  messages: readonly OutgoingMessage[],
): Promise<void> {
  outbox.queue(messages);
  return delivering.send(messages);
}
