import { announce } from "../conversation/announce.ts";
import { ConflictError } from "../core/errors.ts";
import { takeWorkEvents, type WorkEventReport } from "../practice/at-work/take-work-events.ts";
import type { Runtime } from "../runtime.ts";
import { edgeDeps, practice } from "./conversation.ts";
import type { Channels } from "./reach.ts";

/** Looks anew so many times when the same comes in twice at once. */
const tries = 3;

/** Keeps what happened in work systems with what follows from it, all or nothing. */
export async function takeEvents(
  runtime: Runtime,
  channels: Channels,
  events: readonly unknown[],
): Promise<WorkEventReport> {
  for (let left = tries - 1; ; left -= 1) {
    const deps = {
      ...(await practice(runtime, channels)),
      wasSaid: async (message: string) => (await runtime.store.conversation.message(message)) !== null,
    };
    const { report, ...news } = await takeWorkEvents(deps, events, runtime.system.now());
    try {
      await announce(edgeDeps(runtime, channels), news);
      return report;
    } catch (error) {
      if (!(error instanceof ConflictError) || left === 0) throw error;
    }
  }
}
