import { withDraftStep } from "../../core/draft-facts.ts";
import { type Draft, draftState } from "../../core/drafts.ts";
import { InputError } from "../../core/errors.ts";
import { publishing } from "../../core/messages/stewardship.ts";
import type { Policy } from "../../core/policy.ts";
import type { PassageIndex } from "../../core/ports/retrieval.ts";
import type { Store } from "../../core/ports/store.ts";
import { commit } from "../publishing/commit.ts";
import { bringIndexUpToDate } from "../publishing/index-pages.ts";
import { toBatch } from "../publishing/to-batch.ts";
import { type DraftPlan, planDraft } from "./plan-draft.ts";
import { planNewPage } from "./plan-new-page.ts";
import { sourceOfNew } from "./source-of-new.ts";

export interface PublishDraftDeps {
  readonly store: Pick<Store, "pages" | "drafts" | "transaction">;
  readonly index: PassageIndex;
  readonly policy: Policy;
}

/** A draft with what became of it. */
export interface PublishedDraft {
  readonly draft: Draft;
  readonly plan: DraftPlan;
}

/**
 * Publishes an approved draft, the version and the step that says so in one transaction: however often and by
 * however many it is called, it is published once, and a crash leaves it to the next call. A draft that cannot be
 * published is only told so; the caller writes what follows. `null`: there is nothing to publish.
 *
 * @throws ConflictError when somebody else published it meanwhile.
 */
export async function publishDraft(
  deps: PublishDraftDeps,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<PublishedDraft | null> {
  const { store, index, policy } = deps;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    await bringIndexUpToDate({ pages: store.pages, index }, { now });
    const seen = await store.pages.lastPublication();
    const draft = await store.drafts.draft(id);
    if (draft === null || draftState(draft) !== "approved") return null;
    const plan = await planFor(deps, draft, now);
    if (plan.kind !== "publish") return { draft, plan };
    const batch = toBatch([plan.plan], policy.publishing.passageWords);
    const place = { source: plan.plan.page.source, at: now, forgottenFiles: [] };
    const step = withDraftStep(draft, { kind: "published", version: plan.version, at: now });
    if ((await commit({ store, index }, { ...batch, ...place }, seen, [step.fact])) !== null)
      return { draft: step.draft, plan };
  }
  throw new InputError(publishing.busy());
}

/** How often it starts over because another publication came in between. */
const attempts = 4;

async function planFor({ store, policy }: PublishDraftDeps, draft: Draft, now: Date): Promise<DraftPlan> {
  const page = (await store.pages.storedPages("", [draft.sop])).find(({ sop }) => sop === draft.sop);
  const setting = { now, policy };
  if (page !== undefined) {
    const versions = await store.pages.storedVersions([draft.sop]);
    return planDraft(draft, { page, versions }, setting);
  }
  if (draft.kind !== "new") return { kind: "lapse", why: "retired" };
  return planNewPage(draft, { source: await sourceOfNew(store), versions: [] }, setting);
}
