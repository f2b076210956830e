import { z } from "zod";
import type { RevealHand, Started } from "../../core/revealing.ts";
import { runningWords } from "../../core/running-words.ts";
import { markdownOf } from "../cards/block-kit-text.ts";
import type { Log } from "./bolt-log.ts";
import { errorName, sendFailure } from "./send-failure.ts";
import type { WebApi } from "./web-api.ts";
import type { Workspace } from "./workspaces.ts";

export interface StreamPlace {
  readonly channel: string;
  readonly thread: string;
  /** For whom it streams; everybody in the thread sees it. */
  readonly user: string;
  readonly find: () => Promise<Workspace | null>;
  readonly webApi: WebApi;
  readonly log: Log;
}

/** `chat.appendStream` is taken a hundred times a minute: a few for each of the twenty streams. */
const apartMs = 300;

/** A stream of Slack's in a thread. It ends with the answer: see `end-stream.ts`. */
export function streamHand(place: StreamPlace, mayStart: () => boolean): RevealHand {
  let words = "";
  return {
    way: "stream",
    apartMs,
    start: async (elements) => {
      words = runningWords(elements);
      return start(place, mayStart, words);
    },
    grow: async (ts, elements) => {
      const grown = runningWords(elements);
      if (!grown.startsWith(words) || !(await append(place, ts, grown.slice(words.length)))) return false;
      words = grown;
      return true;
    },
  };
}

const started = z.object({ ts: z.string() });

async function start(
  { channel, thread, user, find, webApi, log }: StreamPlace,
  mayStart: () => boolean,
  words: string,
): Promise<Started> {
  const workspace = await find();
  if (workspace === null || !mayStart()) return { kind: "refused" };
  const to = { recipient_user_id: user, recipient_team_id: workspace.team ?? workspace.id };
  const args = { channel, thread_ts: thread, ...to, markdown_text: markdownOf(words) };
  try {
    const { ts } = started.parse(await webApi(workspace.token, "chat.startStream", args));
    return { kind: "stands", platformId: ts };
  } catch (error) {
    log.info({ problem: errorName(error) }, "Slack takes no stream; the answer comes whole");
    return sendFailure(error).kind === "unknown" ? { kind: "unknown" } : { kind: "refused" };
  }
}

async function append(
  { channel, find, webApi, log }: StreamPlace,
  ts: string,
  added: string,
): Promise<boolean> {
  const workspace = await find();
  if (workspace === null) return false;
  try {
    await webApi(workspace.token, "chat.appendStream", { channel, ts, markdown_text: markdownOf(added) });
    return true;
  } catch (error) {
    log.info({ problem: errorName(error) }, "Slack takes no more of a stream; the answer replaces it");
    return false;
  }
}
