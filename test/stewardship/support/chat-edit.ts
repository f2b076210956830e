import type { Draft, DraftStep } from "../../../src/core/drafts.ts";
import { defaultPolicy } from "../../../src/core/policy.ts";
import type { PassageIndex } from "../../../src/core/ports/retrieval.ts";
import type { Store } from "../../../src/core/ports/store.ts";
import { publishDraft } from "../../../src/stewardship/drafts/publish-draft.ts";

/** A change as it stands once it is approved in chat. */
export function approvedDraft(more: Partial<Draft> & Pick<Draft, "id" | "sop" | "body">): Draft {
  const at = more.at ?? new Date("2026-11-03T09:00:00Z");
  const step = (kind: DraftStep["kind"], person: string): DraftStep => {
    return { kind, person, reason: null, version: null, message: null, at };
  };
  return {
    kind: "edit",
    base: 1,
    section: null,
    title: "",
    effectiveOn: null,
    reason: "Said in chat",
    author: "ada",
    origin: "chat",
    note: null,
    rollbackOf: null,
    replaces: null,
    at,
    steps: [step("submitted", "ada"), step("approved", "otto")],
    ...more,
  };
}

/** Publishes a draft as the job does. Returns the number of the new version. */
export async function publishApproved(
  store: Store,
  index: PassageIndex,
  draft: Draft,
  now = draft.at,
): Promise<number | null> {
  await store.transaction((ports) => ports.conversation.append([{ kind: "draft-made", draft }]));
  const done = await publishDraft({ store, index, policy: defaultPolicy }, { id: draft.id, now });
  return done?.plan.kind === "publish" ? done.plan.version : null;
}
