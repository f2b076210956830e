import type { Inbound } from "../../core/inbound.ts";
import type { BeginningStore } from "../../core/ports/beginning-store.ts";
import type { System } from "../../core/ports/system.ts";
import type { Reveals } from "../../core/reveal.ts";
import { openRevealing } from "../../core/revealing.ts";
import { shownBeginnings } from "../../core/shown-beginnings.ts";
import { openAllowance } from "./allowance.ts";
import type { Log } from "./bolt-log.ts";
import { installationOf, localId } from "./heard.ts";
import { postHand } from "./post-hand.ts";
import { errorName } from "./send-failure.ts";
import { streamHand } from "./stream-hand.ts";
import type { WebApi } from "./web-api.ts";
import type { Workspaces } from "./workspaces.ts";

export interface RevealDeps {
  readonly webApi: WebApi;
  readonly workspaces: Workspaces;
  readonly beginnings: BeginningStore;
  readonly publicUrl: string;
  readonly system: Pick<System, "now">;
  readonly pause: (ms: number) => Promise<void>;
  readonly log: Log;
}

/**
 * Shows the beginning of an answer in the place in which the whole will stand: in a thread as a stream of
 * Slack's, and at the top of a direct conversation, where Slack takes no stream, as a message that grows.
 */
export function createReveals(deps: RevealDeps): Reveals {
  const { webApi, workspaces, log } = deps;
  // chat.startStream is taken 20 times a minute. A message that grows costs some chat.update, of which there are 50.
  const streams = openAllowance(20, deps.system.now);
  const posts = openAllowance(12, deps.system.now);
  const shown = shownBeginnings();
  const handFor = (inbound: Inbound) => {
    const { thread, account } = inbound;
    const workspace = installationOf(inbound.conversation);
    const find = () => workspaces.find(workspace);
    const place = { event: inbound.id, channel: localId(inbound.conversation), find, webApi, log };
    if (thread === null) {
      // A conversation known by the person's id alone takes posts, and no updates.
      const isTop = inbound.reach === "direct" && place.channel.startsWith("D");
      return isTop ? postHand({ ...deps, ...place }, () => posts.take(workspace)) : null;
    }
    if (account === null) return null;
    return streamHand({ ...place, thread, user: localId(account) }, () => streams.take(workspace));
  };
  return {
    open: (inbound) => {
      const hand = handFor(inbound);
      if (hand === null) return null;
      return openRevealing(
        {
          ...deps,
          now: deps.system.now,
          onShown: (elements) => shown.keep(inbound.id, elements),
          onFailure: (error) =>
            log.warn({ problem: errorName(error) }, "the beginning of an answer is not shown"),
        },
        inbound.id,
        hand,
      );
    },
    shown: shown.of,
  };
}
