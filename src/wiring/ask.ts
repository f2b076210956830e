import type { AskDeps } from "../ask/ask-deps.ts";
import { learnWordings } from "../ask/wordings.ts";
import { itemPool } from "../practice/items/pool.ts";
import { isExperienced } from "../practice/path/experience.ts";
import { search } from "../retrieval/search.ts";
import type { Runtime } from "../runtime.ts";
import { changeDetails } from "../stewardship/changes/change-elements.ts";
import { versionChange } from "../stewardship/changes/version-change.ts";
import { bringIndexUpToDate } from "../stewardship/publishing/index-pages.ts";
import { summaryElements } from "../stewardship/summaries/summary-elements.ts";
import { chanceWithin, fillInBackground } from "./meaning.ts";
import { administratorOf } from "./people.ts";
import { withIds } from "./practice.ts";

/** What Ask works with, on the runtime's pages as they are published now. */
export async function askDeps(runtime: Runtime): Promise<AskDeps> {
  const { store, index, meaning: embedder, reranker, system } = runtime;
  const { company, people, trust, sops } = await runtime.directory();
  const experience = {
    store: store.practice,
    pool: (at: Date) => itemPool({ items: store.items, pages: store.pages, policy: company.policy }, at),
    skillMap: withIds(company.skillMap, (path) => sops.get(path) ?? null),
    policy: company.policy.practice,
  };
  const searching = { index, current: store.pages, glossary: company.glossary };
  return {
    search: async (asked) => {
      // Another process may have published since.
      await bringIndexUpToDate({ pages: store.pages, index }, { now: asked.at });
      fillInBackground(runtime);
      const minimumEvidence = await runtime.minimumEvidence();
      return search({ ...searching, embedder: null, minimumEvidence }, { ...asked, trust });
    },
    searchByMeaning:
      embedder === null && reranker === null
        ? null
        : async (asked) => {
            const minimumEvidence = await runtime.minimumEvidence();
            const chance = await chanceWithin(runtime, company.policy.embeddings.questionWithinMs);
            const deps = { ...searching, embedder, reranker, minimumEvidence, chance };
            return search(deps, { ...asked, trust });
          },
    pages: store.pages,
    store: store.ask,
    changesOf: async (version, at) => {
      const change = await versionChange({ pages: store.pages }, version, at);
      if (change === null) return [];
      const summary = await store.modelDrafts.changeSummary({ ...version, before: change.before });
      return [...summaryElements(summary ?? []), ...changeDetails(change.comparison)];
    },
    company,
    people,
    administrator: administratorOf(runtime.config, people)?.id ?? null,
    model: runtime.model,
    formFor: async ({ person, at }, section) => {
      const isProven = person !== null && (await isExperienced(experience, { person, section, at }));
      return isProven ? "experienced" : "novice";
    },
    now: system.now,
    newId: system.newId,
    stopwatch: system.stopwatch,
  };
}

/** What the daily rule on known wordings works with. */
export async function learn(runtime: Runtime, now: Date): Promise<void> {
  const { policy } = (await runtime.directory()).company;
  await learnWordings({ store: runtime.store, policy, newId: runtime.system.newId }, now);
}
