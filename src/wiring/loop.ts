import { announceAll } from "../conversation/announce.ts";
import type { Reader } from "../core/terms.ts";
import { readerOf } from "../people/reader.ts";
import { decide } from "../retrieval/decide.ts";
import type { Runtime } from "../runtime.ts";
import { type LoopDeps, tellFixes } from "../stewardship/loop/tell-fixes.ts";
import { askDeps } from "./ask.ts";
import { edgeDeps } from "./conversation.ts";
import { readerFacts } from "./practice.ts";
import { type Channels, reachable } from "./reach.ts";

/** Tells people what became of what they reported, and of what they asked in vain. */
export async function tellEveryFix(runtime: Runtime, channels: Channels, now: Date): Promise<void> {
  const news = await tellFixes(await loopDeps(runtime, channels), now);
  if (news.length > 0) await announceAll(edgeDeps(runtime, channels), news);
}

async function loopDeps(runtime: Runtime, channels: Channels): Promise<LoopDeps> {
  const { store, system } = runtime;
  const directory = await runtime.directory();
  const { company, people } = directory;
  const facts = readerFacts(runtime, directory);
  return {
    store: store.fixes,
    pages: store.pages,
    company,
    people,
    readerOf: (person) => readerOf(facts, person),
    answering: (question, reader, at) => answering(runtime, { question, reader, at }),
    reachable: (asked) => reachable(runtime, channels, asked),
    newId: system.newId,
  };
}

async function answering(
  runtime: Runtime,
  { question, reader, at }: { readonly question: string; readonly reader: Reader; readonly at: Date },
) {
  const { search, pages, company } = await askDeps(runtime);
  const found = await search({ text: question, history: [], reader, at, language: null });
  const decision = decide(found, company.policy.ask.candidates);
  if (decision.kind !== "answer") return null;
  const [section] = await pages.currentSections([decision.best.row], at);
  return section ?? null;
}
