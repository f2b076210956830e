import { announce, announceAll } from "../conversation/announce.ts";
import type { Inbox } from "../conversation/inbox.ts";
import { ConflictError } from "../core/errors.ts";
import { offerNext } from "../handover/offer-next.ts";
import { blankExpiredText } from "../jobs/blank-expired-text.ts";
import type { Turn } from "../jobs/jobs.ts";
import type { JobDeps } from "../jobs/runner.ts";
import { fitMemory } from "../practice/day/fit-memory.ts";
import { planPractice } from "../practice/day/plan-practice.ts";
import { tellItemOwners } from "../practice/owners/tell-item-owners.ts";
import type { Runtime } from "../runtime.ts";
import { eraseOldSignals } from "../signals/signs/erase-signals.ts";
import { askDeps, learn } from "./ask.ts";
import { edgeDeps, handoverDeps, practice, signals } from "./conversation.ts";
import { carryEveryDraft, takeEffect } from "./drafts.ts";
import { carryEveryGap } from "./escalation.ts";
import { tellEveryFix } from "./loop.ts";
import { fillInBackground, sweepVectors } from "./meaning.ts";
import {
  anticipateEveryQuestion,
  draftEveryItem,
  draftEveryLesson,
  proposeEveryRewrite,
  summariseEveryChange,
} from "./model-drafts.ts";
import type { Channels } from "./reach.ts";
import { reconcile } from "./reconcile.ts";
import { detectEverything } from "./signals.ts";
import { lookForEveryDoubt, sendEveryQueue } from "./stewards.ts";
import { proposeEveryTag } from "./tags.ts";

/** What runs by itself. */
export function jobDeps(
  runtime: Runtime,
  { channels, inbox }: { readonly channels: Channels; readonly inbox: Pick<Inbox, "takeUp"> },
): JobDeps {
  const { store, database, system, log } = runtime;
  return {
    engine: database.engine,
    now: system.now,
    handlers: {
      "sweep-unfinished": () => inbox.takeUp(),
      "offer-requests": (_payload, now) => offerRequests(runtime, channels, now),
      "plan-practice": (_payload, now, turn) => planEverybody(runtime, { channels, now, turn }),
      "carry-drafts": (_payload, now) => carryEveryDraft(runtime, channels, now),
      "take-effect": (_payload, now) => takeEffect(runtime, channels, now),
      "tell-item-owners": (_payload, now) => tellOwners(runtime, channels, now),
      "fit-memory": (_payload, now) => fitEverybody(runtime, channels, now),
      "carry-gaps": async (_payload, now) =>
        carryEveryGap(await signals(runtime, channels), edgeDeps(runtime, channels), now),
      "detect-gaps": async (_payload, now, turn) =>
        detectEverything(runtime, {
          ask: await askDeps(runtime),
          edge: edgeDeps(runtime, channels),
          now,
          turn,
        }),
      "look-for-doubts": (_payload, now, turn) =>
        lookForEveryDoubt(runtime, edgeDeps(runtime, channels), { now, turn }),
      "send-queues": (_payload, now) =>
        sendEveryQueue(runtime, { channels, edge: edgeDeps(runtime, channels), now }),
      "propose-tags": (_payload, now, turn) =>
        proposeEveryTag(runtime, edgeDeps(runtime, channels), { now, turn }),
      "draft-items": (_payload, now, turn) =>
        draftEveryItem(runtime, { channels, edge: edgeDeps(runtime, channels), now, turn }),
      "propose-rewrites": (_payload, now, turn) =>
        proposeEveryRewrite(runtime, { channels, edge: edgeDeps(runtime, channels), now, turn }),
      "draft-lessons": (_payload, now, turn) =>
        draftEveryLesson(runtime, { channels, edge: edgeDeps(runtime, channels), now, turn }),
      "anticipate-questions": (_payload, now, turn) => anticipateEveryQuestion(runtime, { now, turn }),
      "summarise-changes": (_payload, now, turn) =>
        summariseEveryChange(runtime, { channels, edge: edgeDeps(runtime, channels), now, turn }),
      "tell-fixes": (_payload, now) => tellEveryFix(runtime, channels, now),
      "fill-vectors": async () => fillInBackground(runtime),
      "sweep-vectors": () => sweepVectors(runtime),
      "reconcile-index": async (_payload, now) => void (await reconcile(runtime, { now, heal: true })),
      "erase-signals": async (_payload, now) => void (await eraseOldSignals(store, now)),
      "blank-expired-text": async (_payload, now) => void (await blankExpiredText(store, now)),
      "learn-wordings": (_payload, now) => learn(runtime, now),
    },
    reportFailure: (error, job) => log.error({ err: error, job }, "a job failed"),
  };
}

/** Takes requests that nobody answered in time to the next person. */
async function offerRequests(runtime: Runtime, channels: Channels, now: Date): Promise<void> {
  const edge = edgeDeps(runtime, channels);
  const failures: unknown[] = [];
  for (const news of await offerNext(await handoverDeps(runtime, channels), now)) {
    await announce(edge, news).catch((error: unknown) => {
      // Somebody answered meanwhile: nothing is left to offer.
      if (!(error instanceof ConflictError)) failures.push(error);
    });
  }
  // Somebody who cannot be reached now must not keep everybody else waiting.
  if (failures.length > 0) throw new AggregateError(failures, "Some requests could not be carried on");
}

/** Asks everybody whose time has come what is due for them. */
async function planEverybody(
  runtime: Runtime,
  { channels, now, turn }: { readonly channels: Channels; readonly now: Date; readonly turn: Turn },
): Promise<void> {
  // One look at the company for all of it: with very many people every look takes seconds.
  const directory = await runtime.directory();
  const still = { ...runtime, directory: async () => directory };
  const edge = edgeDeps(still, channels);
  for await (const batch of planPractice(await practice(still, channels), now)) {
    await announceAll(edge, batch);
    // Whoever was not asked yet is still due.
    if (turn.isOver()) return turn.again();
  }
}

/** Shows owners the items whose section has changed. */
async function tellOwners(runtime: Runtime, channels: Channels, now: Date): Promise<void> {
  const news = await tellItemOwners(await practice(runtime, channels), now);
  if (news.length > 0) await announceAll(edgeDeps(runtime, channels), news);
}

/** Measures how people forget; each is kept as it is found. */
async function fitEverybody(runtime: Runtime, channels: Channels, now: Date): Promise<void> {
  for await (const fact of fitMemory(await practice(runtime, channels), now))
    await runtime.store.conversation.append([fact]);
}
