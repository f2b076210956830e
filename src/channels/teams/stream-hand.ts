import type { RevealHand, Started } from "../../core/revealing.ts";
import { runningWords } from "../../core/running-words.ts";
import { type Connector, errorName } from "./connector.ts";
import type { Log } from "./log.ts";
import { sendFailure } from "./send-failure.ts";
import { growing } from "./streaming.ts";

export interface StreamPlace {
  readonly conversation: string;
  /** Calls where the conversation is; `null`: nothing may be said there. */
  readonly connector: () => Promise<Connector | null>;
  readonly log: Log;
}

/** Teams takes one update a second. */
const apartMs = 1_100;

/** A message that grows in the chat of one person with Cairn. It ends with the answer: see `end-stream.ts`. */
export function streamHand({ conversation, connector, log }: StreamPlace): RevealHand {
  let words = "";
  let sequence = 1;
  return {
    way: "stream",
    apartMs,
    start: async (elements): Promise<Started> => {
      words = runningWords(elements);
      const there = await connector();
      if (there === null) return { kind: "refused" };
      try {
        const id = await there.post(conversation, growing(words, sequence, { id: null, conversation }));
        // Without an id it can neither grow nor end: Teams takes it away by itself.
        return id === null ? { kind: "refused" } : { kind: "stands", platformId: id };
      } catch (error) {
        log.info({ problem: errorName(error) }, "Teams takes no stream; the answer comes whole");
        return sendFailure(error).kind === "unknown" ? { kind: "unknown" } : { kind: "refused" };
      }
    },
    grow: async (streamId, elements) => {
      const grown = runningWords(elements);
      const there = await connector();
      if (there === null || !grown.startsWith(words)) return false;
      words = grown;
      sequence++;
      try {
        await there.post(conversation, growing(words, sequence, { id: streamId, conversation }));
        return true;
      } catch (error) {
        log.info({ problem: errorName(error) }, "Teams takes no more of a stream; the answer replaces it");
        return false;
      }
    },
  };
}
