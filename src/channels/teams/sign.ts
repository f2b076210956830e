import type { System } from "../../core/ports/system.ts";
import { type ConnectorAt, errorName } from "./connector.ts";
import type { Frame } from "./heard.ts";
import type { Log } from "./log.ts";
import { typing } from "./to-activity.ts";
import { addressOf } from "./transport.ts";

export interface SignDeps {
  readonly connector: ConnectorAt;
  readonly system: Pick<System, "now">;
  readonly log: Log;
}

/** A burst of questions must not spend on signs what Teams takes in answers. */
const signsPerSecond = 10;

/**
 * Shows at once that Cairn is at work. A sign that fails is no harm: the answer comes all the same, and takes
 * the sign away.
 */
export function createSign({ connector, system, log }: SignDeps) {
  let second = 0;
  let shown = 0;
  const mayShow = () => {
    const now = Math.floor(system.now().getTime() / 1000);
    if (now !== second) {
      second = now;
      shown = 0;
    }
    shown++;
    return shown <= signsPerSecond;
  };
  return async (frame: Frame): Promise<void> => {
    // Channels show no such sign.
    if (frame.kind === "channel" || !mayShow()) return;
    try {
      await connector(frame.serviceUrl).post(addressOf(frame), typing);
    } catch (error) {
      log.debug({ problem: errorName(error) }, "Teams took no sign");
    }
  };
}
