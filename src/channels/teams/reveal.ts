import type { BeginningStore } from "../../core/ports/beginning-store.ts";
import type { ReferenceStore } from "../../core/ports/reference-store.ts";
import type { System } from "../../core/ports/system.ts";
import type { Reveals } from "../../core/reveal.ts";
import { openRevealing } from "../../core/revealing.ts";
import { shownBeginnings } from "../../core/shown-beginnings.ts";
import { type ConnectorAt, errorName } from "./connector.ts";
import type { Log } from "./log.ts";
import { streamHand } from "./stream-hand.ts";

export interface RevealDeps {
  readonly connector: ConnectorAt;
  readonly references: Pick<ReferenceStore, "reference">;
  readonly beginnings: BeginningStore;
  readonly system: Pick<System, "now">;
  readonly pause: (ms: number) => Promise<void>;
  readonly log: Log;
}

/** Shows the beginning of an answer in the chat in which the whole will stand. */
export function createReveals(deps: RevealDeps): Reveals {
  const { connector, references, log } = deps;
  const shown = shownBeginnings();
  return {
    open: ({ id: event, conversation, reach }) => {
      if (reach !== "direct") return null;
      const there = async () => {
        const reference = await references.reference("teams", conversation);
        return reference === null || reference.closed !== null ? null : connector(reference.serviceUrl);
      };
      return openRevealing(
        {
          ...deps,
          now: deps.system.now,
          onShown: (elements) => shown.keep(event, elements),
          onFailure: (error) =>
            log.warn({ problem: errorName(error) }, "the beginning of an answer is not shown"),
        },
        event,
        streamHand({ conversation, connector: there, log }),
      );
    },
    shown: shown.of,
  };
}
