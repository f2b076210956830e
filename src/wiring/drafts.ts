import { announceAll } from "../conversation/announce.ts";
import { ConflictError } from "../core/errors.ts";
import type { Fact } from "../core/facts.ts";
import { refreshDrafts } from "../practice/items/refresh-drafts.ts";
import type { Runtime } from "../runtime.ts";
import { afterPublishing, beginDrafts, carryDrafts } from "../stewardship/drafts/carry-drafts.ts";
import type { DraftDeps } from "../stewardship/drafts/draft-deps.ts";
import { type PublishedDraft, publishDraft } from "../stewardship/drafts/publish-draft.ts";
import { inEffectNews } from "../stewardship/drafts/take-effect.ts";
import { edgeDeps } from "./conversation.ts";
import { companyDeps } from "./people.ts";
import { type Channels, reachable } from "./reach.ts";

/** What changes of pages work with, on the company as it is now. */
export async function draftDeps(runtime: Runtime, channels: Channels): Promise<DraftDeps> {
  const { store, system } = runtime;
  const { company, people, administrator } = await companyDeps(runtime);
  return {
    store,
    company,
    people,
    former: await store.people.formerManagers(),
    administrator: administrator?.id ?? null,
    reachable: (asked) => reachable(runtime, channels, asked),
    newId: system.newId,
  };
}

/** Whether something was handed in or approved, which goes on at once. */
export function movesDrafts(facts: readonly Fact[]): boolean {
  return facts.some((fact) => {
    switch (fact.kind) {
      case "page-note-left":
        return true;
      case "draft-made":
        return fact.draft.steps.length > 0;
      case "draft-step":
        return fact.due === "publish";
      default:
        return false;
    }
  });
}

/** Takes every change of a page one step further: begun, published, shown to whoever approves, told. */
export async function carryEveryDraft(runtime: Runtime, channels: Channels, now: Date): Promise<void> {
  const edge = edgeDeps(runtime, channels);
  await announceAll(edge, await beginDrafts(await draftDeps(runtime, channels), now));
  const published = await publishApproved(runtime, now);
  const deps = await draftDeps(runtime, channels);
  for (const one of published) await announceAll(edge, await afterPublishing(deps, one, now));
  await announceAll(edge, await carryDrafts(deps, now));
  if (published.some(({ plan }) => plan.kind === "publish")) await takeEffect(runtime, channels, now);
}

/** What depends on the moment at which a text begins to hold: once for each version, however late. */
export async function takeEffect(runtime: Runtime, channels: Channels, now: Date): Promise<void> {
  const { store, system } = runtime;
  const versions = await store.drafts.versionsToTakeEffect(now);
  if (versions.length === 0) return;
  runtime.forgetDirectory();
  await refreshDrafts({ store }, { now });
  const { people } = await runtime.directory();
  const deps = { pages: store.pages, people, newId: system.newId };
  await announceAll(edgeDeps(runtime, channels), await inEffectNews(deps, versions, now));
}

async function publishApproved(runtime: Runtime, now: Date): Promise<readonly PublishedDraft[]> {
  const { store, index } = runtime;
  const { policy } = (await runtime.directory()).company;
  const done: PublishedDraft[] = [];
  const failures: unknown[] = [];
  for (const { id } of await store.drafts.dueDrafts("publish", atOnce)) {
    try {
      const published = await publishDraft({ store, index, policy }, { id, now });
      if (published !== null) done.push(published);
    } catch (error) {
      // Another process has published it.
      if (!(error instanceof ConflictError)) failures.push(error);
    }
  }
  if (done.length > 0) runtime.forgetDirectory();
  if (failures.length > 0) throw new AggregateError(failures, "Some changes could not be published");
  return done;
}

const atOnce = 50;
