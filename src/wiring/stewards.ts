import { announceAll } from "../conversation/announce.ts";
import type { ReplyDeps } from "../conversation/reply.ts";
import type { Fact } from "../core/facts.ts";
import type { Turn } from "../jobs/jobs.ts";
import { readerOf } from "../people/reader.ts";
import type { Runtime } from "../runtime.ts";
import { wordsAsked } from "../signals/missing/words-asked.ts";
import { lessonsInQueue } from "../stewardship/drafts/lessons-in-queue.ts";
import type { FlagDeps } from "../stewardship/flags/flag-deps.ts";
import { lookForDoubts } from "../stewardship/flags/look-for-doubts.ts";
import { takeUpSignals } from "../stewardship/flags/take-up-signals.ts";
import { bringIndexUpToDate } from "../stewardship/publishing/index-pages.ts";
import { sendQueues } from "../stewardship/queue/send-queues.ts";
import type { StewardDeps } from "../stewardship/queue/steward-deps.ts";
import { tagsInQueue } from "../stewardship/tags/decide-tags.ts";
import { draftDeps } from "./drafts.ts";
import { administratorOf } from "./people.ts";
import { readerFacts } from "./practice.ts";
import { type Channels, reachable } from "./reach.ts";
import { tagDeps } from "./tags.ts";

/** What queues and decisions about pages work with, on people and pages as they are now. */
export async function stewardDeps(runtime: Runtime, channels: Channels): Promise<StewardDeps> {
  const { store, system } = runtime;
  const directory = await runtime.directory();
  const { company, people, trust } = directory;
  const facts = readerFacts(runtime, directory);
  return {
    flags: store.flags,
    pages: store.pages,
    drafts: store.drafts,
    signals: store.signals,
    company,
    people,
    former: await store.people.formerManagers(),
    administrator: administratorOf(runtime.config, people)?.id ?? null,
    trust,
    readerOf: (person) => readerOf(facts, person),
    tags: async (person, at) => [
      ...(await tagsInQueue(await tagDeps(runtime), { person, at })),
      ...(await lessonsInQueue(await draftDeps(runtime, channels), { person, at })),
    ],
    wordsAsked: (gap, owner) => wordsAsked({ store: store.signals, people, company }, gap, owner),
    reachable: (asked) => reachable(runtime, channels, asked),
    writing: () => draftDeps(runtime, channels),
    newId: system.newId,
  };
}

async function flagDeps(runtime: Runtime): Promise<FlagDeps> {
  const { store, system, index } = runtime;
  const { company, people } = await runtime.directory();
  return {
    flags: store.flags,
    pages: store.pages,
    answers: store.ask,
    signals: store.signals,
    index,
    company,
    people,
    former: await store.people.formerManagers(),
    administrator: administratorOf(runtime.config, people)?.id ?? null,
    newId: system.newId,
  };
}

/** The nightly look for doubts about pages, a turn of it. What was found is written before it counts as done. */
export async function lookForEveryDoubt(
  runtime: Runtime,
  edge: ReplyDeps,
  { now, turn }: { readonly now: Date; readonly turn: Turn },
): Promise<void> {
  const { store, index } = runtime;
  await bringIndexUpToDate({ pages: store.pages, index }, { now });
  for await (const { facts, look } of lookForDoubts(await flagDeps(runtime), now)) {
    await announceEach(edge, facts);
    await store.transaction((ports) => ports.flags.keepLook(look));
    if (look.stands.going !== null && turn.isOver()) return turn.again();
  }
}

/** Takes up what signals found and people said, and sends the queues that are due. */
export async function sendEveryQueue(
  runtime: Runtime,
  { channels, edge, now }: { readonly channels: Channels; readonly edge: ReplyDeps; readonly now: Date },
): Promise<void> {
  await announceEach(edge, await takeUpSignals(await flagDeps(runtime), now));
  const news = await sendQueues(await stewardDeps(runtime, channels), now);
  if (news.length > 0) await announceAll(edge, news);
}

/** Facts that do not rest on one another: one that somebody else has overtaken keeps no other back. */
async function announceEach(edge: ReplyDeps, facts: readonly Fact[]): Promise<void> {
  for (let from = 0; from < facts.length; from += atOnce) {
    const batch = facts.slice(from, from + atOnce);
    await announceAll(
      edge,
      batch.map((fact) => ({ facts: [fact], notices: [] })),
    );
  }
}

const atOnce = 100;
