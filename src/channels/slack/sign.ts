import type { Inbound } from "../../core/inbound.ts";
import { slackWords } from "../../core/messages/slack.ts";
import type { System } from "../../core/ports/system.ts";
import type { Log } from "./bolt-log.ts";
import { installationOf, localId } from "./heard.ts";
import type { ReplyUrls } from "./reply-url.ts";
import { errorName } from "./send-failure.ts";
import type { WebApi } from "./web-api.ts";
import type { Workspaces } from "./workspaces.ts";

export interface SignDeps {
  readonly webApi: WebApi;
  readonly workspaces: Workspaces;
  readonly replyUrls: ReplyUrls;
  readonly system: System;
  readonly pause: (ms: number) => Promise<void>;
  readonly log: Log;
}

/** An answer that is quicker than this needs no sign. */
const signAfterMs = 700;
/** A burst of questions must not spend Slack's patience on signs. */
const signsPerSecond = 10;

/** Where a sign is shown. */
type SignPlace =
  | { readonly kind: "status"; readonly channel: string; readonly thread: string }
  /** `isOwn`: what Slack calls the original at this address can be nothing but the sign. */
  | { readonly kind: "reply"; readonly url: string; readonly isOwn: boolean };

/**
 * Shows within a second that Cairn is at work, unless the answer is there first. A sign that fails is no
 * harm: the answer comes all the same.
 */
export function createSign(deps: SignDeps) {
  let second = 0;
  let shown = 0;
  const mayShow = () => {
    const now = Math.floor(deps.system.now().getTime() / 1000);
    if (now !== second) {
      second = now;
      shown = 0;
    }
    shown++;
    return shown <= signsPerSecond;
  };
  return async (inbound: Inbound, answered: Promise<void>): Promise<void> => {
    const place = signPlace(inbound);
    if (place === null) return;
    const ended = answered.then(
      () => true,
      () => true,
    );
    if (await Promise.race([ended, deps.pause(signAfterMs).then(() => false)])) return;
    if (!mayShow()) return;
    await show(deps, inbound, place, "shown");
    await ended;
    // Slack takes a status back when a post comes, but not for an answer that only one person sees.
    if (place.kind === "status" || place.isOwn) await show(deps, inbound, place, "taken-back");
  };
}

/** `null`: nothing is expected here, or Slack has no place for a sign. */
function signPlace(inbound: Inbound): SignPlace | null {
  const { addressed, body, message, thread, reach, replyUrl } = inbound;
  // Overheard: perhaps nothing is said at all. A deletion asks for nothing.
  if (!addressed || body.kind === "deletion") return null;
  if (reach === "aside" && body.kind === "message") {
    if (replyUrl === null) return null;
    // At a shortcut's address the original may be the message on which it was chosen.
    const isOwn = !new URL(replyUrl).pathname.startsWith("/app/");
    return { kind: "reply", url: replyUrl, isOwn };
  }
  const channel = localId(inbound.conversation);
  const root = thread ?? message;
  return root === null || reach === "aside" ? null : { kind: "status", channel, thread: root };
}

const aside = {
  shown: { text: slackWords.lookingUpAside, response_type: "ephemeral", replace_original: false },
  "taken-back": { delete_original: true },
};

async function show(
  deps: SignDeps,
  inbound: Inbound,
  place: SignPlace,
  state: "shown" | "taken-back",
): Promise<void> {
  try {
    if (place.kind === "reply") {
      const failure = await deps.replyUrls.send(place.url, aside[state]);
      if (failure !== null) deps.log.debug({ state, failure: failure.kind }, "Slack took no sign");
      return;
    }
    const workspace = await deps.workspaces.find(installationOf(inbound.conversation));
    if (workspace === null) return;
    const status = state === "shown" ? slackWords.lookingUp : "";
    const args = { channel_id: place.channel, thread_ts: place.thread, status };
    await deps.webApi(workspace.token, "assistant.threads.setStatus", args);
  } catch (error) {
    deps.log.debug({ problem: errorName(error) }, "Slack took no sign");
  }
}
