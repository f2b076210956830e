import { type Draft, draftState } from "../../core/drafts.ts";
import type { DraftDeps } from "../drafts/draft-deps.ts";
import { draftedPage } from "../drafts/draft-view.ts";
import { newPageText } from "../drafts/new-page.ts";
import { type ReworkedProposal, rewriteExamples } from "./rewrite-examples.ts";
import { sourceOf } from "./source-of.ts";

/** What somebody made of earlier proposals of a model, for the next one; nobody made nothing of any. */
export async function examplesOf(
  deps: DraftDeps,
  person: string | null,
  kind: "new" | "edit",
): Promise<string> {
  const { drafts } = deps.store;
  const own = person === null ? [] : await drafts.draftsBy(person, lookedAt);
  const reworked: ReworkedProposal[] = [];
  const words = new Map<Draft, string>();
  for (const wanted of own) {
    if (
      wanted.kind !== kind ||
      wanted.origin !== "model" ||
      wanted.replaces === null ||
      draftState(wanted) !== "published"
    )
      continue;
    const proposed = await drafts.draft(wanted.replaces);
    if (proposed === null) continue;
    reworked.push({ proposed, wanted });
    for (const draft of [proposed, wanted]) words.set(draft, await wordsOf(deps, draft));
  }
  return rewriteExamples(reworked, (draft) => words.get(draft) ?? "", deps.company.policy.drafting.examples);
}

/** Latest drafts of a person that are looked through. */
const lookedAt = 50;

async function wordsOf(deps: DraftDeps, draft: Draft): Promise<string> {
  const { sop, base, section, body } = draft;
  if (draft.kind === "new") return newPageText(draft, deps.company.policy);
  const drafted = await draftedPage(deps, sop);
  const version = drafted?.versions.find((one) => one.version === base);
  if (drafted === null || version === undefined || section === null) return body.trim();
  return sourceOf(deps, { page: drafted.page, version }, { body, section });
}
