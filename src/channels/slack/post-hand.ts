import { z } from "zod";
import type { Element } from "../../core/card.ts";
import { cardOf } from "../../core/card-text.ts";
import type { RevealHand, Started } from "../../core/revealing.ts";
import { toBlocks } from "../cards/block-kit.ts";
import type { Log } from "./bolt-log.ts";
import { callFor } from "./call-for.ts";
import { errorName, sendFailure } from "./send-failure.ts";
import type { Way } from "./send-ways.ts";
import type { WebApi } from "./web-api.ts";
import type { Workspace } from "./workspaces.ts";

export interface PostPlace {
  /** The event that is answered: the post is known by it until the answer takes its place. */
  readonly event: string;
  readonly channel: string;
  readonly find: () => Promise<Workspace | null>;
  readonly webApi: WebApi;
  readonly publicUrl: string;
  readonly log: Log;
}

/** Slack takes about one message a second in a conversation. */
const apartMs = 1_000;

const posted = z.object({ ts: z.string() });

/** A message at the top of a direct conversation, replaced by what there is more of the answer. */
export function postHand(place: PostPlace, mayStart: () => boolean): RevealHand {
  return {
    way: "post",
    apartMs,
    start: async (elements): Promise<Started> => {
      if (!mayStart()) return { kind: "refused" };
      try {
        const answer = await call(place, { kind: "post", channel: place.channel, thread: null }, elements);
        return answer === null
          ? { kind: "refused" }
          : { kind: "stands", platformId: posted.parse(answer).ts };
      } catch (error) {
        place.log.info({ problem: errorName(error) }, "Slack takes no beginning; the answer comes whole");
        return sendFailure(error).kind === "unknown" ? { kind: "unknown" } : { kind: "refused" };
      }
    },
    grow: async (ts, elements) => {
      try {
        return (await call(place, { kind: "update", channel: place.channel, ts }, elements)) !== null;
      } catch (error) {
        place.log.info(
          { problem: errorName(error) },
          "Slack takes no more of an answer; the whole replaces it",
        );
        return false;
      }
    },
  };
}

/** `null`: the app is not installed there. */
async function call(
  { event, find, webApi, publicUrl }: PostPlace,
  way: Extract<Way, { readonly kind: "post" | "update" }>,
  elements: readonly Element[],
): Promise<unknown> {
  const workspace = await find();
  if (workspace === null) return null;
  const shown = toBlocks(cardOf(elements), { baseUrl: publicUrl, messageId: event });
  const { method, args } = callFor(way, shown, { id: event });
  return webApi(workspace.token, method, args);
}
