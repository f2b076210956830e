import type { AskDeps } from "../ask/ask-deps.ts";
import { announceAll } from "../conversation/announce.ts";
import type { ReplyDeps } from "../conversation/reply.ts";
import type { Fact } from "../core/facts.ts";
import { anonymous } from "../core/terms.ts";
import type { Turn } from "../jobs/jobs.ts";
import { decide } from "../retrieval/decide.ts";
import type { Runtime } from "../runtime.ts";
import { detectGaps } from "../signals/gaps/detect.ts";
import { nightSize } from "../signals/gaps/night.ts";
import { lookForMissingPages } from "../signals/missing/content-gap.ts";
import { maySignal, noteSignals } from "../signals/signs/note-signals.ts";
import { readerFacts, withIds } from "./practice.ts";

/** The signs in what is about to be remembered. */
export async function signalsIn(
  runtime: Runtime,
  facts: readonly Fact[],
  at: Date,
): Promise<readonly Fact[]> {
  if (!maySignal(facts)) return [];
  const { store } = runtime;
  const directory = await runtime.directory();
  const { company } = directory;
  const { resolveSop } = readerFacts(runtime, directory);
  const deps = {
    answers: store.ask,
    signals: store.signals,
    pages: store.pages,
    practice: store.practice,
    items: store.items,
    skillMap: withIds(company.skillMap, resolveSop),
    policy: company.policy,
  };
  return noteSignals(deps, { facts, at });
}

/** The nightly look for gaps of people, of pages, and for pages that are missing. */
export async function detectEverything(runtime: Runtime, { ask, edge, now, turn }: Detecting): Promise<void> {
  const { store, system, index } = runtime;
  const directory = await runtime.directory();
  const { company, people } = directory;
  const { resolveSop } = readerFacts(runtime, directory);
  const { transaction, pages } = store;
  const skillMap = withIds(company.skillMap, resolveSop);
  const deps = {
    store: store.signals,
    transaction,
    pages,
    company,
    people,
    skillMap,
    newId: system.newId,
    size: nightSize,
  };
  const found = await detectGaps(deps, now, turn.isOver);
  if (found === null) return turn.again();
  const missing = await lookForMissingPages(
    {
      ...deps,
      answers: store.ask,
      corpus: await index.vocabulary(),
      model: runtime.model,
      isAnswered: (question) => isAnswered(ask, question, now),
    },
    now,
  );
  const moves = [...found.moves, ...missing];
  for (let from = 0; from < moves.length; from += atOnce) {
    const batch = moves.slice(from, from + atOnce);
    await announceAll(
      edge,
      batch.map((move) => ({ facts: [move], notices: [] })),
    );
  }
  await found.finish();
}

interface Detecting {
  readonly ask: AskDeps;
  readonly edge: ReplyDeps;
  readonly now: Date;
  readonly turn: Turn;
}

const atOnce = 100;

/** Whether somebody who may read what everybody may would get an answer by now. */
async function isAnswered({ search, company }: AskDeps, text: string, at: Date): Promise<boolean> {
  const found = await search({ text, history: [], reader: anonymous, at, language: null });
  return decide(found, company.policy.ask.candidates).kind === "answer";
}
