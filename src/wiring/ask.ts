import type { AskDeps } from "../ask/ask-deps.ts";
import { learnWordings } from "../ask/wordings.ts";
import { search } from "../retrieval/search.ts";
import type { Runtime } from "../runtime.ts";
import { changeDetails } from "../stewardship/changes/change-elements.ts";
import { versionChange } from "../stewardship/changes/version-change.ts";
import { bringIndexUpToDate } from "../stewardship/publishing/index-pages.ts";
import { administratorOf } from "./people.ts";

/** What Ask works with, on the runtime's pages as they are published now. */
export async function askDeps(runtime: Runtime): Promise<AskDeps> {
  const { store, index, embedder, system } = runtime;
  const { company, people, trust } = await runtime.directory();
  return {
    search: async (asked) => {
      // Another process may have published since.
      await bringIndexUpToDate({ pages: store.pages, index }, { now: asked.at });
      const minimumEvidence = await runtime.minimumEvidence();
      const deps = { index, current: store.pages, glossary: company.glossary, embedder, minimumEvidence };
      return search(deps, { ...asked, trust });
    },
    pages: store.pages,
    store: store.ask,
    changesOf: async (version, at) => {
      const change = await versionChange({ pages: store.pages }, version, at);
      return change === null ? [] : changeDetails(change);
    },
    company,
    people,
    administrator: administratorOf(runtime.config, people)?.id ?? null,
    newId: system.newId,
    stopwatch: system.stopwatch,
  };
}

/** What the daily rule on known wordings works with. */
export async function learn(runtime: Runtime, now: Date): Promise<void> {
  const { policy } = (await runtime.directory()).company;
  await learnWordings({ store: runtime.store, policy, newId: runtime.system.newId }, now);
}
